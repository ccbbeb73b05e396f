"""What the pain that was told makes of a day."""

import pytest

from accounts.models import User
from exercises.models import Exercise
from progress.models import Skipped
from progress.rules import Urgency
from tests.progress.lived import NO_SETS, check_in_of, log_of
from tests.progress.today.days import day, plan_of, rule_of


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
