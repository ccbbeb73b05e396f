"""The load-and-pain chart as numbers a template can draw. Pure: standard library only.

Across, a place is a percentage of the plot's width; up and down, of its height, 0 at the top. So the
plot can be stretched to any screen while letters, dots and lines keep their size.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

PAIN_MAX = 10
INTERVALS = 5
STEPS = (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True)
class Point:
    """What is known of one period, a day or longer. Loads are in the user's unit; pain is 0–10."""

    start: dt.date
    end: dt.date
    load_left: float | None
    load_right: float | None
    pain_worst: int | None
    pain_median: float | None
    label: str


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    label: str
    # Where the median differs from the worst: a short line reaches from the dot down to it.
    median_y: float | None = None


@dataclass(frozen=True)
class Chart:
    left_path: str
    right_path: str
    dots: list[Dot]
    load_ticks: list[str]
    pain_ticks: list[str]
    days: list[dt.date]


def draw(points: Sequence[Point], *, first: dt.date, last: dt.date) -> Chart:
    """The chart of these points, oldest first, over the days from `first` to `last`.

    `right_path` is empty where the ankles never differ. Ticks are listed from the top and the days
    from the left, all evenly spaced.
    """
    top = load_axis_top([load for point in points for load in (point.load_left, point.load_right) if load])
    span = max((last - first).days, 1)

    def x(point: Point) -> float:
        middle = ((point.start - first).days + (point.end - first).days) / 2
        return round(min(max(100 * middle / span, 0), 100), 2)

    left = [(x(p), 100 - 100 * p.load_left / top) for p in points if p.load_left is not None]
    right = [(x(p), 100 - 100 * p.load_right / top) for p in points if p.load_right is not None]
    return Chart(
        left_path=step_path(left),
        right_path=step_path(right) if right != left else "",
        dots=[_dot(x(point), point) for point in points if point.pain_worst is not None],
        load_ticks=[f"{top * i / INTERVALS:.2f}".rstrip("0").rstrip(".") for i in range(INTERVALS, -1, -1)],
        pain_ticks=[str(PAIN_MAX * i // INTERVALS) for i in range(INTERVALS, -1, -1)],
        days=[first + dt.timedelta(days=round(span * i / 3)) for i in range(4)],
    )


def load_axis_top(loads: Sequence[float]) -> float:
    """The smallest top of the axis, in five equal and round steps, that holds the heaviest load."""
    heaviest = max(loads, default=0)
    step = next((step for step in STEPS if step * INTERVALS >= heaviest), STEPS[-1])
    return step * INTERVALS


def step_path(places: Sequence[tuple[float, float]]) -> str:
    """An SVG path that holds each height until the next place and then steps; one place is a short dash."""
    if not places:
        return ""
    (first_x, first_y), *rest = places
    path = [f"M{_short(first_x)} {_short(first_y)}"]
    level = first_y
    for x, y in rest:
        path.append(f"H{_short(x)}")
        if y != level:
            path.append(f"V{_short(y)}")
            level = y
    if not rest:
        path.append(f"H{_short(min(first_x + 2, 100))}M{_short(max(first_x - 2, 0))} {_short(first_y)}h2")
    return "".join(path)


def _dot(x: float, point: Point) -> Dot:
    worst = point.pain_worst or 0
    median = point.pain_median
    spread = median is not None and median != worst
    return Dot(
        x=x,
        y=_pain_y(worst),
        label=point.label,
        median_y=_pain_y(median) if spread and median is not None else None,
    )


def _pain_y(pain: float) -> float:
    return round(100 - 100 * pain / PAIN_MAX, 2)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
