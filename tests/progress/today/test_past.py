"""From logs to past sessions."""

import datetime as dt
from typing import Any

import pytest

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.models import Kind, Skipped, State
from progress.rules import PastSession
from progress.today.logs import DAYS_LOOKED_BACK, logs_looked_at
from progress.today.past import Lifted, Past, pasts
from tests.factories import ExerciseFactory, ExerciseLogFactory, RoutineFactory, SetLogFactory
from tests.progress.lived import NO_SETS, TODAY, days_before, log_in, log_of, session_of


@pytest.fixture
def curl(db: None) -> Exercise:
    return ExerciseFactory.create(slug="curl")


def past_of(user: User, *exercises: Exercise, pains: dict[dt.date, int] | None = None) -> Past:
    """Of the first of them."""
    logs = logs_looked_at(user=user, since=days_before(DAYS_LOOKED_BACK), exercises=exercises)
    bases = {exercise.pk: 10 for exercise in exercises}
    found = pasts(logs, today=TODAY, pains=pains or {}, bases=bases)
    return found.get(exercises[0].pk, Past(exercises[0].measure))


def only(user: User, exercise: Exercise, **told: Any) -> PastSession:
    (session,) = past_of(user, exercise, **told).sessions
    return session


def days_of(user: User, *exercises: Exercise) -> list[int]:
    return [session.days_ago for session in past_of(user, *exercises).sessions]


# One log


def test_a_log_tells_the_rules_what_was_done_and_how_it_felt(owner: User, curl: Exercise) -> None:
    ratings = {"pain_before": 3, "pain_after": 4, "pain_next": 2}
    log_of(owner, curl, 5, session=ratings, load_g=500, done_right=9, effort=6, pain_during=5, easier=True)
    assert only(owner, curl) == PastSession(
        days_ago=5,
        load_g=500,
        target=10,
        done=((10, 9),),
        effort=6,
        pain_before=3,
        pain_during=5,
        pain_after=4,
        pain_next=2,
        even=True,
        easier=True,
    )


def test_what_was_not_told_stays_unknown(owner: User, curl: Exercise) -> None:
    silent = {"pain_before": None, "pain_after": None, "pain_next": None}
    log_of(owner, curl, 5, session=silent, effort=None, pain_during=None)
    told = only(owner, curl)
    ratings = (told.effort, told.pain_before, told.pain_during, told.pain_after, told.pain_next)
    assert ratings == (None,) * 5


def test_another_persons_log_tells_nothing(owner: User, stranger: User, curl: Exercise) -> None:
    log_of(stranger, curl, 5)
    assert days_of(owner, curl) == []


def test_a_log_from_elsewhere_without_an_exercise_is_not_looked_at(owner: User, curl: Exercise) -> None:
    ExerciseLogFactory.create(
        session=session_of(owner, 5), exercise=None, name="Curl", measure="reps", sides="both"
    )
    assert days_of(owner, curl) == []


def test_a_deleted_session_tells_nothing(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 5, session={"deleted_at": dt.datetime(2026, 3, 10, tzinfo=dt.UTC)})
    assert past_of(owner, curl) == Past(curl.measure)


def test_a_log_without_a_target_has_an_unknown_share_and_the_target_of_last_time(
    owner: User, curl: Exercise
) -> None:
    log_of(owner, curl, 9, target=12)
    log_of(owner, curl, 5, target=None)
    newest = past_of(owner, curl).sessions[0]
    assert (newest.target, newest.done) == (12, None)


def test_a_first_log_without_a_target_has_that_of_the_routine(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 5, target=None)
    assert only(owner, curl).target == 10


def test_a_first_log_outside_the_routine_without_a_target_is_told_all_the_same(
    owner: User, curl: Exercise
) -> None:
    log_of(owner, curl, 5, target=None, pain_during=8)
    logs = logs_looked_at(user=owner, since=days_before(120), exercises=[])
    (told,) = pasts(logs, today=TODAY, pains={}, bases={})["curl"].sessions
    assert (told.done, told.pain_during) == (None, 8)


# The sides


