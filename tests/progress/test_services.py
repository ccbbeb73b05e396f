"""What writes sessions: once, whole, and only over what was seen."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError

from accounts.models import User
from exercises.models import Exercise
from progress.models import ExerciseLog, SetLog, WorkoutSession
from progress.services import sessions as services
from progress.services.entries import LogEntry, SetEntry
from tests.factories import ExerciseFactory

ID = uuid.UUID("0e8f5cf2-31c7-4a52-9c8c-5b51ed9de2f0")


def entry(
    exercise: Exercise, *sets: SetEntry, planned: int | None = 2, log_id: int | None = None
) -> LogEntry:
    return LogEntry(
        exercise=exercise,
        name=exercise.name,
        measure=exercise.measure,
        sides=exercise.sides,
        sets_planned=planned,
        target=10,
        sets=list(sets),
        log_id=log_id,
    )


def log(user: User, *entries: LogEntry, uuid: uuid.UUID = ID, **answers: Any) -> WorkoutSession:
    told = {"performed_on": dt.date(2026, 3, 9), **answers}
    return services.log_session(user=user, uuid=uuid, routine=None, answers=told, logs=list(entries))


def test_the_same_id_sent_twice_stores_one_session_and_keeps_the_first(owner: User) -> None:
    first = log(owner, note="first")
    assert log(owner, note="second") == first
    assert WorkoutSession.objects.get().note == "first"


def test_two_people_may_use_the_same_id(owner: User, stranger: User) -> None:
    assert log(owner) != log(stranger)
    assert [session.user for session in WorkoutSession.objects.order_by("pk")] == [owner, stranger]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_a_session_that_could_not_be_stored_whole() -> None:
    user = User.objects.create_user("somebody@example.org")
    exercise = ExerciseFactory.create()
    with pytest.raises(IntegrityError):
        log(user, entry(exercise, SetEntry(1, "both", 0, 10)), entry(exercise))
    assert not WorkoutSession.objects.exists()


@pytest.mark.parametrize(
    ("sets", "planned", "summary"),
    [
        ([], 2, (None, None, None, None)),
        ([SetEntry(1, "both", 500, 10), SetEntry(2, "both", 500, 9)], 2, (500, 500, 9, 9)),
        ([SetEntry(1, "both", 500, 10)], 2, (500, 500, 0, 0)),
        ([SetEntry(1, "both", 500, 10)], None, (500, 500, 10, 10)),
        ([SetEntry(1, "left", 500, 10)], 1, (500, None, 10, None)),
        ([SetEntry(1, "left", 500, 8), SetEntry(1, "right", 250, 6)], 1, (500, 250, 8, 6)),
        ([SetEntry(1, "both", 500, 10), SetEntry(2, "both", 1000, 4)], 1, (1000, 1000, 10, 10)),
    ],
)
def test_a_log_knows_the_heaviest_load_and_the_lowest_planned_set_of_each_side(
    owner: User, sets: list[SetEntry], planned: int | None, summary: tuple[int | None, ...]
) -> None:
    log(owner, entry(ExerciseFactory.create(), *sets, planned=planned))
    found = ExerciseLog.objects.get()
    assert (found.load_left_g, found.load_right_g, found.done_left, found.done_right) == summary


def change(session: WorkoutSession, *entries: LogEntry, seen: int, **answers: Any) -> WorkoutSession:
    return services.change_session(session=session, seen_version=seen, answers=answers, logs=list(entries))


def test_a_change_counts_the_version_up(owner: User) -> None:
    changed = change(log(owner), seen=1, note="corrected")
    assert (changed.note, changed.version) == ("corrected", 2)


def test_a_change_of_an_older_version_is_refused_and_writes_nothing(owner: User) -> None:
    session = log(owner, note="first")
    change(session, seen=1, note="second")
    with pytest.raises(services.StaleVersionError):
        change(session, seen=1, note="third")
    session.refresh_from_db()
    assert (session.note, session.version) == ("second", 2)


def test_a_set_that_is_taken_away_is_kept_as_undone_and_may_come_back(owner: User) -> None:
    exercise = ExerciseFactory.create()
    session = log(owner, entry(exercise, SetEntry(1, "both", 0, 10), SetEntry(2, "both", 0, 9)))
    row, log_id = SetLog.objects.get(number=2), ExerciseLog.objects.get().pk
    change(session, entry(exercise, SetEntry(1, "both", 0, 10), log_id=log_id), seen=1)
    row.refresh_from_db()
    assert (row.undone, row.revision) == (True, 2 * services.BY_HAND)
    assert (ExerciseLog.objects.get().done_left, SetLog.objects.count()) == (0, 2)
    again = [SetEntry(1, "both", 0, 10), SetEntry(2, "both", 0, 8)]
    change(session, entry(exercise, *again, log_id=log_id), seen=2)
    row.refresh_from_db()
    assert (row.undone, row.revision, row.done) == (False, 3 * services.BY_HAND, 8)
