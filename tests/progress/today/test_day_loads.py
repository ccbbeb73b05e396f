"""The loads of a day: which weight is tried, and which side decides."""

import pytest

from accounts.models import User
from exercises.models import Exercise, Measure
from tests.progress.lived import check_in_of, log_of
from tests.progress.today.days import THREE_WEEKS, TOP, day, loads, names, owns, plan_of, ready, rule_of

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
