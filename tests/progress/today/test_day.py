"""Today for one person, from what is stored."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from exercises.models import Exercise, Measure, Routine, RoutineExercise
from progress.models import HowLifted, Kind, Place, Skipped, State, WarningSign
from progress.rules import Action, Urgency
from progress.today.day import Day, day_of
from progress.today.plan import PlannedExercise
from tests.factories import (
    ExerciseFactory,
    OwnedWeightFactory,
    PainNoteFactory,
    RoutineExerciseFactory,
    RoutineFactory,
    StopLiftedFactory,
)
from tests.progress.lived import (
    NO_SETS,
    NOON,
    TODAY,
    check_in_of,
    cleared,
    days_before,
    log_in,
    log_of,
    moment_before,
    session_of,
    sign_of,
)

EMERGENCY, URGENT, LEG = WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG
MOST_QUERIES = 10
TOP: dict[str, Any] = {"target": 15, "done_left": 15, "done_right": 15}
# Three calm sessions at the top rung, the first of them two weeks ago and more.
THREE_WEEKS = (2, 8, 15)


@pytest.fixture
def curl(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="curl")


@pytest.fixture
def lift(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="raise")


@pytest.fixture
def plank(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="plank")


@pytest.fixture
def clear(owner: User, routine: Routine) -> User:
    """The owner, with nothing in the way."""
    cleared(owner)
    return owner


@pytest.fixture
def gentle(routine: Routine) -> Routine:
    """`bridge`, and `curl` for six."""
    gentle = RoutineFactory.create(slug="gentle", name="Gentle", role=Routine.Role.GENTLE)
    RoutineExerciseFactory.create(routine=gentle, exercise__slug="bridge", target=8)
    RoutineExerciseFactory.create(routine=gentle, exercise_id="curl", target=6)
    return gentle


def day(user: User, *, today: dt.date = TODAY, now: dt.datetime = NOON, **asked: Any) -> Day:
    return day_of(user=user, today=today, now=now, **asked)


def plan_of(user: User, exercise: Exercise, **asked: Any) -> PlannedExercise:
    return next(plan for plan in day(user, **asked).planned if plan.exercise == exercise)


def loads(plan: PlannedExercise) -> tuple[int, int]:
    return plan.load_left_g, plan.load_right_g


def names(found: Sequence[PlannedExercise]) -> list[str]:
    return [plan.exercise.slug for plan in found]


def rule_of(user: User, exercise: Exercise) -> str:
    return day(user).advice[exercise.slug].rule


def owns(user: User, *loads_g: int) -> None:
    for load_g in loads_g:
        OwnedWeightFactory.create(user=user, load_g=load_g)


def ready(user: User, exercise: Exercise, *, load_g: int = 0, **told: Any) -> None:
    """Fit for more weight, as far as the log goes."""
    for days in THREE_WEEKS:
        log_of(user, exercise, days, load_g=load_g, **TOP | told)
    check_in_of(user, 0, 1)


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
    assert advised.text == "Your first time – start small, with 8 reps without weight."


# The weights


def test_somebody_ready_tries_the_lightest_weight_owned(clear: User, curl: Exercise) -> None:
    ready(clear, curl)
    owns(clear, 1000, 500)
    plan = plan_of(clear, curl)
    assert (plan.target, *loads(plan)) == (10, 500, 500)
    assert plan.advised
    assert plan.advised.rule == "raise_load"


def test_somebody_ready_who_owns_no_weight_stays_at_the_top(clear: User, curl: Exercise) -> None:
    ready(clear, curl)
    plan = plan_of(clear, curl)
    assert (rule_of(clear, curl), plan.target, *loads(plan)) == ("nothing_heavier", 15, 0, 0)


@pytest.mark.parametrize("owned", [True, False])
def test_somebody_ready_who_owns_no_weight_is_told_that_one_is_possible(
    clear: User, curl: Exercise, owned: bool
) -> None:
    assert not day(clear).first_weight_is_possible
    ready(clear, curl)
    if owned:
        owns(clear, 500)
    assert day(clear).first_weight_is_possible is not owned


def test_somebody_whose_back_always_is_a_4_is_told_that_a_weight_is_possible(
    clear: User, curl: Exercise
) -> None:
    four = {"pain_before": 4, "pain_after": 4, "pain_next": 4}
    for days in (2, 6, 10, 14, 18):
        log_of(clear, curl, days, session=four, pain_during=4, **TOP)
    check_in_of(clear, 0, 4)
    assert not day(clear).first_weight_is_possible
    log_of(clear, curl, 22, session=four, pain_during=4, **TOP)
    assert (rule_of(clear, curl), day(clear).first_weight_is_possible) == ("discomfort", True)
    owns(clear, 500)
    assert (rule_of(clear, curl), day(clear).first_weight_is_possible) == ("steady_raise", False)


def test_somebody_who_carries_what_is_not_among_their_weights_is_not_asked_for_a_first_one(
    clear: User, curl: Exercise
) -> None:
    ready(clear, curl, load_g=2000)
    assert (rule_of(clear, curl), day(clear).first_weight_is_possible) == ("nothing_heavier", False)


def test_another_persons_weights_are_theirs(clear: User, stranger: User, curl: Exercise) -> None:
    ready(clear, curl)
    owns(stranger, 500)
    assert (rule_of(clear, curl), day(clear).owned_g) == ("nothing_heavier", ())


@pytest.mark.parametrize(
    ("worn_g", "owned_g", "rule"),
    [
        (0, 1050, "raise_load"),
        (0, 1051, "step_too_big"),
        (700, 1250, "raise_load"),
        (700, 1750, "raise_load"),
        (700, 1751, "step_too_big"),
    ],
)
def test_odd_steps_are_taken_up_to_a_kilogram(
    clear: User, curl: Exercise, worn_g: int, owned_g: int, rule: str
) -> None:
    ready(clear, curl, load_g=worn_g)
    owns(clear, *{worn_g or owned_g, owned_g})
    assert rule_of(clear, curl) == rule


@pytest.mark.parametrize(
    ("cap_g", "rule", "load_g"),
    [(1000, "nothing_heavier", 1000), (999, "above_cap", 500), (499, "above_cap", 0), (0, "above_cap", 0)],
)
def test_a_cap_lowered_below_the_worn_load_takes_it_down(
    clear: User, curl: Exercise, cap_g: int, rule: str, load_g: int
) -> None:
    ready(clear, curl, load_g=1000)
    owns(clear, 500, 1000)
    Exercise.objects.filter(slug="curl").update(cap_g=cap_g)
    assert (rule_of(clear, curl), *loads(plan_of(clear, curl))) == (rule, load_g, load_g)


def test_the_sentence_speaks_in_the_unit_of_the_user(clear: User, curl: Exercise) -> None:
    ready(clear, curl)
    owns(clear, 454)
    clear.unit = "lb"
    plan = plan_of(clear, curl)
    assert plan.advised
    assert "1 lb per ankle" in plan.advised.text
    assert plan.load_g == 454


@pytest.mark.parametrize(("days", "rule"), [(20, "too_soon_at_this_load"), (15, "raise_load")])
def test_the_days_that_an_exercise_asks_for_are_kept(
    clear: User, curl: Exercise, days: int, rule: str
) -> None:
    Exercise.objects.filter(slug="curl").update(min_days_at_load=days)
    ready(clear, curl)
    owns(clear, 500)
    assert rule_of(clear, curl) == rule


def test_an_exercise_that_no_weight_helps_gets_none(clear: User, curl: Exercise) -> None:
    Exercise.objects.filter(slug="curl").update(resisted=False)
    ready(clear, curl)
    owns(clear, 500)
    assert (rule_of(clear, curl), plan_of(clear, curl).load_g) == ("weight_would_not_help", 0)


def test_only_the_gentlest_exercise_gets_more_weight_on_a_day(
    clear: User, curl: Exercise, lift: Exercise, plank: Exercise
) -> None:
    for exercise, order in ((curl, None), (lift, 1), (plank, 2)):
        Exercise.objects.filter(pk=exercise.pk).update(raise_order=order)
        top = {Measure.HOLD: 30, Measure.REPS: 15 if exercise == curl else 13}[Measure(exercise.measure)]
        for days in THREE_WEEKS:
            log_of(clear, exercise, days, target=top, done_left=top, done_right=top)
    check_in_of(clear, 0, 1)
    owns(clear, 500)
    rules = {slug: advice.rule for slug, advice in day(clear).advice.items()}
    assert rules == {"raise": "raise_load", "plank": "one_raise_at_a_time", "curl": "one_raise_at_a_time"}
    assert names(day(clear).planned) == ["curl", "raise", "plank"]


# Sides


@pytest.mark.parametrize(("left_g", "right_g"), [(1000, 500), (500, 1000)])
def test_where_the_sides_differ_the_lighter_one_is_not_pulled_up(
    clear: User, curl: Exercise, left_g: int, right_g: int
) -> None:
    owns(clear, 500, 1000, 1500)
    ready(clear, curl, load_left_g=left_g, load_right_g=right_g)
    plan = plan_of(clear, curl)
    assert (rule_of(clear, curl), *loads(plan)) == ("sides_differ", left_g, right_g)
    assert not plan.is_even


def test_a_lighter_load_is_the_same_on_both_ankles(clear: User, curl: Exercise) -> None:
    owns(clear, 500, 1000)
    log_of(clear, curl, 20, load_left_g=1000, load_right_g=500)
    assert (rule_of(clear, curl), *loads(plan_of(clear, curl))) == ("long_gap", 500, 500)


def test_the_weaker_side_decides(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    ready(clear, curl, done_right=14)
    assert rule_of(clear, curl) == "target_not_met"


def test_a_side_that_was_not_recorded_raises_nothing(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    ready(clear, curl, done_right=None, load_right_g=None)
    assert rule_of(clear, curl) == "incomplete_log"


# Two on a day, tomorrow, yesterday


def test_two_sessions_of_a_day_are_planned_for_by_the_heavier(clear: User, curl: Exercise) -> None:
    owns(clear, 500, 1000)
    for load_g in (1000, 500):
        log_of(clear, curl, 3, load_g=load_g, session={"pain_next": None})
    plan = plan_of(clear, curl)
    assert plan.advice
    assert (plan.advice.action, plan.advice.load_g, *loads(plan)) == ("hold", 1000, 1000, 1000)


def test_a_session_dated_tomorrow_by_travelling_makes_today_a_day_of_rest(
    clear: User, curl: Exercise
) -> None:
    log_of(clear, curl, -1)
    log_of(clear, curl, 0)
    found = day(clear)
    assert found.rest
    assert found.rest.rule == "rest_day"


def test_a_day_after_a_session_with_weight_is_one_of_rest_for_the_whole_routine(
    clear: User, curl: Exercise, lift: Exercise
) -> None:
    owns(clear, 500)
    log_of(clear, curl, 1, load_g=500)
    log_of(clear, lift, 5)
    found = day(clear)
    assert found.rest
    assert {advice.rule for advice in found.advice.values()} == {"rest_day"}
    assert names(found.planned) == ["curl", "raise", "plank"]
    assert found.resting == []


def test_a_day_after_a_session_without_weight_is_none_of_rest(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 1)
    found = day(clear)
    assert found.rest is None


def test_on_a_day_of_rest_what_comes_then_is_planned(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    log_of(clear, curl, 1, load_g=500)
    plan = plan_of(clear, curl)
    assert (plan.target, *loads(plan)) == (10, 500, 500)
    assert plan.advised
    assert plan.advised.action == Action.REST


def test_on_a_day_of_rest_one_may_train_anyway_as_it_would_come_then(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    log_of(clear, curl, 1, load_g=500)
    found = day(clear, anyway=True)
    assert (found.rest, found.resting) == (None, [])
    assert loads(found.planned[0]) == (500, 500)


def test_with_high_pain_training_anyway_is_without_weight_at_the_lowest_rung(
    clear: User, curl: Exercise
) -> None:
    owns(clear, 500)
    log_of(clear, curl, 5, load_g=500)
    check_in_of(clear, 0, 6)
    assert day(clear).rest
    found = day(clear, anyway=True)
    assert found.rest is None
    assert [(plan.target, plan.load_g) for plan in found.planned] == [(5, 0), (4, 0), (10, 0)]


def test_a_rest_that_rests_again_then_is_trained_anyway_at_the_lowest_rung(
    clear: User, curl: Exercise
) -> None:
    log_of(clear, curl, 0, pain_during=6)
    advice = day(clear).advice["curl"]
    assert advice.then
    assert (advice.rule, advice.then.action) == ("rest_day", Action.REST)
    assert plan_of(clear, curl, anyway=True).target == 5


def test_a_session_across_midnight_is_of_the_evening_and_the_morning_answers_for_it(
    clear: User, curl: Exercise
) -> None:
    begun, ended = moment_before(hours=13), moment_before(hours=11)
    session = session_of(clear, 1, started_at=begun, ended_at=ended, pain_next=None)
    log_in(session, curl)
    check_in_of(clear, 0, 6)
    assert rule_of(clear, curl) == "high_pain_now"
    assert day(clear, today=days_before(-1)).advice["curl"].rule == "high_pain_last_time"


# Pain


def test_the_check_in_of_the_next_day_is_the_pain_of_the_next_morning(clear: User, curl: Exercise) -> None:
    """4 beside a usual 1 has not settled."""
    log_of(clear, curl, 3, session={"pain_next": None})
    assert rule_of(clear, curl) != "unsettled_once"
    check_in_of(clear, 2, 4)
    assert rule_of(clear, curl) == "unsettled_once"


@pytest.mark.parametrize("days", range(1, 5))
def test_somebody_who_never_answers_in_the_morning_goes_on_by_the_pain_of_the_day(
    clear: User, curl: Exercise, days: int
) -> None:
    for before in (days, days + 4):
        log_of(clear, curl, before, target=8, done_left=8, done_right=8, session={"pain_next": None})
    assert rule_of(clear, curl) == ("next_day_not_known" if days == 1 else "incomplete_log")
    check_in_of(clear, 0, 1)
    assert rule_of(clear, curl) == "next_rung"


def test_a_log_with_only_a_pain_counts_for_the_pain_and_for_the_gap(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 30)
    assert rule_of(clear, curl) == "long_gap"
    log_of(clear, curl, 4, pain_during=1, effort=None, **NO_SETS)
    assert rule_of(clear, curl) == "incomplete_log"
    log_of(clear, curl, 4, pain_during=6, effort=None, **NO_SETS)
    assert rule_of(clear, curl) == "high_pain_last_time"


def test_a_usual_pain_of_4_goes_on(clear: User, curl: Exercise) -> None:
    four = {"pain_before": 4, "pain_after": 4, "pain_next": 4}
    for days in (2, 5, 8, 11):
        log_of(clear, curl, days, session=four, pain_during=4)
    check_in_of(clear, 0, 4)
    assert rule_of(clear, curl) == "steady_discomfort"
    assert plan_of(clear, curl).target == 12


def test_a_usual_pain_of_6_is_one_for_a_professional(clear: User, curl: Exercise) -> None:
    six = {"pain_before": 6, "pain_after": 6, "pain_next": 6}
    log_of(clear, curl, 5, session=six, pain_during=6)
    assert day(clear).stop is None
    log_of(clear, curl, 2, session=six, pain_during=6)
    stop = day(clear).stop
    assert stop
    assert (stop.rule, stop.urgency) == ("repeated_high_pain", Urgency.SOON)


@pytest.mark.parametrize(("pain", "sore"), [(5, False), (6, True)])
def test_a_flare_since_the_newest_session_counts(clear: User, curl: Exercise, pain: int, sore: bool) -> None:
    log_of(clear, curl, 5)
    check_in_of(clear, 3, pain)
    assert (rule_of(clear, curl) == "after_a_flare") is sore


def test_a_flare_before_the_newest_session_of_any_exercise_is_over(
    clear: User, curl: Exercise, lift: Exercise
) -> None:
    log_of(clear, curl, 5)
    check_in_of(clear, 3, 7)
    log_of(clear, lift, 2)
    assert rule_of(clear, curl) != "after_a_flare"


@pytest.mark.parametrize("skipped", [Skipped.TIME, Skipped.TIRED])
def test_a_flare_is_not_over_by_a_session_in_which_nothing_was_done(
    clear: User, curl: Exercise, skipped: Skipped
) -> None:
    log_of(clear, curl, 5)
    check_in_of(clear, 3, 7)
    log_of(clear, curl, 2, skipped=skipped, pain_during=None, effort=None, **NO_SETS)
    assert rule_of(clear, curl) == "after_a_flare"


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


# Which routine


def test_the_main_routine_is_the_usual_one(clear: User, gentle: Routine) -> None:
    other = RoutineFactory.create(slug="aaa", name="Aaa", role=Routine.Role.OTHER)
    RoutineExerciseFactory.create(routine=other)
    found = day(clear)
    assert found.routine
    assert found.routine.slug == "main"
    assert [routine.slug for routine in found.routines] == ["main", "gentle", "aaa"]


def test_after_a_session_the_main_routine_goes_on(clear: User, curl: Exercise, gentle: Routine) -> None:
    log_of(clear, curl, 3)
    assert day(clear).routine != gentle


@pytest.mark.parametrize("reply", ["not_sure", ""])
def test_an_open_safety_answer_calls_for_the_gentle_routine(owner: User, gentle: Routine, reply: str) -> None:
    if reply:
        cleared(owner, effects={None: "no_load"}, reply=reply)
    found = day(owner)
    assert (found.routine, found.kind) == (gentle, Kind.EASY)
    assert [plan.load_g for plan in found.planned] == [0, 0]


def test_safety_answers_that_are_due_call_for_the_gentle_routine(clear: User, gentle: Routine) -> None:
    assert day(clear).routine != gentle
    later = TODAY + dt.timedelta(days=200)
    assert day(clear, today=later).routine == gentle


def test_the_first_session_after_a_stop_calls_for_the_gentle_routine(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    log_of(clear, curl, 4, pain_during=9)
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    assert day(clear).routine == gentle
    log_of(clear, curl, 1)
    assert day(clear).routine != gentle


def test_a_stop_lifted_before_any_session_calls_for_nothing(clear: User, gentle: Routine) -> None:
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    assert day(clear).routine != gentle


def test_an_easy_day_is_the_gentle_routine(clear: User, curl: Exercise, gentle: Routine) -> None:
    owns(clear, 500)
    log_of(clear, curl, 1, load_g=500)
    found = day(clear, kind="easy")
    assert (found.routine, found.kind, found.rest) == (gentle, Kind.EASY, None)
    assert [(plan.exercise.slug, plan.load_g, plan.advised) for plan in found.planned] == [
        ("bridge", 0, None),
        ("curl", 0, None),
    ]


def test_an_easy_day_of_a_chosen_routine_is_without_weight(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    log_of(clear, curl, 5, load_g=500, target=12)
    found = day(clear, kind="easy", routine="main")
    assert (found.kind, found.planned[0].target, *loads(found.planned[0])) == (Kind.EASY, 10, 0, 0)


def test_a_session_of_which_every_exercise_was_skipped_is_no_trouble(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 2, skipped=Skipped.TIME, pain_during=None, effort=None, **NO_SETS)
    found = day(clear)
    assert (found.advice["curl"].rule, found.pasts) == ("first_session", {})


def test_a_routine_that_is_asked_for_is_taken(clear: User, gentle: Routine) -> None:
    assert day(clear, routine="gentle").routine == gentle


@pytest.mark.parametrize("asked", ["nowhere", "", None])
def test_a_routine_that_is_not_there_gives_the_usual_one(
    clear: User, gentle: Routine, asked: str | None
) -> None:
    found = day(clear, routine=asked).routine
    assert found
    assert found.slug == "main"


def test_without_a_gentle_routine_the_main_one_is_done_without_weight_for_now(
    owner: User, routine: Routine
) -> None:
    cleared(owner, effects={None: "no_load"}, reply="not_sure")
    found = day(owner)
    assert (found.routine, {plan.load_g for plan in found.planned}) == (routine, {0})


def test_without_any_published_routine_there_is_nothing_to_plan(clear: User, gentle: Routine) -> None:
    Routine.objects.update(is_published=False)
    found = day(clear)
    assert (found.routine, found.routines, found.planned, found.stop) == (None, [], [], None)
    assert found.rest is None


def test_the_gentle_routine_asks_for_no_more_than_it_is_written_for(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    log_of(clear, curl, 5, **TOP)
    assert plan_of(clear, curl, routine="gentle").target == 6


def test_the_gentle_routine_says_nothing_of_a_weight_that_it_does_not_plan(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    owns(clear, 500)
    ready(clear, curl)
    plan = plan_of(clear, curl, routine="gentle")
    assert (plan.load_g, plan.advice, plan.advised) == (0, None, None)


def test_a_rest_in_the_gentle_routine_is_trained_at_the_lowest_rung(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    check_in_of(clear, 0, 6)
    assert plan_of(clear, curl, routine="gentle").target == 4


@pytest.mark.parametrize("kind", ["planned", "sideways", None])
def test_a_kind_that_is_not_known_is_a_day_as_planned(clear: User, routine: Routine, kind: str) -> None:
    assert day(clear, kind=kind).kind == Kind.PLANNED


def test_a_short_day_is_one_set_of_each(clear: User, routine: Routine) -> None:
    found = day(clear, kind="short")
    assert found.kind == Kind.SHORT
    assert [plan.sets_planned for plan in found.planned] == [1, 1, 1]


def test_a_small_routine_starts_below_its_target_all_the_same(clear: User, curl: Exercise) -> None:
    RoutineExercise.objects.filter(exercise=curl).update(target=4)
    check_in_of(clear, 0, 4)
    assert plan_of(clear, curl).target == 2


# Safety answers


def test_a_blocked_exercise_is_left_out_and_the_others_go_on(
    owner: User, curl: Exercise, lift: Exercise
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    found = day(owner)
    assert (names(found.planned), found.blocked) == (["raise", "plank"], [curl])
    assert (found.stop, found.rest) == (None, None)


def test_a_blocked_exercise_does_not_keep_the_others_from_resting(
    owner: User, curl: Exercise, lift: Exercise
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    log_of(owner, lift, 0)
    assert day(owner).rest


def test_where_everything_is_blocked_there_is_no_rest(owner: User, routine: Routine) -> None:
    cleared(owner, effects={None: "blocked"}, reply="yes")
    found = day(owner)
    assert (found.planned, len(found.blocked), found.rest, found.stop) == ([], 3, None, None)


def test_a_weight_that_is_not_cleared_comes_off(owner: User, curl: Exercise) -> None:
    cleared(owner, effects={"curl": "no_load"}, reply="yes")
    owns(owner, 500)
    log_of(owner, curl, 5, load_g=500)
    assert (rule_of(owner, curl), plan_of(owner, curl).load_g) == ("weight_not_cleared", 0)


def test_another_persons_answers_are_theirs(clear: User, stranger: User, curl: Exercise) -> None:
    cleared(stranger, effects={None: "blocked"}, reply="yes")
    cleared(clear)
    assert day(clear).blocked == []


# One exercise rests alone


def test_an_exercise_that_hurt_rests_while_the_others_go_on(
    clear: User, curl: Exercise, lift: Exercise
) -> None:
    session = session_of(clear, 2)
    log_in(session, curl, pain_during=6)
    log_in(session, lift)
    found = day(clear)
    assert (names(found.planned), found.rest) == (["raise", "plank"], None)
    (left_out,) = found.resting
    assert left_out.exercise == curl
    assert left_out.reason.startswith("Your pain reached 6 of 10")


def test_an_exercise_that_rests_alone_can_be_done_anyway(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 2, pain_during=6)
    found = day(clear, anyway=True)
    assert (names(found.planned), found.resting) == (["curl", "raise", "plank"], [])
    assert (found.planned[0].target, found.planned[0].load_g) == (5, 0)


def test_in_the_gentle_routine_nothing_rests_alone(clear: User, curl: Exercise, gentle: Routine) -> None:
    log_of(clear, curl, 2, pain_during=6)
    found = day(clear, kind="easy")
    assert (names(found.planned), found.resting) == (["bridge", "curl"], [])


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


def test_without_advice_pain_stops_nothing(unadvised: User, curl: Exercise) -> None:
    log_of(unadvised, curl, 1, pain_during=9)
    check_in_of(unadvised, 0, 9)
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
