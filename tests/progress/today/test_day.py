"""Today for one person, from what is stored."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.models import Kind, Place, State, WarningSign
from progress.rules import Action
from tests.factories import PainNoteFactory, StopLiftedFactory
from tests.progress.lived import (
    NO_SETS,
    NOON,
    check_in_of,
    cleared,
    log_in,
    log_of,
    moment_before,
    session_of,
    sign_of,
)
from tests.progress.today.days import day, loads, names, owns, plan_of, rule_of

EMERGENCY, URGENT, LEG = WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG
MOST_QUERIES = 10


# The first day


def test_a_first_day_starts_small_and_without_weight(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    found = day(clear)
    assert names(found.planned) == ["curl", "raise", "plank"]
    assert (found.stop, found.rest, found.blocked, found.resting) == (None, None, [], [])
    assert (found.kind, found.last_session, found.owned_g) == (Kind.PLANNED, None, (500,))
    plan = found.planned[0]
    assert (plan.sets_planned, plan.target, *loads(plan)) == (2, 8, 0, 0)
    assert plan.advice
    assert plan.advice.rule == "first_session"


def test_what_was_advised_is_said_as_it_will_be_kept(clear: User, curl: Exercise) -> None:
    advised = plan_of(clear, curl).advised
    assert advised
    assert (advised.rule, advised.action, advised.load_g, advised.target) == ("first_session", "hold", 0, 8)
    assert advised.text == "Start small the first time, with 8 reps without weight."


# What is kept with the log


def test_what_is_said_of_an_exercise_that_is_left_out_is_kept_too(
    owner: User, curl: Exercise, lift: Exercise, plank: Exercise
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    log_of(owner, lift, 2, pain_during=6)
    found = day(owner)
    assert found.left_out == [curl, lift]
    assert {slug: advised.rule for slug, advised in found.advised.items()} == {
        "curl": "not_cleared",
        "raise": "high_pain_last_time",
        "plank": "first_session",
    }


def test_a_stop_is_what_is_said_of_every_exercise(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 2, pain_during=9)
    found = day(clear)
    assert found.stop
    assert {(said.rule, said.action, said.text) for said in found.advised.values()} == {
        ("severe_pain", Action.STOP, found.stop.reason)
    }
    assert len(found.advised) == 3


def test_on_an_easy_day_by_choice_nothing_is_said(clear: User, gentle: Routine) -> None:
    assert day(clear, kind="easy").advised == {}


# Advice off


@pytest.fixture
def unadvised(clear: User) -> User:
    clear.advice_on = False
    return clear


def test_without_advice_each_exercise_is_as_last_time(unadvised: User, curl: Exercise) -> None:
    log_of(unadvised, curl, 1, load_left_g=1000, load_right_g=500, target=12)
    found = day(unadvised)
    assert (found.advice, found.advised, found.rest, found.resting) == ({}, {}, None, [])
    assert not found.first_weight_is_possible
    plan = found.planned[0]
    assert (plan.target, *loads(plan), plan.advice, plan.advised) == (12, 1000, 500, None, None)


def test_without_advice_a_first_time_is_as_the_routine_has_it(unadvised: User, curl: Exercise) -> None:
    plan = plan_of(unadvised, curl)
    assert (plan.sets_planned, plan.target, *loads(plan)) == (2, 10, 0, 0)
    assert plan_of(unadvised, curl, kind="short").sets_planned == 1


@pytest.mark.parametrize(("reply", "load_g"), [("no", 500), ("yes", 0), ("not_sure", 0)])
def test_without_advice_no_weight_is_planned_where_it_is_not_cleared(
    owner: User, curl: Exercise, reply: str, load_g: int
) -> None:
    cleared(owner, effects={None: "no_load"}, reply=reply)
    owner.advice_on = False
    log_of(owner, curl, 5, load_g=500, target=12)
    plan = plan_of(owner, curl)
    assert (plan.load_g, plan.target) == (load_g, 12)


def test_without_advice_an_easy_day_is_without_weight(
    unadvised: User, curl: Exercise, gentle: Routine
) -> None:
    log_of(unadvised, curl, 5, load_g=500, target=12)
    plan = plan_of(unadvised, curl, kind="easy")
    assert (plan.target, plan.load_g) == (6, 0)


@pytest.mark.parametrize("warning", [EMERGENCY, URGENT, LEG])
def test_without_advice_a_warning_sign_stops_the_day(
    unadvised: User, routine: Routine, warning: WarningSign
) -> None:
    sign_of(unadvised, warning, NOON)
    assert day(unadvised).stop


def test_without_advice_pain_that_was_logged_stops_nothing(unadvised: User, curl: Exercise) -> None:
    log_of(unadvised, curl, 1, pain_during=9)
    check_in_of(unadvised, 0, 7)
    found = day(unadvised)
    assert (found.stop, found.rest) == (None, None)
    assert names(found.planned) == ["curl", "raise", "plank"]


def test_without_advice_a_blocked_exercise_stays_off(owner: User, curl: Exercise) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    owner.advice_on = False
    found = day(owner)
    assert (names(found.planned), found.blocked) == (["raise", "plank"], [curl])


# What is stored


def test_a_deleted_session_is_no_session(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 0, session={"deleted_at": NOON})
    found = day(clear)
    assert (found.last_session, found.rest) == (None, None)


def test_a_running_session_without_a_set_is_no_session(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 0, session={"state": State.RUNNING}, pain_during=None, effort=None, **NO_SETS)
    found = day(clear)
    assert (found.last_session, found.rest) == (None, None)


def test_a_running_session_with_a_pain_is_the_last_session(clear: User, curl: Exercise) -> None:
    log = log_of(clear, curl, 0, session={"state": State.RUNNING}, pain_during=3, effort=None, **NO_SETS)
    found = day(clear)
    assert found.last_session == log.session
    assert found.rest


def test_changing_an_old_session_changes_the_advice_of_today_and_not_what_was_kept(
    clear: User, curl: Exercise
) -> None:
    log = log_of(clear, curl, 5, advised_rule="first_session", advised_text="Small.")
    assert rule_of(clear, curl) == "one_good_session"
    log.pain_during = 7
    log.save()
    assert rule_of(clear, curl) == "high_pain_last_time"
    log.refresh_from_db()
    assert (log.advised_rule, log.advised_text) == ("first_session", "Small.")


def test_ten_years_of_logs_ask_no_more_of_the_database_than_none(
    clear: User, curl: Exercise, lift: Exercise, plank: Exercise
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            day(clear)
        return len(captured)

    counts = [queries()]
    for years in range(10):
        session = session_of(clear, 5 + 365 * years)
        for exercise in (curl, lift, plank) if years else (curl, lift):
            log_in(session, exercise)
        PainNoteFactory.create(user=clear, felt_at=moment_before(days=30 * years), place=Place.LOW_BACK)
        check_in_of(clear, 365 * years + 1, 2)
        StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=365 * (years + 1)))
        counts.append(queries())
    assert len(set(counts)) == 1
    assert max(counts) <= MOST_QUERIES
