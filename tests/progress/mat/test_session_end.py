"""Ending as it stands: what is in it stays, and of nothing no trace."""

import datetime as dt
import json
import uuid as uuids
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from progress.mat.ending import end_session
from progress.models import State, WorkoutSession
from progress.services.deletion import purge_deleted
from tests.factories import SetLogFactory, WorkoutSessionFactory
from tests.progress.mat.taps import at, done, stored


def end(client: Client, session: WorkoutSession) -> str:
    answer = client.post(reverse("progress:session_end", args=[session.uuid]))
    return str(answer.headers.get("Location", answer.status_code))


def test_what_was_done_stays(owner_client: Client, running: WorkoutSession) -> None:
    SetLogFactory.create(log=running.logs.first())
    assert end(owner_client, running) == reverse("progress:summary", args=[running.uuid])
    running.refresh_from_db()
    assert running.state == State.DONE
    assert running.ended_at is not None


def test_of_nothing_no_trace_stays_and_it_is_said(owner_client: Client, running: WorkoutSession) -> None:
    assert end(owner_client, running) == reverse("progress:today")
    assert not WorkoutSession.objects.of(running.user).exists()
    page = owner_client.get(reverse("progress:session_list"))
    assert page.text.count("nothing in that session yet") == 1


def test_what_two_answers_told_stands_once(owner_client: Client, running: WorkoutSession) -> None:
    end(owner_client, running)
    end(owner_client, running)
    page = owner_client.get(reverse("progress:session_list"))
    assert page.text.count("nothing in that session yet") == 1
    assert list(page.context["deleted"]) == []
    assert owner_client.post(reverse("progress:session_restore", args=[running.uuid])).status_code == 404


def set_word(done: int | None) -> str:
    """As a device says it: so many of both legs together, or that it was taken back."""
    side = done and {"load_g": 500, "done": done}
    word = {"kind": "set", "log": 1, "number": 1, "revision": 1, "left": side, "right": side}
    return json.dumps({"words": [word | {"uuid": str(uuids.uuid4())}]})


def say(client: Client, session: WorkoutSession, words: str) -> Any:
    address = reverse("progress:mat_save", args=[session.uuid])
    return client.post(address, words, content_type="application/json")


def test_what_a_device_still_held_brings_it_back_as_done(
    owner_client: Client, running: WorkoutSession
) -> None:
    end(owner_client, running)
    state = owner_client.get(reverse("progress:mat_state", args=[running.uuid])).json()
    assert state["running"] is False
    assert say(owner_client, running, set_word(10)).status_code == 200
    kept = WorkoutSession.objects.of(running.user).get()
    assert (kept.state, kept.was_dropped, stored(kept)) == (State.DONE, False, [(1, 1, "both", 500, 10)])
    assert owner_client.get(kept.get_absolute_url()).status_code == 200


def test_so_does_a_tap_without_scripts_beside_a_new_session(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = at(owner_client, running, 1)
    end(owner_client, running)
    new = WorkoutSessionFactory.create(user=running.user, state="running", started_at=timezone.now())
    done(owner_client, page)
    assert {(kept.pk, kept.state) for kept in WorkoutSession.objects.of(running.user)} == {
        (running.pk, "done"),
        (new.pk, "running"),
    }


def test_what_tells_nothing_does_not_bring_it_back(owner_client: Client, running: WorkoutSession) -> None:
    end(owner_client, running)
    say(owner_client, running, set_word(None))
    assert not WorkoutSession.objects.of(running.user).exists()
    assert where_it_leads(owner_client, "progress:mat", running.uuid, 1) == reverse("progress:today")
    assert where_it_leads(owner_client, "progress:finish", running.uuid) == reverse("progress:today")


def where_it_leads(client: Client, name: str, *args: Any) -> str:
    return str(client.get(reverse(name, args=args))["Location"])


def test_one_deleted_by_hand_does_not_come_back(owner_client: Client, running: WorkoutSession) -> None:
    owner_client.post(reverse("progress:session_delete", args=[running.uuid]))
    assert say(owner_client, running, set_word(10)).status_code == 410
    WorkoutSession.objects.update(deleted_at=None)
    end(owner_client, running)
    say(owner_client, running, set_word(10))
    owner_client.post(reverse("progress:session_delete", args=[running.uuid]))
    assert say(owner_client, running, set_word(12)).status_code == 410
    assert not WorkoutSession.objects.of(running.user).exists()


def test_nothing_of_it_stays_once_the_days_of_a_deleted_one_are_over(running: WorkoutSession) -> None:
    now = timezone.now()
    end_session(session=running, now=now)
    for days, is_there in ((6, True), (8, False)):
        purge_deleted(now=now + dt.timedelta(days=days))
        assert WorkoutSession.objects.exists() is is_there


def test_ending_twice_ends_once(owner_client: Client, running: WorkoutSession) -> None:
    SetLogFactory.create(log=running.logs.first())
    end(owner_client, running)
    running.refresh_from_db()
    ended_at = running.ended_at
    end(owner_client, running)
    running.refresh_from_db()
    assert running.ended_at == ended_at


def test_anothers_is_not_there(stranger_client: Client, running: WorkoutSession) -> None:
    assert end(stranger_client, running) == "404"
    assert WorkoutSession.objects.get().state == State.RUNNING


def test_one_deleted_meanwhile_stays_as_it_was(owner_client: Client, running: WorkoutSession) -> None:
    WorkoutSession.objects.update(deleted_at=timezone.now())
    assert end(owner_client, running) == reverse("progress:session_list")
    assert "You have deleted this session" in owner_client.get(reverse("progress:session_list")).text
    assert WorkoutSession.objects.get().state == State.RUNNING
