"""What came in from a file can be gone on with: on the mat, in the log, and out into a file again."""

import json
import uuid as uuids
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.models import ExerciseLog, Goal, SetLog, WorkoutSession, goal
from progress.models.fields import MAX_COUNTER
from progress.services.goals import TooManyGoalsError, add_goal, restore_goal, retire_goal
from progress.services.sessions import change_session
from tests.factories import (
    GoalFactory,
    UserFactory,
    WorkoutSessionFactory,
)
from tests.progress.takeout.person import NOW, catalogue, lead_a_life, told
from tests.progress.takeout.test_import import bring_in, taken_out
from tests.progress.takeout.zips import changed, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def file(owner: User) -> dict[str, Any]:
    catalogue()
    lead_a_life(owner)
    return told(taken_out(owner))


# A session that is running in the file

BROKEN: dict[str, dict[str, Any]] = {
    "without exercises": {"logs": []},
    "without a start": {"started_at": None},
    "without either": {"logs": [], "started_at": None},
    "a place that is none": {"orders": (0, 1)},
    "a place beyond the mat": {"orders": (1, 101)},
    "a place twice": {"orders": (1, 1)},
}


def with_running(file: dict[str, Any], *, orders: tuple[int, ...] = (1, 2), **said: Any) -> bytes:
    """Two exercises on the mat and nothing else, of which `said` is otherwise."""
    *_, session = file["sessions"]
    logs = [{**log, "order": place} for log, place in zip(file["sessions"][0]["logs"], orders, strict=True)]
    session = {**session, "routine": "main", "logs": logs, **said}
    return zipped(json.dumps({**file, "sessions": [session], "pain_notes": []}))


def opened(client: Client, session: WorkoutSession) -> dict[str, int]:
    names = {"mat": [0], "finish": [], "summary": [], "session_detail": [], "mat_state": []}
    pages = {name: reverse(f"progress:{name}", args=[session.uuid, *more]) for name, more in names.items()}
    pages |= {"today": reverse("progress:today"), "another": reverse("progress:mat", args=[session.uuid, 1])}
    return {name: client.get(page).status_code for name, page in pages.items()}


@pytest.mark.parametrize("name", BROKEN)
def test_a_running_session_that_cannot_go_on_comes_as_ended(
    stranger: User, stranger_client: Client, file: dict[str, Any], name: str
) -> None:
    summary = bring_in(stranger, with_running(file, **BROKEN[name]))

    session = WorkoutSession.objects.of(stranger).get()
    assert session.state == "done"
    assert "not whole enough to go on with" in summary["remarks"][0]
    assert max(opened(stranger_client, session).values()) < 400


def test_a_whole_one_runs_on(stranger: User, stranger_client: Client, file: dict[str, Any]) -> None:
    summary = bring_in(stranger, with_running(file))
    session = WorkoutSession.objects.of(stranger).get()
    assert (session.state, summary["remarks"]) == ("running", [])
    assert opened(stranger_client, session)["another"] == 200


@pytest.mark.parametrize("place", [0, 1])
def test_the_mat_bears_a_session_without_exercises(owner: User, owner_client: Client, place: int) -> None:
    catalogue()
    session = WorkoutSessionFactory.create(user=owner, state="running", started_at=NOW, routine_id="main")
    answer = owner_client.get(reverse("progress:mat", args=[session.uuid, place]), follow=True)
    assert answer.status_code == 200
    assert "Nothing is done yet" in answer.text
    finish = reverse("progress:finish", args=[session.uuid])
    assert owner_client.post(finish, {"effort": "x"}).status_code == 200


# What counts how often it was written


def test_what_was_written_most_often_can_be_written_again_and_taken_elsewhere(
    stranger: User, file: dict[str, Any]
) -> None:
    for session in file["sessions"]:
        session["version"] = MAX_COUNTER
        for log in session["logs"]:
            log["revision"] = MAX_COUNTER
    bring_in(stranger, zipped(json.dumps(file)))
    session = WorkoutSession.objects.of(stranger).filter(state="done").earliest("id")

    change_session(session=session, seen_version=MAX_COUNTER, answers={"note": "again"}, logs=[])
    ExerciseLog.objects.of(stranger).update(revision=2**31 - 1)

    session.refresh_from_db()
    assert session.version == MAX_COUNTER + 1
    bring_in(UserFactory.create(), taken_out(stranger))
    assert "differs" not in bring_in(stranger, taken_out(stranger))["counts"]["sessions"]


def test_a_device_counts_no_further_than_the_file(stranger: User, stranger_client: Client, file: Any) -> None:
    bring_in(stranger, with_running(file))
    session = WorkoutSession.objects.of(stranger).get()
    side = {"load_g": 0, "done": 5}
    word = {"kind": "set", "uuid": str(uuids.uuid4()), "log": 1, "number": 1, "left": side, "right": side}
    for revision, outcome in [(MAX_COUNTER + 1, "refused"), (MAX_COUNTER, "saved")]:
        answer = stranger_client.post(
            reverse("progress:mat_save", args=[session.uuid]),
            json.dumps({"words": [{**word, "revision": revision}]}),
            content_type="application/json",
        )
        assert answer.json()[outcome] == [word["uuid"]]
    assert SetLog.objects.filter(revision=MAX_COUNTER, log__session=session).exists()
    bring_in(UserFactory.create(), taken_out(stranger))


# Activities


def test_after_the_highest_number_an_activity_still_finds_a_place(
    stranger: User, stranger_client: Client, file: dict[str, Any]
) -> None:
    bring_in(stranger, changed(file, "goals.0.order", goal.MAX_ORDER))
    first, last = Goal.objects.of(stranger)

    added = add_goal(user=stranger, uuid=uuids.uuid4(), text="lace my boots")

    assert list(Goal.objects.of(stranger)) == [first, last, added]
    bring_in(UserFactory.create(), taken_out(stranger))


def test_one_that_is_taken_up_again_finds_a_place_too(owner: User) -> None:
    first = GoalFactory.create(user=owner, order=0)
    last = GoalFactory.create(user=owner, order=goal.MAX_ORDER)
    retire_goal(goal=first, today=NOW.date())
    restore_goal(goal=first)
    assert list(Goal.objects.of(owner)) == [last, first]


def test_an_activity_comes_on_one_line(stranger: User, file: dict[str, Any]) -> None:
    content = changed(file, "goals.0.text", " sit \n through\tdinner ")
    bring_in(stranger, content)
    assert Goal.objects.of(stranger).filter(text="sit through dinner").exists()
    assert bring_in(stranger, content)["counts"]["goals"] == {"same": 2}


def test_no_more_activities_are_written_down_than_a_file_takes(
    stranger: User, stranger_client: Client, file: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [Goal(user=stranger, text="x", retired_on=NOW.date()) for _ in range(goal.MAX_GOALS - 1)]
    Goal.objects.bulk_create(rows)
    assert bring_in(stranger, zipped(json.dumps(file)))["counts"]["goals"] == {"new": 1, "left_out": 1}

    with pytest.raises(TooManyGoalsError):
        add_goal(user=stranger, uuid=uuids.uuid4(), text="one too many")
    answer = stranger_client.post(reverse("progress:goal_list"), {"uuid": uuids.uuid4(), "text": "too many"})
    assert "There is no room for more." in answer.text
    bring_in(UserFactory.create(), taken_out(stranger))