@pytest.mark.parametrize(
    ("left", "right", "load_g", "even", "last"),
    [
        (500, 500, 500, True, (500, 500)),
        (1000, 500, 1000, False, (1000, 500)),
        (500, 1000, 1000, False, (500, 1000)),
        (500, None, 500, True, (500, 500)),
        (None, 500, 500, True, (500, 500)),
        (0, None, 0, True, (0, 0)),
    ],
)
def test_the_heavier_ankle_counts_and_a_side_without_a_record_carried_the_same(
    owner: User,
    curl: Exercise,
    left: int | None,
    right: int | None,
    load_g: int,
    even: bool,
    last: tuple[int, int],
) -> None:
    done: dict[str, Any] = {
        "done_left": None if left is None else 10,
        "done_right": None if right is None else 10,
    }
    log_of(owner, curl, 5, load_left_g=left, load_right_g=right, **done)
    past = past_of(owner, curl)
    assert (past.sessions[0].load_g, past.sessions[0].even) == (load_g, even)
    assert past.last == Lifted(5, *last, target=10, easier=False)


@pytest.mark.parametrize(
    ("left", "right", "done"), [(8, 10, (8, 10)), (10, None, (10, None)), (None, 7, (None, 7))]
)
def test_each_side_is_told_apart_and_one_left_out_is_unknown(
    owner: User, curl: Exercise, left: int | None, right: int | None, done: tuple[int | None, ...]
) -> None:
    log_of(owner, curl, 5, done_left=left, done_right=right)
    assert only(owner, curl).done == (done,)


# Skipped, stopped early, or only a pain


@pytest.mark.parametrize("why", [Skipped.TIRED, Skipped.TIME, Skipped.OTHER])
def test_skipped_for_another_reason_than_pain_tells_nothing(
    owner: User, curl: Exercise, why: Skipped
) -> None:
    log_of(owner, curl, 5, skipped=why, effort=None, pain_during=None, **NO_SETS)
    assert past_of(owner, curl) == Past(curl.measure)


def test_skipped_whole_for_pain_counts_as_nothing_done_at_the_load_of_last_time(
    owner: User, curl: Exercise
) -> None:
    log_of(owner, curl, 9, load_g=500, target=12, easier=True)
    log_of(owner, curl, 5, skipped=Skipped.PAIN, effort=None, pain_during=6, target=None, **NO_SETS)
    newest = past_of(owner, curl).sessions[0]
    assert (newest.load_g, newest.target, newest.pain_during) == (500, 12, 6)
    assert newest.easier


def test_skipped_whole_for_pain_has_no_rep_of_its_target_done(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 5, skipped=Skipped.PAIN, pain_during=6, **NO_SETS)
    told = only(owner, curl)
    assert (told.done, told.load_g, told.even) == (((0, 0),), 0, True)


def test_skipped_for_pain_without_its_number_counts_as_nothing_done_all_the_same(
    owner: User, curl: Exercise
) -> None:
    """As it may come from elsewhere; our own form asks for the number."""
    log_of(owner, curl, 5, skipped=Skipped.PAIN, pain_during=None, effort=None, **NO_SETS)
    told = only(owner, curl)
    assert (told.done, told.pain_during) == (((0, 0),), None)


def test_skipped_for_pain_after_ankles_that_differed_keeps_them_apart(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 9, load_left_g=1000, load_right_g=500)
    log_of(owner, curl, 5, skipped=Skipped.PAIN, pain_during=4, **NO_SETS)
    newest = past_of(owner, curl).sessions[0]
    assert (newest.load_g, newest.even) == (1000, False)


def test_skipped_for_pain_on_an_easy_day_carried_nothing(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 9, load_left_g=1000, load_right_g=500, easier=True)
    easy = {"kind": Kind.EASY}
    log_of(owner, curl, 5, session=easy, skipped=Skipped.PAIN, pain_during=4, target=None, **NO_SETS)
    newest = past_of(owner, curl).sessions[0]
    assert (newest.load_g, newest.even, newest.easier) == (0, True, False)


