"""Where a day, a load, an amount or a pain stands, and which of them are named beside the plot."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

PAIN_MAX = 10
INTERVALS = 2
LOAD_HALVES = (0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
AMOUNT_HALVES = (5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 45.0, 60.0, 90.0, 120.0, 150.0, 200.0, 300.0, 500.0)
MOST_TICKS = 5
# Of the chart. A day with its month is wide: closer together, two of them would touch on a phone.
LEAST_APART = 0.3
DAY_FORM = "%d %b"
DAYS_BETWEEN_TICKS = (7, 14)
MONTHS_BETWEEN_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


@dataclass(frozen=True)
class Tick:
    """A day named under the chart; its year only where that is news."""

    x: float
    label: str
    year: str


def axis_top(values: Sequence[float], halves: Sequence[float]) -> float:
    """The smallest top of the axis, twice a round number, that holds the greatest of these."""
    greatest = max(values, default=0)
    return next((half for half in halves if half * INTERVALS >= greatest), halves[-1]) * INTERVALS


def ticks_to(top: float) -> list[str]:
    """From the top, evenly spaced."""
    return [f"{top * i / INTERVALS:.2f}".rstrip("0").rstrip(".") for i in range(INTERVALS, -1, -1)]


def place(day: dt.date, first: dt.date, last: dt.date) -> float:
    return min(max(100 * (day - first).days / max((last - first).days, 1), 0), 100)


def height(value: float, top: float) -> float:
    return round(100 - 100 * value / top, 2)


def day_ticks(first: dt.date, last: dt.date) -> list[Tick]:
    """Round days from `first` to `last`: Mondays, firsts of a month, or New Year's Days.

    As many as a phone has room for.
    """
    days, form = next(found for found in _rounds_of_days(first, last) if _fit(*found, first, last))
    years = [day.year for day in days]
    news = [True, *(earlier != year for earlier, year in pairwise(years))]
    return [
        Tick(
            x=round(place(day, first, last), 2),
            label=f"{day:{form}}".lstrip("0"),
            year=str(day.year) if is_news and form != "%Y" else "",
        )
        for day, is_news in zip(days, news, strict=False)
    ]


def _fit(days: Sequence[dt.date], form: str, first: dt.date, last: dt.date) -> bool:
    if form == DAY_FORM and len(days) > 1:
        return days[1] - days[0] >= LEAST_APART * (last - first)
    return len(days) <= MOST_TICKS


def _rounds_of_days(first: dt.date, last: dt.date) -> Iterator[tuple[list[dt.date], str]]:
    """Ever fewer days to name, each with the form to write them in."""
    monday = first + dt.timedelta(days=-first.weekday() % 7)
    for step in DAYS_BETWEEN_TICKS:
        yield [monday + dt.timedelta(days=n) for n in range(0, (last - monday).days + 1, step)], DAY_FORM
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for step in MONTHS_BETWEEN_TICKS:
        months = range(-(-begin // step) * step, end + 1, step)
        days = [dt.date(month // 12, month % 12 + 1, 1) for month in months]
        yield [day for day in days if day >= first], DAY_FORM if step == 1 else "%b" if step < 12 else "%Y"
    yield [], ""
