"""Start: once, behind the gate, not on a stop day, and one session at a time."""

import datetime as dt
import uuid as uuids
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Routine
from progress.mat import starting
from progress.models import CheckIn, State, WarningSign, WorkoutSession
from tests.factories import CheckInFactory, SetLogFactory, WorkoutSessionFactory
from tests.progress.mat.taps import at, done, tap

URL = reverse("progress:session_start")
MAIN = "back-and-hip-strength"


def start(client: Client, uuid: uuids.UUID | None = None, /, **sent: Any) -> Any:
    return client.post(URL, {"uuid": uuid or uuids.uuid4(), **sent})


def test_it_begins_todays_plan_and_leads_to_the_mat(ready: User, owner_client: Client) -> None:
    CheckInFactory.create(user=ready, day=timezone.localdate(), pain_now=2)
    uuid = uuids.uuid4()
    answer = start(owner_client, uuid)
    session = WorkoutSession.objects.get(user=ready, uuid=uuid)
    assert answer["Location"] == reverse("progress:mat", args=[uuid, 0])
    assert (session.routine_id, session.kind, session.state) == (MAIN, "planned", State.RUNNING)
    assert (session.pain_before, session.performed_on) == (2, timezone.localdate())
    assert [log.sets_planned for log in session.logs.all()] == [2] * 5


@pytest.mark.parametrize(
    ("sent", "routine", "sets"),
    [
        ({"kind": "short"}, MAIN, 1),
        ({"kind": "easy"}, "gentle-start", 2),
        ({"routine": "gentle-start"}, "gentle-start", 2),
    ],
)
def test_the_plan_asked_for_is_the_one_that_begins(
    ready: User, owner_client: Client, sent: dict[str, Any], routine: str, sets: int
) -> None:
    start(owner_client, **sent)
    session = WorkoutSession.objects.get()
    assert (session.routine_id, session.logs.get(order=1).sets_planned) == (routine, sets)


def test_sending_it_twice_begins_it_once_even_when_sets_are_done(ready: User, owner_client: Client) -> None:
    uuid = uuids.uuid4()
    start(owner_client, uuid)
    SetLogFactory.create(log=WorkoutSession.objects.get().logs.first())
    answer = start(owner_client, uuid)
    assert answer["Location"] == reverse("progress:mat", args=[uuid, 0])
    assert WorkoutSession.objects.count() == 1


