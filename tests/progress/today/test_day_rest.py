"""Days of rest, and exercises that rest while the others go on."""

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.rules import Action
from tests.progress.lived import check_in_of, days_before, log_in, log_of, moment_before, session_of
from tests.progress.today.days import day, loads, names, owns, plan_of, rule_of

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
