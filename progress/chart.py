"""The chart of load and pain as numbers a template can draw. Pure: standard library only.

Two plots, one above the other, share their days. Across, a place is a percentage of the width; up and
down, of the plot's own height, 0 at the top. So it can be stretched to any screen while letters, dots and
lines keep their size.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

PAIN_MAX = 10
INTERVALS = 2
HALVES = (0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
MOST_TICKS = 5
MONTHS_BETWEEN_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
# With more dots than this they shrink, or they would hide each other.
MOST_LARGE_DOTS = 60
# Past so many, the keyboard goes on to the list that says the same: nobody presses Tab eighty times.
MOST_MARKS_TO_TAB_TO = 20


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
    # What changed with the load, in words, where something did.
    change: str = ""


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    label: str
    # Where the median differs from the worst: a short line reaches from the dot down to it.
    median_y: float | None = None


@dataclass(frozen=True)
class Tick:
    """A day named under the chart; its year only where that is news."""

    x: float
    label: str
    year: str


@dataclass(frozen=True)
class Chart:
    left_path: str
    left_area: str
    right_path: str
    marks: list[Dot]
    dots: list[Dot]
    noted: list[Dot]
    load_ticks: list[str]
    pain_ticks: list[str]
    day_ticks: list[Tick]

    @property
    def is_dense(self) -> bool:
        return len(self.dots) > MOST_LARGE_DOTS

    @property
    def has_many_marks(self) -> bool:
        return len(self.marks) > MOST_MARKS_TO_TAB_TO


def draw(points: Sequence[Point], *, first: dt.date, last: dt.date, noted: Sequence[Point] = ()) -> Chart:
    """The chart of these points, oldest first, over the days from `first` to `last`.

    `marks` are where the load changed: on the line of the heavier ankle.
    `noted` is pain that was noted apart from a session; it has dots of its own.
    `right_path` is empty where the ankles never differ. Load and pain ticks are listed from the top,
    evenly spaced.
    """
    top = load_axis_top([load for point in points for load in (point.load_left, point.load_right) if load])

    def x(point: Point) -> float:
        return (_place(point.start, first, last) + _place(point.end, first, last)) / 2

    left = [(x(p), 100 - 100 * p.load_left / top) for p in points if p.load_left is not None]
    right = [(x(p), 100 - 100 * p.load_right / top) for p in points if p.load_right is not None]
    return Chart(
        left_path=step_path(left),
        left_area=f"{step_path(left)}V100H{_short(left[0][0])}Z" if len(left) > 1 else "",
        right_path=step_path(right) if right != left else "",
        marks=[
            Dot(round(x(point), 2), round(100 - 100 * load / top, 2), point.change)
            for point in points
            for load in [max(point.load_left or 0, point.load_right or 0)]
            if point.change
        ],
        dots=[_dot(round(x(point), 2), point) for point in points if point.pain_worst is not None],
        noted=[_dot(round(x(point), 2), point) for point in noted],
        load_ticks=[f"{top * i / INTERVALS:.2f}".rstrip("0").rstrip(".") for i in range(INTERVALS, -1, -1)],
        pain_ticks=[str(PAIN_MAX * i // INTERVALS) for i in range(INTERVALS, -1, -1)],
        day_ticks=day_ticks(first, last),
    )


def load_axis_top(loads: Sequence[float]) -> float:
    """The smallest top of the axis, twice a round number, that holds the heaviest load."""
    heaviest = max(loads, default=0)
    return next((half for half in HALVES if half * INTERVALS >= heaviest), HALVES[-1]) * INTERVALS


def day_ticks(first: dt.date, last: dt.date) -> list[Tick]:
    """Round days from `first` to `last`, at most five: Mondays, firsts of a month, or New Year's Days."""
    days, form = next(found for found in _rounds_of_days(first, last) if len(found[0]) <= MOST_TICKS)
    years = [day.year for day in days]
    news = [True, *(earlier != year for earlier, year in pairwise(years))]
    return [
        Tick(
            x=round(_place(day, first, last), 2),
            label=f"{day:{form}}".lstrip("0"),
            year=str(day.year) if is_news and form != "%Y" else "",
        )
        for day, is_news in zip(days, news, strict=False)
    ]


def _rounds_of_days(first: dt.date, last: dt.date) -> Iterator[tuple[list[dt.date], str]]:
    """Ever fewer days to name, each with the form to write them in."""
    monday = first + dt.timedelta(days=-first.weekday() % 7)
    yield [monday + dt.timedelta(days=n) for n in range(0, (last - monday).days + 1, 7)], "%d %b"
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for step in MONTHS_BETWEEN_TICKS:
        months = range(-(-begin // step) * step, end + 1, step)
        days = [dt.date(month // 12, month % 12 + 1, 1) for month in months]
        yield [day for day in days if day >= first], "%d %b" if step == 1 else "%b" if step < 12 else "%Y"
    yield [], ""


def _place(day: dt.date, first: dt.date, last: dt.date) -> float:
    return min(max(100 * (day - first).days / max((last - first).days, 1), 0), 100)


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
