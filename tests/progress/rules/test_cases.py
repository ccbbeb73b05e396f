"""The worked cases: one exercise, and whole days."""

from typing import Any

import pytest

from progress.rules import advise, plan
from tests.progress.rules.situations import cases, shown, situation_from


@pytest.mark.parametrize("case", cases("advice"), ids=lambda case: case["name"])
def test_a_worked_case_is_answered_as_written(case: dict[str, Any]) -> None:
    assert shown(advise(situation_from(case["situation"]))) == case["advice"]


@pytest.mark.parametrize("case", cases("days"), ids=lambda case: case["name"])
def test_a_worked_day_is_answered_as_written(case: dict[str, Any]) -> None:
    situations = {name: situation_from(row) for name, row in case["situations"].items()}
    assert {name: shown(advice) for name, advice in plan(situations).items()} == case["advice"]
