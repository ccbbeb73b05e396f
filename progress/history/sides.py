"""Left against right over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from progress.history.rows import Row, amount_text
from progress.wording import number_text

# Repetitions or seconds: less than this between two halves of the time is no difference to speak of.
REAL_DIFFERENCE = 0.5


@dataclass(frozen=True)
class Sides:
    """The newest load and the average lowest set of each, and how far apart they were, early and late."""

    load_left_g: int
    load_right_g: int
    done_left: float
    done_right: float
    measure: str
    # Of a single time there is neither.
    apart_early: float | None
    apart_late: float | None

    @property
    def sentence(self) -> str:
        if number_text(self.done_left) == number_text(self.done_right):
            both = amount_text(self.done_right, self.measure)
            return f"Both sides did {both} on average, though not every time."
        if self._trend and self.done_left and self.done_right:
            return f"{self.in_brief.removesuffix('.')} on average; {self._trend}."
        return self.in_brief

    @property
    def in_brief(self) -> str:
        """Where they are apart."""
        if not (self.done_left and self.done_right):
            return f"Only the {'left' if self.done_left else 'right'} side was done."
        left, right = number_text(self.done_left), amount_text(self.done_right, self.measure)
        return f"Left did {left} and right {right}."

    @property
    def are_apart(self) -> bool:
        """Whether that is worth a word beside the exercises that go alike."""
        return abs(self.done_left - self.done_right) >= REAL_DIFFERENCE

    @property
    def _trend(self) -> str:
        if self.apart_early is None or self.apart_late is None:
            return ""
        change = self.apart_late - self.apart_early
        if abs(change) < REAL_DIFFERENCE:
            return "they are about as far apart as they were"
        return "they have come closer together" if change < 0 else "they have moved further apart"

    @property
    def bars(self) -> dict[str, float]:
        most_load = max(self.load_left_g, self.load_right_g) or 1
        most_done = max(self.done_left, self.done_right) or 1
        return {
            "load_left": round(100 * self.load_left_g / most_load, 1),
            "load_right": round(100 * self.load_right_g / most_load, 1),
            "done_left": round(100 * self.done_left / most_done, 1),
            "done_right": round(100 * self.done_right / most_done, 1),
        }


def sides_of(rows: Sequence[Row], measure: str) -> Sides | None:
    """Of rows with the oldest first, where the sides ever differ; the average tells more than one odd day."""
    if all(row.is_even and row.did_the_same for row in rows):
        return None
    both = [row for row in rows if row.done_left is not None and row.done_right is not None]
    half = len(both) // 2
    return Sides(
        load_left_g=rows[-1].load_left_g or 0,
        load_right_g=rows[-1].load_right_g or 0,
        done_left=_average([row.done_left for row in rows]),
        done_right=_average([row.done_right for row in rows]),
        measure=measure,
        apart_early=_apart(both[:half]),
        apart_late=_apart(both[half:]) if half else None,
    )


def _apart(rows: Sequence[Row]) -> float | None:
    return abs(mean((row.done_left or 0) - (row.done_right or 0) for row in rows)) if rows else None


def _average(done: Sequence[float | None]) -> float:
    return round(mean([amount for amount in done if amount is not None] or [0]), 1)