def test_the_second_of_two_taps_at_once_goes_on_where_the_first_began(
    ready: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = uuids.uuid4()
    begun = {"user": ready, "uuid": uuid, "state": "running", "started_at": timezone.now()}
    # After the look for this very one, and before that for any other.
    monkeypatch.setattr(starting, "_unless_kept_from", lambda day: WorkoutSessionFactory.create(**begun))
    assert start(owner_client, uuid)["Location"] == reverse("progress:mat", args=[uuid, 0])


def test_one_that_was_deleted_is_not_revived_and_says_so(ready: User, owner_client: Client) -> None:
    uuid = uuids.uuid4()
    WorkoutSessionFactory.create(user=ready, uuid=uuid, deleted_at=timezone.now())
    page = owner_client.post(URL, {"uuid": uuid}, follow=True)
    assert "You have deleted this session." in page.text
    assert not WorkoutSession.objects.of(ready).exists()


def test_behind_the_gate_nothing_begins(catalogue: None, owner_client: Client) -> None:
    assert start(owner_client)["Location"] == reverse("progress:welcome")
    assert not WorkoutSession.objects.exists()


def test_on_a_stop_day_nothing_begins(ready: User, owner_client: Client) -> None:
    sign = {"warning": WarningSign.URGENT, "warned_at": timezone.now()}
    CheckIn.objects.create(user=ready, day=timezone.localdate(), **sign)
    assert start(owner_client)["Location"] == reverse("progress:today")
    assert not WorkoutSession.objects.exists()


def test_a_day_of_rest_begins_only_what_is_wanted_all_the_same(ready: User, owner_client: Client) -> None:
    start(owner_client)
    session = WorkoutSession.objects.get()
    for place in range(1, 6):
        done(owner_client, at(owner_client, session, place))
    owner_client.post(reverse("progress:session_end", args=[session.uuid]))
    assert start(owner_client)["Location"] == reverse("progress:today")
    assert "/mat/0/" in start(owner_client, anyway="1")["Location"]


def test_where_no_routine_is_offered_nothing_begins(ready: User, owner_client: Client) -> None:
    Routine.objects.update(is_published=False)
    assert start(owner_client)["Location"] == reverse("progress:today")


@pytest.mark.parametrize("sent", [{}, {"uuid": "x"}, {"uuid": ""}, {"uuid": "a\0"}])
def test_without_a_good_id_nothing_begins(ready: User, owner_client: Client, sent: dict[str, str]) -> None:
    page = owner_client.post(URL, sent, follow=True)
    assert "Please tap again." in page.text
    assert not WorkoutSession.objects.exists()


def running_since(user: User, ago: dt.timedelta, *, has_set: bool = True) -> WorkoutSession:
    session = WorkoutSessionFactory.create(
        user=user, state="running", started_at=timezone.now() - ago, performed_on=timezone.localdate()
    )
    if has_set:
        SetLogFactory.create(log__session=session, log__order=1)
    return session


def test_an_open_session_is_offered_to_go_on_with(ready: User, owner_client: Client) -> None:
    session = running_since(ready, dt.timedelta(hours=23, minutes=59))
    page = start(owner_client)
    assert f"You have a session open since {timezone.localtime(session.started_at):%H:%M}" in page.text
    assert reverse("progress:mat", args=[session.uuid, 0]) in page.text
    assert WorkoutSession.objects.count() == 1


def test_it_is_offered_too_where_the_day_would_be_one_of_rest_by_now(
    ready: User, owner_client: Client
) -> None:
    start(owner_client)
    for place in range(1, 6):
        done(owner_client, at(owner_client, WorkoutSession.objects.get(), place))
    assert "You have a session open" in start(owner_client).text


def test_or_to_be_ended_and_a_new_one_begun(ready: User, owner_client: Client) -> None:
    session = running_since(ready, dt.timedelta(hours=1))
    page = tap(owner_client, start(owner_client, anyway="1", kind="short"), None)
    session.refresh_from_db()
    assert session.state == State.DONE
    assert WorkoutSession.objects.get(state=State.RUNNING).kind == "short"
    assert "/mat/" in page.request["PATH_INFO"]


def test_after_twenty_four_hours_it_is_closed_and_the_next_begins(ready: User, owner_client: Client) -> None:
    session = running_since(ready, dt.timedelta(hours=24, minutes=1))
    start(owner_client, anyway="1")
    session.refresh_from_db()
    assert session.state == State.DONE
    assert WorkoutSession.objects.filter(state=State.RUNNING).count() == 1


def test_of_one_left_with_nothing_in_it_no_trace_stays(ready: User, owner_client: Client) -> None:
    session = running_since(ready, dt.timedelta(hours=25), has_set=False)
    start(owner_client)
    assert not WorkoutSession.objects.of(ready).filter(pk=session.pk).exists()


def test_an_id_of_one_that_ended_with_nothing_in_it_begins_anew(ready: User, owner_client: Client) -> None:
    """As one who goes back to Today and taps Start again."""
    uuid = uuids.uuid4()
    for _ in range(2):
        assert start(owner_client, uuid)["Location"] == reverse("progress:mat", args=[uuid, 0])
        assert WorkoutSession.objects.of(ready).get().state == State.RUNNING
        owner_client.post(reverse("progress:session_end", args=[uuid]))


def test_anothers_open_session_is_neither_shown_nor_ended(
    ready: User, stranger: User, owner_client: Client
) -> None:
    theirs = running_since(stranger, dt.timedelta(hours=1))
    start(owner_client, end=str(theirs.uuid))
    theirs.refresh_from_db()
    assert theirs.state == State.RUNNING
    assert WorkoutSession.objects.filter(user=ready, state=State.RUNNING).count() == 1


def test_the_day_is_that_of_the_users_own_clock_and_stays(ready: User, owner_client: Client) -> None:
    ready.time_zone = "Pacific/Kiritimati"
    ready.save()
    start(owner_client)
    session = WorkoutSession.objects.get()
    assert session.performed_on == timezone.localdate(timezone=dt.timezone(dt.timedelta(hours=14)))
    ready.time_zone = "Pacific/Pago_Pago"
    ready.save()
    owner_client.post(reverse("progress:finish", args=[session.uuid]), {"pain_after": "1"})
    before = session.performed_on
    session.refresh_from_db()
    assert (session.performed_on, session.state) == (before, State.DONE)
