"""What the plan shows of each exercise: the weights they share, and the minutes it takes."""

from typing import Any

import pytest

from exercises.models import Measure, Sides
from progress.today.cards import minutes_of, seconds_of, shared_weights
from progress.today.plan import PlannedExercise
from tests.factories import ExerciseFactory


def planned(name: str = "Curl", *loads_g: int, **differs: Any) -> PlannedExercise:
    """Two sets of ten with both legs together. One load is that of both ankles."""
    left, right = (*loads_g, *loads_g, 0, 0)[:2]
    sets_planned, target = differs.pop("sets_planned", 2), differs.pop("target", 10)
    return PlannedExercise(
        exercise=ExerciseFactory.build(name=name, **differs),
        sets_planned=sets_planned,
        target=target,
        load_left_g=left,
        load_right_g=right,
    )


@pytest.mark.parametrize(
    ("differs", "seconds"),
    [
        ({}, 2 * (60 + 60)),
        ({"sets_planned": 3}, 3 * (60 + 60)),
        ({"sides": Sides.ALTERNATING}, 2 * (120 + 60)),
        ({"sides": Sides.ONE_AFTER_OTHER}, 2 * (120 + 30 + 60)),
        ({"measure": Measure.HOLD}, 2 * (10 + 60)),
        ({"measure": Measure.HOLD, "sides": Sides.ONE_AFTER_OTHER, "target": 20}, 2 * (40 + 30 + 60)),
        ({"target": None}, 2 * 60),
    ],
)
def test_how_long_an_exercise_takes(differs: Any, seconds: int) -> None:
    assert seconds_of(planned(**differs)) == seconds


@pytest.mark.parametrize(("target", "minutes"), [(10, 4), (11, 5), (20, 5), (21, 6)])
def test_minutes_are_rounded_up_and_hold_the_warm_up(target: int, minutes: int) -> None:
    assert minutes_of([planned(target=target, sets_planned=1)]) == minutes
    assert minutes_of([]) == 2


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ([("A", 0), ("B", 0)], ""),
        ([("A", 500), ("B", 0)], ""),
        ([("A", 500), ("B", 1000)], ""),
        ([("A", 500), ("B", 500)], "Put 0.5 kg on each ankle for all of it."),
        (
            [("A", 500), ("B", 500), ("C", 0)],
            "Put 0.5 kg on each ankle for all but C.",
        ),
        (
            [("A", 0), ("B", 500), ("C", 0), ("D", 500)],
            "Put 0.5 kg on each ankle for B and D; the others need none.",
        ),
        (
            [("A", 1000), ("B", 500), ("C", 1000)],
            "Put 0.5 kg on each ankle for B; 1 kg on each ankle for the others.",
        ),
        (
            [("A", 1000, 500), ("B", 1000, 500), ("C", 0)],
            "Put 1 kg on the left and 0.5 kg on the right ankle for all but C.",
        ),
        (
            [("A", 0), ("B", 500), ("C", 1000), ("D", 500), ("E", 0), ("F", 500)],
            "Put 1 kg on each ankle for C; 0.5 kg on each ankle for the others; none for A and E.",
        ),
        (
            [("A", 500), ("B", 1000), ("C", 1000), ("D", 500)],
            "Put 0.5 kg on each ankle for A and D; 1 kg on each ankle for the others.",
        ),
        (
            [("A", 0, 500), ("B", 0, 500)],
            "Put no weight on the left and 0.5 kg on the right ankle for all of it.",
        ),
    ],
)
def test_exercises_that_share_a_weight_are_said_once(plan: list[tuple[Any, ...]], sentence: str) -> None:
    assert shared_weights([planned(*one) for one in plan], unit="kg") == sentence


def test_a_shared_weight_is_in_ones_own_unit() -> None:
    plan = [planned("A", 907), planned("B", 907)]
    assert shared_weights(plan, unit="lb") == "Put 2 lb on each ankle for all of it."