def test_two_of_a_day_keep_the_load_of_that_day_and_not_of_an_earlier_one(
    owner: User, curl: Exercise
) -> None:
    log_of(owner, curl, 9, load_g=1000)
    log_of(owner, curl, 5, load_g=500)
    log_of(owner, curl, 5, pain_during=4, **NO_SETS)
    past = past_of(owner, curl)
    assert past.last
    assert (past.last.load_g, past.sessions[0].load_g) == (500, 500)


def test_a_side_that_pain_left_out_counts_as_nothing_done(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 5, skipped=Skipped.PAIN, load_right_g=None, done_right=None)
    assert only(owner, curl).done == ((10, 0),)


@pytest.mark.parametrize("why", [Skipped.TIRED, Skipped.TIME, Skipped.OTHER])
def test_stopped_early_counts_with_what_was_done(owner: User, curl: Exercise, why: Skipped) -> None:
    log_of(owner, curl, 5, skipped=why, done_left=0, done_right=None, load_right_g=None)
    assert only(owner, curl).done == ((0, None),)


def test_a_log_with_only_a_pain_counts_at_the_load_and_target_of_last_time(
    owner: User, curl: Exercise
) -> None:
    log_of(owner, curl, 9, load_g=500, target=12)
    log_of(owner, curl, 5, pain_during=4, effort=None, target=None, **NO_SETS)
    past = past_of(owner, curl)
    newest = past.sessions[0]
    assert (newest.days_ago, newest.load_g, newest.target) == (5, 500, 12)
    assert (newest.pain_during, newest.done) == (4, None)
    assert past.last == Lifted(9, 500, 500, target=12, easier=False)


@pytest.mark.parametrize("easier", [True, False])
def test_a_pain_alone_tells_whether_it_was_the_easier_version(
    owner: User, curl: Exercise, easier: bool
) -> None:
    log_of(owner, curl, 9)
    log_of(owner, curl, 5, pain_during=4, effort=None, easier=easier, **NO_SETS)
    assert past_of(owner, curl).sessions[0].easier is easier


def test_a_log_with_neither_set_nor_pain_tells_nothing(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 5, pain_during=None, effort=4, **NO_SETS)
    assert past_of(owner, curl) == Past(curl.measure)


# Running sessions


def test_a_running_session_counts_once_it_holds_a_set(owner: User, curl: Exercise) -> None:
    running = {"state": State.RUNNING, "pain_after": None, "pain_next": None}
    log = log_of(owner, curl, 0, session=running, pain_during=None, effort=None, **NO_SETS)
    assert days_of(owner, curl) == []
    SetLogFactory.create(log=log)
    log.load_left_g = log.load_right_g = log.done_left = log.done_right = 0
    log.save()
    assert days_of(owner, curl) == [0]


def test_a_running_session_counts_once_it_holds_a_pain(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 0, session={"state": State.RUNNING}, pain_during=7, effort=None, **NO_SETS)
    assert only(owner, curl).pain_during == 7


# Days


def test_a_session_across_midnight_belongs_to_the_day_it_began(owner: User, curl: Exercise) -> None:
    begun, ended = (dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC) for day, hour in ((13, 23), (14, 1)))
    log_of(owner, curl, 1, session={"started_at": begun, "ended_at": ended})
    assert days_of(owner, curl) == [1]


def test_a_session_dated_tomorrow_by_travelling_counts_as_today(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, -1)
    assert days_of(owner, curl) == [0]


def test_a_session_of_tomorrow_and_one_of_today_are_one(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 0, pain_during=5)
    log_of(owner, curl, -1, pain_during=2)
    assert only(owner, curl).pain_during == 5


def test_past_sessions_are_newest_first_whatever_the_order_of_logging(owner: User, curl: Exercise) -> None:
    for days in (5, 30, 9):
        log_of(owner, curl, days)
    assert days_of(owner, curl) == [5, 9, 30]


# Two on a day


