"""What may be asked: everything in its range, and plain strings and lists as they come."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from progress.rules import Action, Advice, Clearance, Measure, PastSession, Urgency, WarningSign, advise
from tests.progress.rules.situations import session, sessions, situation


@pytest.mark.parametrize(
    "changes",
    [
        {"days_ago": -1},
        {"load_g": -1},
        {"target": 0},
        {"done": [[10, -1]]},
        {"effort": 11},
        {"effort": -1},
        {"pain_before": 11},
        {"pain_during": 11},
        {"pain_after": -1},
        {"pain_next": 11},
    ],
    ids=str,
)
def test_a_past_session_out_of_range_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        replace(session(2, done=[[10]]), **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"base": 3},
        {"owned_g": [500, 0]},
        {"cap_g": -1},
        {"min_days_at_load": -1},
        {"pain_now": 11},
        {"pain_now": -1},
        {"pain_peak": 11},
        {"days_since_stop_lifted": -1},
        {"measure": "sets"},
        {"warning": "fever"},
        {"clearance": "maybe"},
        {"past": sessions(5, 2)},
        {"past": sessions(2, 2)},
    ],
    ids=str,
)
def test_a_situation_out_of_range_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"out of range|is not a valid|newest first"):
        replace(situation(), **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"base": 4},
        {"owned_g": [1]},
        {"cap_g": 0},
        {"min_days_at_load": 0},
        {"pain_now": 0},
        {"pain_peak": 0},
        {"days_since_stop_lifted": 0},
    ],
    ids=str,
)
def test_the_lowest_values_are_taken(changes: dict[str, Any]) -> None:
    assert advise(replace(situation(), **changes)).rule == "first_session"


def test_the_highest_ratings_are_taken() -> None:
    worst = session(2, effort=10, pain_before=10, pain_during=10, pain_after=10, pain_next=10)
    assert advise(situation(worst, pain_now=10, pain_peak=10)).rule == "severe_pain"


def test_the_lowest_values_of_a_session_are_taken() -> None:
    least = session(
        0,
        load_g=0,
        target=1,
        done=[[0]],
        effort=0,
        pain_before=0,
        pain_during=0,
        pain_after=0,
        pain_next=0,
    )
    assert advise(situation(least)).rule == "rest_day"


def test_plain_strings_become_the_named_values() -> None:
    asked = situation(measure="hold", warning="leg", clearance="no_load")
    assert (asked.measure, asked.warning, asked.clearance) == (
        Measure.HOLD,
        WarningSign.LEG,
        Clearance.NO_LOAD,
    )
    told = Advice(rule="leg_symptoms", action="stop_and_seek_advice", urgency="soon")  # type: ignore[arg-type]
    assert (told.action, told.urgency) == (Action.STOP, Urgency.SOON)


@pytest.mark.parametrize(("done", "kept"), [(None, None), ([], None), ([[10, None], []], ((10, None), ()))])
def test_what_was_done_is_kept_in_tuples(done: Any, kept: Any) -> None:
    assert session(2, done=done).done == kept


def test_two_equal_situations_are_equal_and_can_be_keys() -> None:
    assert {situation(session(2)): 1} == {situation(session(2)): 1}


def test_what_need_not_be_said_has_its_default() -> None:
    assert situation(pain_now=None).min_days_at_load == 14
    required: dict[str, Any] = {"days_ago": 1, "load_g": 0, "target": 10, "done": None, "effort": None}
    pains: dict[str, Any] = dict.fromkeys(("pain_before", "pain_during", "pain_after", "pain_next"))
    log = PastSession(**required, **pains)
    assert (log.even, log.easier, log.easy) == (True, False, False)


@pytest.mark.parametrize(("days", "redo"), [(84, False), (85, True)])
def test_the_safety_questions_are_asked_again_after_84_days(days: int, redo: bool) -> None:
    assert advise(situation(session(days))).redo_safety_questions is redo
    assert advise(situation(session(days), warning="leg")).redo_safety_questions is redo


def test_an_answer_is_told_by_name_and_stays_as_it_is() -> None:
    made: Any = Advice
    with pytest.raises(TypeError):
        made("raise_load", Action.HOLD)
    answer = made(rule="raise_load", action=Action.HOLD)
    with pytest.raises(FrozenInstanceError):
        answer.rule = "another"
