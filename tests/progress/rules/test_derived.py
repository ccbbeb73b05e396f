"""Derived values that no single answer shows on its own."""

from fractions import Fraction

import pytest

from progress.rules import Measure, advise
from progress.rules.derived import Facts
from tests.progress.rules.situations import session, sessions, situation


@pytest.mark.parametrize(
    ("measure", "base", "ladder"),
    [
        ("reps", 10, [5, 8, 10, 12, 15]),
        ("reps", 11, [6, 9, 11, 13, 16]),
        ("reps", 4, [2, 4, 4, 6, 9]),
        ("hold", 20, [10, 15, 20, 25, 30]),
        ("hold", 21, [11, 16, 21, 26, 31]),
        ("hold", 4, [2, 3, 4, 9, 14]),
    ],
)
def test_the_ladder_is_rounded_up(measure: Measure, base: int, ladder: list[int]) -> None:
    assert Facts(situation(measure=measure, base=base)).ladder == ladder


def test_the_rise_counts_today_and_leaves_out_what_is_not_known() -> None:
    past = [session(0, pain_before=2), session(3, pain_before=None), session(7, pain_before=3)]
    assert Facts(situation(*past, *sessions(8, 14))).rise == Fraction(3, 2)


def test_the_pain_of_the_same_day_is_no_next_morning() -> None:
    then = advise(situation(session(0, pain_next=None))).then
    assert then is not None
    assert then.rule == "next_day_not_known"


@pytest.mark.parametrize(("days_between", "known"), [(1, 4), (4, 4), (5, None)])
def test_the_pain_before_a_later_session_answers_for_four_days(days_between: int, known: int | None) -> None:
    past = session(2, pain_before=4), session(2 + days_between, pain_next=None)
    assert Facts(situation(*past)).sessions[1].next == known
