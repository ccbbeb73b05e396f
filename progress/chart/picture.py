"""The chart as one object, and what it is made of."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from progress.chart.axes import PAIN_MAX, Tick, ticks_to
from progress.chart.paths import dots_path, rises_path

# With more dots than this they shrink, or they would hide each other.
MOST_LARGE_DOTS = 60
# Past so many, the keyboard goes on to the list that says the same: nobody presses Tab eighty times.
MOST_MARKS_TO_TAB_TO = 20


@dataclass(frozen=True)
class Point:
    """What is known of one period, a day or longer. Loads are in the user's unit; pain is 0–10.

    `usual` is the median of the answers up to it; `done_*` repetitions or seconds.
    """

    start: dt.date
    end: dt.date
    load_left: float | None
    load_right: float | None
    pain_worst: int | None
    pain_median: float | None
    label: str
    # What changed with the load, in words, where something did.
    change: str = ""
    done_left: float | None = None
    done_right: float | None = None
    pain_next: int | None = None
    usual: float | None = None
    is_easy: bool = False


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    label: str
    # Where the median differs from the worst: a short line reaches from the dot down to it.
    median_y: float | None = None


@dataclass(frozen=True)
class Steps:
    """A plot of two step lines. `right_path` is empty where the sides never differ."""

    left_path: str
    left_area: str
    right_path: str
    top: float

    @property
    def ticks(self) -> list[str]:
        return ticks_to(self.top)


@dataclass(frozen=True)
class Break:
    """Days without a session, more than two weeks of them."""

    x: float
    width: float


@dataclass(frozen=True)
class Chart:
    """`marks` are where the load changed: on the line of the heavier ankle.

    `noted` is pain that was noted apart from a session; it has dots of its own.
    """

    load: Steps
    done: Steps
    marks: list[Dot]
    dots: list[Dot]
    noted: list[Dot]
    mornings: str
    easy: str
    band: str
    breaks: list[Break]
    day_ticks: list[Tick]

    pain_ticks = ticks_to(PAIN_MAX)

    @property
    def is_dense(self) -> bool:
        return len(self.dots) > MOST_LARGE_DOTS

    @property
    def has_many_marks(self) -> bool:
        return len(self.marks) > MOST_MARKS_TO_TAB_TO

    @cached_property
    def dots_path(self) -> str:
        return dots_path((dot.x, dot.y) for dot in self.dots)

    @cached_property
    def spread_path(self) -> str:
        return rises_path((dot.x, dot.y, dot.median_y) for dot in self.dots if dot.median_y is not None)

    @cached_property
    def grid_path(self) -> str:
        return "M0 0H100M0 50H100M0 100H100" + "".join(f"M{tick.x} 0V100" for tick in self.day_ticks)

    @cached_property
    def breaks_path(self) -> str:
        return "".join(f"M{gap.x} 0h{gap.width}V100h-{gap.width}Z" for gap in self.breaks)
