"""Ending as it stands: what is in it stays, and of nothing no trace."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from progress.models import State, WorkoutSession
from tests.factories import SetLogFactory


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
    assert not WorkoutSession.objects.exists()


def test_ending_twice_ends_once(owner_client: Client, running: WorkoutSession) -> None:
    SetLogFactory.create(log=running.logs.first())
    end(owner_client, running)
    running.refresh_from_db()
    ended_at = running.ended_at
    end(owner_client, running)
    running.refresh_from_db()
    assert running.ended_at == ended_at


def test_anothers_and_a_deleted_one_are_not_there(
    owner_client: Client, stranger_client: Client, running: WorkoutSession
) -> None:
    assert end(stranger_client, running) == "404"
    WorkoutSession.objects.update(deleted_at=timezone.now())
    assert end(owner_client, running) == "404"
    assert WorkoutSession.objects.get().state == State.RUNNING
