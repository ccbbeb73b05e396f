"""From points to plots: steps of load and amount, dots of pain, and the breaks between."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from progress.chart.axes import (
    AMOUNT_HALVES,
    LOAD_HALVES,
    PAIN_MAX,
    Tick,
    axis_top,
    day_ticks,
    height,
    place,
    ticks_to,
)
from progress.chart.paths import Place, area_path, band_path, dots_path, rises_path, step_path

# With more dots than this they shrink, or they would hide each other.
MOST_LARGE_DOTS = 60
# Past so many, the keyboard goes on to the list that says the same: nobody presses Tab eighty times.
MOST_MARKS_TO_TAB_TO = 20
# Days between two sessions from which on the lines stop and the time between is shaded: the longest gap that
# the advice still takes for one series.
BREAK_DAYS = 14
USUAL_SPREAD = 1


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
    label: str


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


def draw(points: Sequence[Point], *, first: dt.date, last: dt.date, noted: Sequence[Point] = ()) -> Chart:
    """The chart of these points, oldest first, over the days from `first` to `last`."""
    placed = [(_middle(point, first, last), point) for point in points]
    series = list(_series(placed))
    load_top = axis_top(
        [load for _, p in placed for load in (p.load_left, p.load_right) if load], LOAD_HALVES
    )
    done_top = axis_top(
        [done for _, p in placed for done in (p.done_left, p.done_right) if done], AMOUNT_HALVES
    )
    return Chart(
        load=_steps([[(x, p.load_left, p.load_right) for x, p in one] for one in series], load_top),
        done=_steps([[(x, p.done_left, p.done_right) for x, p in one] for one in series], done_top),
        marks=[
            Dot(x, height(max(p.load_left or 0, p.load_right or 0), load_top), p.change)
            for x, p in placed
            if p.change
        ],
        dots=[_dot(x, p) for x, p in placed if p.pain_worst is not None],
        noted=[_dot(_middle(p, first, last), p) for p in noted],
        mornings=dots_path((x, _pain_y(p.pain_next)) for x, p in placed if p.pain_next is not None),
        easy=dots_path((x, 100) for x, p in placed if p.is_easy),
        band="".join(_band(one) for one in series),
        breaks=list(_breaks(points, first, last)),
        day_ticks=day_ticks(first, last),
    )


Placed = tuple[float, Point]


def _middle(point: Point, first: dt.date, last: dt.date) -> float:
    return round((place(point.start, first, last) + place(point.end, first, last)) / 2, 2)


def _series(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Those without a long break between them, together."""
    one: list[Placed] = []
    for each in placed:
        if one and _is_break(one[-1][1], each[1]):
            yield one
            one = []
        one.append(each)
    if one:
        yield one


def _is_break(before: Point, after: Point) -> bool:
    return (after.start - before.end).days > BREAK_DAYS


def _breaks(points: Sequence[Point], first: dt.date, last: dt.date) -> Iterator[Break]:
    for before, after in pairwise(points):
        if _is_break(before, after):
            x = round(place(before.end, first, last), 2)
            days = (after.start - before.end).days - 1
            yield Break(x, round(place(after.start, first, last) - x, 2), f"{days} days without a session")


def _steps(series: Sequence[Sequence[tuple[float, float | None, float | None]]], top: float) -> Steps:
    left = [[(x, height(value, top)) for x, value, _ in one if value is not None] for one in series]
    right = [[(x, height(value, top)) for x, _, value in one if value is not None] for one in series]
    return Steps(
        left_path=_joined(left),
        left_area="".join(area_path(places) for places in left),
        right_path=_joined(right) if right != left else "",
        top=top,
    )


def _joined(series: Sequence[Sequence[Place]]) -> str:
    return "".join(step_path(places) for places in series)


def _band(series: Sequence[Placed]) -> str:
    known = [(x, point.usual) for x, point in series if point.usual is not None]
    return band_path(
        [
            (x, _pain_y(min(usual + USUAL_SPREAD, PAIN_MAX)), _pain_y(max(usual - USUAL_SPREAD, 0)))
            for x, usual in known
        ]
    )


def _dot(x: float, point: Point) -> Dot:
    worst, median = point.pain_worst or 0, point.pain_median
    has_spread = median is not None and median != worst
    return Dot(x, _pain_y(worst), point.label, _pain_y(median) if has_spread and median is not None else None)


def _pain_y(pain: float) -> float:
    return height(pain, PAIN_MAX)
