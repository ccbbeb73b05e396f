"""Whether something went anywhere: the first third of a time against its last."""

from collections.abc import Sequence
from statistics import median

# In the thirds of fewer, one odd day would be the whole story.
FEWEST_POINTS = 9


def early_and_late(told: Sequence[Sequence[float]]) -> tuple[float, float] | None:
    """The middle of the answers in the first and in the last third of these points, the oldest first.

    Nothing where there are fewer than `FEWEST_POINTS`.
    """
    third = len(told) // 3
    return None if len(told) < FEWEST_POINTS else (middle(told[:third]), middle(told[-third:]))


def middle(told: Sequence[Sequence[float]]) -> float:
    return median([one for answers in told for one in answers])
