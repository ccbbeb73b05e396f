"""What stops a day, and how it goes on once the stop is lifted."""

import datetime as dt

import pytest

from accounts.models import User
from exercises.models import Exercise, Measure, Routine
from progress.models import HowLifted, Place, WarningSign
from tests.factories import ExerciseFactory, PainNoteFactory, RoutineExerciseFactory, StopLiftedFactory
from tests.progress.lived import NOON, check_in_of, cleared, log_of, moment_before, sign_of
from tests.progress.today.days import day, loads, names, owns, plan_of, ready, rule_of

EMERGENCY, URGENT, LEG = WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG


# Stops


@pytest.mark.parametrize(
    ("warning", "rule", "lifted_by"),
    [
        (EMERGENCY, "emergency_signs", [HowLifted.ADVISED]),
        (URGENT, "urgent_signs", [HowLifted.ADVISED]),
        (LEG, "leg_symptoms", [HowLifted.ADVISED, HowLifted.SETTLED]),
    ],
)
def test_a_warning_sign_stops_the_day(
    clear: User, curl: Exercise, warning: WarningSign, rule: str, lifted_by: list[HowLifted]
) -> None:
    sign_of(clear, warning, moment_before(days=40))
    found = day(clear)
    assert found.stop
    assert (found.stop.rule, found.stop.can_be_lifted_by, found.rest) == (rule, lifted_by, None)
    assert found.stop.reason.startswith("You told us of")


def test_a_warning_sign_stops_the_day_where_no_routine_is_published(clear: User, routine: Routine) -> None:
    Routine.objects.update(is_published=False)
    assert day(clear).stop is None
    sign_of(clear, EMERGENCY, NOON)
    stop = day(clear).stop
    assert stop
    assert stop.rule == "emergency_signs"


@pytest.mark.parametrize(("pain", "stops"), [(7, False), (8, True)])
def test_severe_pain_now_stops_the_day_where_every_exercise_is_blocked(
    owner: User, routine: Routine, pain: int, stops: bool
) -> None:
    cleared(owner, effects={None: "blocked"}, reply="yes")
    check_in_of(owner, 0, pain)
    assert bool(day(owner).stop) is stops


def test_new_pain_below_the_knee_stops_the_day(clear: User, routine: Routine) -> None:
    PainNoteFactory.create(user=clear, felt_at=moment_before(hours=3), place=Place.LEG_BELOW_KNEE)
    stop = day(clear).stop
    assert stop
    assert stop.rule == "leg_symptoms"


def test_a_stop_takes_the_place_of_a_rest(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 0, pain_during=8)
    found = day(clear)
    assert found.stop
    assert (found.stop.rule, found.rest) == ("severe_pain", None)


def test_the_most_urgent_stop_is_the_one_of_the_day(clear: User, curl: Exercise, lift: Exercise) -> None:
    log_of(clear, lift, 1, pain_during=9)
    assert day(clear).stop == day(clear).stop
    stop = day(clear).stop
    assert stop
    assert stop.rule == "severe_pain"
    sign_of(clear, URGENT, NOON)
    stop = day(clear).stop
    assert stop
    assert stop.rule == "urgent_signs"


def test_pain_in_an_exercise_outside_the_routine_stops_the_day(clear: User, routine: Routine) -> None:
    log_of(clear, ExerciseFactory.create(measure=Measure.HOLD), 28, target=20, pain_during=8)
    stop = day(clear).stop
    assert stop
    assert stop.rule == "severe_pain"


def test_what_else_is_logged_outside_the_routine_changes_nothing(clear: User, routine: Routine) -> None:
    other = ExerciseFactory.create()
    log_of(clear, other, 0, load_g=500)
    found = day(clear)
    assert (found.stop, found.rest) == (None, None)
    assert other.slug not in found.advice


def test_an_exercise_taken_out_of_the_routine_is_advised_no_more(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 5)
    Exercise.objects.filter(slug="curl").update(is_published=False)
    found = day(clear)
    assert names(found.planned) == ["raise", "plank"]
    assert found.stop is None


def test_an_exercise_added_to_the_routine_starts_small(clear: User, curl: Exercise, routine: Routine) -> None:
    ready(clear, curl)
    added = RoutineExerciseFactory.create(routine=routine, exercise__slug="added", target=10).exercise
    assert (rule_of(clear, added), plan_of(clear, added).target) == ("first_session", 8)


# Lifting a stop


def test_after_a_lifted_stop_one_starts_again_gently(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    log_of(clear, curl, 4, load_g=500, pain_during=9)
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    found = day(clear)
    assert found.stop is None
    plan = found.planned[0]
    assert (found.advice["curl"].rule, plan.target, *loads(plan)) == ("restart_after_stop", 5, 0, 0)
    assert plan.easier


def test_severe_pain_now_stops_the_day_after_a_lifting_too(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 4, pain_during=9)
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    check_in_of(clear, 0, 8)
    stop = day(clear).stop
    assert stop
    assert stop.rule == "severe_pain"


@pytest.mark.parametrize(("days", "stops"), [(2, False), (1, True)])
def test_severe_pain_in_a_session_after_the_lifting_stops_again(
    clear: User, curl: Exercise, days: int, stops: bool
) -> None:
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    log_of(clear, curl, days, pain_during=8)
    assert bool(day(clear).stop) is stops


@pytest.mark.parametrize(("hours_later", "stops"), [(-1, False), (1, True), (None, False)])
def test_of_the_day_of_the_lifting_a_session_begun_after_it_stops_again(
    clear: User, curl: Exercise, hours_later: int | None, stops: bool
) -> None:
    lifted_at = moment_before(days=1)
    StopLiftedFactory.create(user=clear, lifted_at=lifted_at)
    began_at = None if hours_later is None else lifted_at + dt.timedelta(hours=hours_later)
    other = ExerciseFactory.create()
    for exercise in (curl, other):
        log_of(clear, exercise, 1, session={"started_at": began_at}, pain_during=8)
    assert bool(day(clear).stop) is stops
    Exercise.objects.filter(slug="curl").update(is_published=False)
    assert bool(day(clear).stop) is stops