def test_two_of_a_day_are_one_with_the_highest_pain_effort_and_load_and_the_least_done(
    owner: User, curl: Exercise
) -> None:
    first = {"pain_before": 2, "pain_after": None, "pain_next": 4}
    log_of(owner, curl, 5, session=first, load_g=1000, done_left=10, effort=8, pain_during=1)
    second = {"pain_before": 3, "pain_after": 2, "pain_next": 1}
    log_of(owner, curl, 5, session=second, load_g=500, done_left=7, effort=5, pain_during=4, easier=True)
    assert only(owner, curl) == PastSession(
        days_ago=5,
        load_g=1000,
        target=10,
        done=((7, 10),),
        effort=8,
        pain_before=3,
        pain_during=4,
        pain_after=2,
        pain_next=4,
        easier=True,
    )


@pytest.mark.parametrize("easy_first", [True, False])
def test_two_of_a_day_are_easy_only_where_both_were(owner: User, curl: Exercise, easy_first: bool) -> None:
    for kind in (Kind.EASY, Kind.PLANNED) if easy_first else (Kind.PLANNED, Kind.EASY):
        log_of(owner, curl, 5, session={"kind": kind})
    assert not only(owner, curl).easy


def test_two_easy_ones_of_a_day_are_easy(owner: User, curl: Exercise) -> None:
    for _ in range(2):
        log_of(owner, curl, 5, session={"kind": Kind.EASY})
    assert only(owner, curl).easy


@pytest.mark.parametrize("first", [True, False])
def test_of_two_of_a_day_the_lower_share_of_the_target_counts(
    owner: User, curl: Exercise, first: bool
) -> None:
    """12 of 15 is less than 9 of 10."""
    told: list[dict[str, Any]] = [
        {"target": 15, "done_left": 12, "done_right": 12},
        {"target": 10, "done_left": 9},
    ]
    for changes in told if first else reversed(told):
        log_of(owner, curl, 5, **changes)
    merged = only(owner, curl)
    assert (merged.target, merged.done) == (15, ((12, 12),))


@pytest.mark.parametrize("first", [True, False])
def test_a_side_left_out_of_one_of_two_of_a_day_stays_unknown(
    owner: User, curl: Exercise, first: bool
) -> None:
    told: list[dict[str, Any]] = [{}, {"done_right": None}]
    for changes in told if first else reversed(told):
        log_of(owner, curl, 5, **changes)
    assert only(owner, curl).done == ((10, None),)


@pytest.mark.parametrize("first", [True, False])
def test_a_pain_alone_adds_to_a_session_of_the_same_day(owner: User, curl: Exercise, first: bool) -> None:
    told: list[dict[str, Any]] = [{}, {"pain_during": 7, "effort": None, **NO_SETS}]
    for changes in told if first else reversed(told):
        log_of(owner, curl, 5, **changes)
    merged = only(owner, curl)
    assert (merged.pain_during, merged.effort, merged.done) == (7, 5, ((10, 10),))


@pytest.mark.parametrize("loads", [(1000, 500), (500, 1000)])
def test_of_two_of_a_day_the_heavier_is_what_was_last_lifted(
    owner: User, curl: Exercise, loads: tuple[int, int]
) -> None:
    for load_g in loads:
        log_of(owner, curl, 5, load_g=load_g)
    past = past_of(owner, curl)
    assert past.last == Lifted(5, 1000, 1000, target=10, easier=False)
    assert past.sessions[0].load_g == 1000


@pytest.mark.parametrize("first", [True, False])
def test_two_of_a_day_are_as_easy_and_as_even_as_the_less_so(
    owner: User, curl: Exercise, first: bool
) -> None:
    told: list[dict[str, Any]] = [{"easier": True, "load_left_g": 500}, {}]
    for changes in told if first else reversed(told):
        log_of(owner, curl, 5, **changes)
    log_of(owner, curl, 2, pain_during=4, effort=None, **NO_SETS)
    assert [(one.easier, one.even) for one in past_of(owner, curl).sessions] == [(True, False)] * 2


# Easy days


def test_an_easy_day_is_told_as_one_and_is_not_what_was_last_lifted(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 9, load_g=500)
    log_of(owner, curl, 5, session={"kind": Kind.EASY})
    past = past_of(owner, curl)
    assert [session.easy for session in past.sessions] == [True, False]
    assert past.last == Lifted(9, 500, 500, target=10, easier=False)


