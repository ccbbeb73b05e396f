"""The day: shared rest days, and one raise at a time."""

from typing import Any

import pytest

from progress.rules import Action, Advice, Situation, plan
from progress.rules.table import SORE_DAY
from tests.progress.rules.situations import session, sessions, situation

READY = situation(*sessions(2, 5, 8, 11, 14))


def ready_at(load_g: int, **changes: Any) -> Situation:
    return situation(*sessions(2, 5, 8, 11, 14, load_g=load_g), **changes)


def rules(*situations: Situation) -> list[str]:
    return [advice.rule for advice in plan(dict(zip("abcd", situations, strict=False))).values()]


def test_an_empty_day_has_an_empty_plan() -> None:
    assert plan({}) == {}


def test_of_two_equal_loads_the_first_in_the_mapping_rises() -> None:
    assert rules(READY, READY) == ["raise_load", "one_raise_at_a_time"]


def test_the_lightest_load_rises_first() -> None:
    assert rules(ready_at(500), READY, ready_at(1000)) == [
        "one_raise_at_a_time",
        "raise_load",
        "one_raise_at_a_time",
    ]


def test_a_raise_put_off_keeps_load_and_target() -> None:
    held = plan({"a": READY, "b": ready_at(500)})["b"]
    assert held == Advice(rule="one_raise_at_a_time", action=Action.HOLD, load_g=500, target=15)


@pytest.mark.parametrize(("days", "rule"), [(6, "one_raise_a_week"), (7, "raise_load")])
def test_a_raise_waits_for_a_week_after_another(days: int, rule: str) -> None:
    risen = situation(session(days, load_g=500), session(days + 2))
    assert rules(risen, READY)[1] == rule


def test_a_raise_before_a_lifted_stop_counts() -> None:
    risen = situation(session(6, load_g=500), session(8), days_since_stop_lifted=1)
    assert rules(risen, READY) == ["restart_after_stop", "one_raise_a_week"]


def test_a_heavier_easy_day_is_no_raise() -> None:
    risen = situation(session(3, load_g=500, easy=True), session(6), session(8))
    assert rules(risen, READY)[1] == "raise_load"


def test_a_fall_is_no_raise() -> None:
    fallen = situation(session(3), session(6, load_g=500))
    assert rules(fallen, READY)[1] == "raise_load"


BAD: dict[str, Any] = {"pain_next": 4}
HIGH: dict[str, Any] = {"pain_during": 6}
SORE_DAYS = {
    "severe_pain": situation(session(2, pain_during=8)),
    "repeated_high_pain": situation(*sessions(2, 5, **HIGH)),
    "unsettled_without_weight": situation(*sessions(2, 5, 8, **BAD)),
    "high_pain_now": situation(pain_now=6),
    "unsettled_twice": situation(*sessions(2, 5, load_g=500, **BAD)),
    "high_pain_last_time": situation(session(2, **HIGH)),
    "after_a_flare": situation(session(2), pain_peak=6),
    "unsettled_once": situation(session(2, **BAD)),
    "usual_pain_rising": situation(*sessions(2, 5, pain_before=3), *sessions(9, 12)),
}


@pytest.mark.parametrize("rule", SORE_DAYS)
def test_nothing_rises_on_a_sore_day(rule: str) -> None:
    assert rules(READY, SORE_DAYS[rule]) == ["not_on_a_sore_day", rule]


def test_every_rule_of_a_sore_day_is_tried_above() -> None:
    assert set(SORE_DAYS) == SORE_DAY


@pytest.mark.parametrize("changes", [{"warning": "leg"}, {"clearance": "blocked"}], ids=str)
def test_another_stop_is_no_sore_day(changes: dict[str, Any]) -> None:
    assert rules(READY, situation(**changes))[0] == "raise_load"


def test_a_sore_day_is_the_reason_before_the_week() -> None:
    risen = situation(session(2, load_g=500, **HIGH), session(5))
    assert rules(READY, risen) == ["not_on_a_sore_day", "high_pain_last_time"]


def test_one_rest_day_is_a_rest_day_for_all_but_rests_and_stops() -> None:
    resting = situation(session(0))
    day = plan({"a": READY, "b": resting, "c": SORE_DAYS["high_pain_now"], "d": SORE_DAYS["severe_pain"]})
    assert [advice.rule for advice in day.values()] == [
        "rest_day",
        "rest_day",
        "high_pain_now",
        "severe_pain",
    ]
    raised = Advice(rule="rest_before_raise", action=Action.HOLD, load_g=0, target=15)
    assert day["a"] == Advice(rule="rest_day", action=Action.REST, then=raised)


def test_a_rest_day_of_its_own_promises_no_raise() -> None:
    then = plan({"a": situation(*sessions(1, 5, 8, 11, 14, load_g=500))})["a"].then
    assert then == Advice(rule="rest_before_raise", action=Action.HOLD, load_g=500, target=15)


def test_a_shared_rest_day_still_asks_for_the_safety_questions() -> None:
    day = plan({"a": situation(session(85)), "b": situation(session(0))})
    assert day["a"].redo_safety_questions
    assert day["a"].then is not None
    assert day["a"].then.redo_safety_questions
    assert not day["b"].redo_safety_questions
