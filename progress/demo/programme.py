"""What a made-up person trains by."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercises.models import Routine
from progress.today.plan import PlannedExercise


@dataclass(frozen=True)
class Programme:
    """A routine and its exercises in order, each with the routine's own target."""

    routine: Routine
    exercises: Sequence[PlannedExercise]

    @property
    def in_raise_order(self) -> list[PlannedExercise]:
        """The gentlest for the spine first."""
        orders = [(plan.exercise.raise_order, plan) for plan in self.exercises]
        return [plan for _, plan in sorted(orders, key=lambda pair: (pair[0] is None, pair[0] or 0))]
