"""From points to plots: steps of load and amount, dots of pain, and the breaks between."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from progress.chart.axes import (
    AMOUNT_HALVES,
    LOAD_HALVES,
    PAIN_MAX,
    axis_top,
    day_ticks,
    height,
    place,
)
from progress.chart.paths import Place, area_path, band_path, dots_path, step_path
from progress.chart.picture import Break, Chart, Dot, Point, Steps

# Days between two sessions from which on the lines stop and the time between is shaded: the longest gap that
# the advice still takes for one series.
BREAK_DAYS = 14
USUAL_SPREAD = 1
Placed = tuple[float, Point]


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
            yield Break(x, round(place(after.start, first, last) - x, 2))


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