@pytest.mark.parametrize(
    ("role", "easy"),
    [(Routine.Role.GENTLE, True), (Routine.Role.MAIN, False), (Routine.Role.OTHER, False)],
)
def test_the_gentle_routine_is_an_easy_day(
    owner: User, curl: Exercise, role: Routine.Role, easy: bool
) -> None:
    log_of(owner, curl, 5, session={"routine": RoutineFactory.create(role=role)})
    assert only(owner, curl).easy is easy


# The next morning


@pytest.mark.parametrize(
    ("answered", "checked_in", "told"),
    [
        (3, {4: 5}, 3),
        (None, {4: 5}, 5),
        (None, {4: 0}, 0),
        (None, {5: 5}, None),
        (None, {3: 5}, None),
        (0, {4: 5}, 0),
    ],
)
def test_the_check_in_of_the_next_day_answers_for_a_morning_that_was_not_told(
    owner: User, curl: Exercise, answered: int | None, checked_in: dict[int, int], told: int | None
) -> None:
    log_of(owner, curl, 5, session={"pain_next": answered})
    pains = {days_before(days): pain for days, pain in checked_in.items()}
    assert only(owner, curl, pains=pains).pain_next == told


def test_usual_pain_is_told_as_it_was(owner: User, curl: Exercise) -> None:
    for days in (2, 4, 6, 8):
        log_of(owner, curl, days, session={"pain_before": 6, "pain_next": 6}, pain_during=6)
    sessions = past_of(owner, curl).sessions
    assert {(one.pain_before, one.pain_during, one.pain_next) for one in sessions} == {(6, 6, 6)}


# How far back


def test_all_of_the_last_120_days_are_looked_at_and_nothing_older_beside_a_newer(
    owner: User, curl: Exercise
) -> None:
    for days in (5, 120, 121):
        log_of(owner, curl, days)
    assert days_of(owner, curl) == [5, 120]


def test_the_newest_is_looked_at_however_old_it_is(owner: User, curl: Exercise) -> None:
    for days in (400, 500):
        log_of(owner, curl, days, load_g=500)
    assert days_of(owner, curl) == [400]


def test_the_newest_with_weight_is_looked_at_behind_months_of_easy_days(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 400, load_g=500)
    log_of(owner, curl, 300, session={"kind": Kind.EASY})
    log_of(owner, curl, 5, session={"kind": Kind.EASY})
    past = past_of(owner, curl)
    assert [session.days_ago for session in past.sessions] == [5, 400]
    assert past.last == Lifted(400, 500, 500, target=10, easier=False)


def test_the_newest_that_was_done_is_looked_at_behind_a_pain_alone(owner: User, curl: Exercise) -> None:
    log_of(owner, curl, 400, load_g=500)
    log_of(owner, curl, 5, pain_during=4, effort=None, **NO_SETS)
    assert [(one.days_ago, one.load_g) for one in past_of(owner, curl).sessions] == [(5, 500), (400, 500)]


def test_each_exercise_has_its_own_newest(owner: User, curl: Exercise) -> None:
    plank = ExerciseFactory.create(slug="plank")
    log_of(owner, plank, 5)
    log_of(owner, curl, 200)
    log_of(owner, plank, 200)
    assert days_of(owner, curl, plank) == [200]
    assert days_of(owner, plank, curl) == [5]


def test_an_old_exercise_that_is_not_in_the_routine_is_left(owner: User, curl: Exercise) -> None:
    log_of(owner, ExerciseFactory.create(slug="gone"), 200)
    logs = logs_looked_at(user=owner, since=days_before(120), exercises=[curl])
    assert logs == []


def test_several_exercises_of_a_session_are_each_told(owner: User, curl: Exercise) -> None:
    plank = ExerciseFactory.create(slug="plank", measure="hold")
    session = session_of(owner, 5)
    log_in(session, curl, load_g=500)
    log_in(session, plank, target=20)
    logs = logs_looked_at(user=owner, since=days_before(120), exercises=[curl, plank])
    found = pasts(logs, today=TODAY, pains={}, bases={})
    assert {slug: (past.measure, past.sessions[0].load_g) for slug, past in found.items()} == {
        "curl": ("reps", 500),
        "plank": ("hold", 0),
    }
