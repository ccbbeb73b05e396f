"""Deleting a session, bringing it back within seven days, and what goes for good."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.models import SetLog, WorkoutSession
from progress.services import deletion
from tests.factories import ExerciseLogFactory, SetLogFactory, WorkoutSessionFactory
from tests.progress.lived import NOON

LIST = reverse("progress:session_list")
pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def session(owner: User) -> WorkoutSession:
    log = ExerciseLogFactory.create(session__user=owner, exercise__name="Curl")
    SetLogFactory.create(log=log)
    return log.session


def address(session: WorkoutSession, name: str = "session_delete") -> str:
    return reverse(f"progress:{name}", args=[session.uuid])


def test_looking_at_the_question_deletes_nothing(owner_client: Client, session: WorkoutSession) -> None:
    assert "Delete the session of 9 March 2026?" in owner_client.get(address(session)).text
    assert WorkoutSession.objects.get().deleted_at is None


def test_a_deleted_session_is_nowhere_but_in_the_list_of_the_deleted(
    owner_client: Client, session: WorkoutSession
) -> None:
    page = owner_client.post(address(session), follow=True).text
    assert WorkoutSession.objects.get().deleted_at == NOON
    assert f'href="{session.get_absolute_url()}"' not in page
    assert f'action="{address(session, "session_restore")}"' in page
    for name in ("session_detail", "session_edit", "session_delete"):
        assert owner_client.get(address(session, name)).status_code == 404
    assert "Your line begins with your first session" in owner_client.get(reverse("progress:history")).text


def test_a_deleted_session_can_be_brought_back_whole(owner_client: Client, session: WorkoutSession) -> None:
    owner_client.post(address(session))
    answer = owner_client.post(address(session, "session_restore"))
    assert answer.headers["Location"] == session.get_absolute_url()
    assert "Curl" in owner_client.get(session.get_absolute_url()).text
    assert SetLog.objects.count() == 1


def test_the_second_of_two_taps_is_answered_like_the_first(
    owner_client: Client, session: WorkoutSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, deleted_at in (("session_delete", NOON), ("session_restore", None)):
        first = owner_client.post(address(session, name), follow=True)
        monkeypatch.setattr(timezone, "now", lambda: NOON + dt.timedelta(seconds=1))
        second = owner_client.post(address(session, name), follow=True)
        assert (second.redirect_chain, second.status_code) == (first.redirect_chain, 200)
        assert WorkoutSession.objects.get().deleted_at == deleted_at


@pytest.mark.parametrize(("late", "is_gone"), [(0, False), (1, True)])
def test_what_was_deleted_more_than_seven_days_ago_goes_for_good_at_the_next_delete(
    owner_client: Client, session: WorkoutSession, late: int, is_gone: bool
) -> None:
    session.deleted_at = NOON - dt.timedelta(days=7, microseconds=late)
    session.save()
    living = WorkoutSessionFactory.create(user=session.user, performed_on=dt.date(1970, 1, 1))
    owner_client.post(address(WorkoutSessionFactory.create(user=session.user)))
    assert (not WorkoutSession.objects.filter(pk=session.pk).exists()) is is_gone
    assert (not SetLog.objects.exists()) is is_gone
    assert WorkoutSession.objects.filter(pk=living.pk).exists()


@pytest.mark.parametrize(("late", "status"), [(0, 302), (1, 404)])
def test_after_seven_days_it_cannot_be_brought_back_though_nothing_was_purged(
    owner_client: Client, session: WorkoutSession, late: int, status: int
) -> None:
    session.deleted_at = NOON - dt.timedelta(days=7, microseconds=late)
    session.save()
    page, restore = owner_client.get(LIST).text, address(session, "session_restore")
    assert (f'action="{restore}"' in page) == ("Deleted in the last seven days" in page) == (not late)
    assert owner_client.post(restore).status_code == status


def test_one_that_was_running_comes_back_as_done_where_another_runs(
    owner: User, owner_client: Client
) -> None:
    first = WorkoutSessionFactory.create(user=owner, state="running", started_at=NOON)
    owner_client.post(address(first))
    second = WorkoutSessionFactory.create(user=owner, state="running", started_at=NOON)
    answer = owner_client.post(address(first, "session_restore"))
    assert answer.headers["Location"] == first.get_absolute_url()
    assert owner_client.get(first.get_absolute_url()).status_code == 200
    states = dict(WorkoutSession.objects.of(owner).values_list("pk", "state"))
    assert states == {first.pk: "done", second.pk: "running"}


def test_one_that_was_running_goes_on_where_no_other_runs(owner: User, owner_client: Client) -> None:
    session = WorkoutSessionFactory.create(user=owner, state="running", started_at=NOON)
    owner_client.post(address(session))
    owner_client.post(address(session, "session_restore"))
    session.refresh_from_db()
    assert (session.state, session.deleted_at) == ("running", None)


@pytest.mark.parametrize(("name", "service"), [("delete", "delete_row"), ("restore", "restore_row")])
def test_one_that_goes_meanwhile_for_good_is_not_there(
    owner_client: Client, session: WorkoutSession, monkeypatch: pytest.MonkeyPatch, name: str, service: str
) -> None:
    WorkoutSession.objects.update(deleted_at=None if name == "delete" else NOON)
    real = getattr(deletion, service)

    def crossed(**told: Any) -> None:
        WorkoutSession.objects.all().delete()
        real(**told)

    monkeypatch.setattr(deletion, service, crossed)
    assert owner_client.post(address(session, f"session_{name}")).status_code == 404
