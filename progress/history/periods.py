"""How far back a history looks, and how much time one point of it stands for. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from progress.wording import day_text

FEWEST_DAYS_DRAWN = 28
# How long "3 months" are, here and in a report.
QUARTER = dt.timedelta(days=91)
YEAR = dt.timedelta(days=365)


class Range(StrEnum):
    """How far back a page looks, counted from today."""

    QUARTER = "3m"
    YEAR = "year"
    ALL = "all"

    @classmethod
    def named(cls, name: str | None) -> "Range":
        """The range of this name; three months for no name, or one that means nothing."""
        return next((span for span in cls if span == name), cls.QUARTER)

    @property
    def label(self) -> str:
        return {"3m": "3 months", "year": "Year", "all": "All"}[self.value]

    def span(self, today: dt.date) -> "Span":
        length = {"3m": QUARTER, "year": YEAR}.get(self.value)
        first = None if length is None else today - length
        # A session may be of tomorrow: another time zone is already there.
        return Span(first, today + dt.timedelta(days=1), today, self)


@dataclass(frozen=True)
class Span:
    """The days a page looks at, both among them; `first` is empty where it begins with the first one logged.

    `range` is empty where the user named the days.
    """

    first: dt.date | None
    last: dt.date
    today: dt.date
    range: Range | None = None

    def days_drawn(self, first_logged: dt.date | None) -> tuple[dt.date, dt.date]:
        """The first and the last day of a chart.

        A short log in a long range is not drawn over an empty year; days of one's own are drawn as named.
        """
        last = min(self.last, self.today) if self.range else self.last
        if self.first and not self.range:
            return self.first, last
        begin = min(first_logged or last, last - dt.timedelta(days=FEWEST_DAYS_DRAWN))
        return max(self.first or begin, begin), last


class Period(StrEnum):
    """How much time one point stands for: the longer the look back, the more."""

    SESSION = "session"
    WEEK = "week"
    MONTH = "month"

    @classmethod
    def for_days(cls, days: int) -> "Period":
        """Every session up to three months, weeks up to two years, then months."""
        if days <= 92:
            return cls.SESSION
        return cls.WEEK if days <= 2 * 366 else cls.MONTH

    def bounds(self, day: dt.date) -> tuple[dt.date, dt.date]:
        if self is Period.WEEK:
            start = day - dt.timedelta(days=day.weekday())
            return start, start + dt.timedelta(days=6)
        if self is Period.MONTH:
            start = day.replace(day=1)
            return start, (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return day, day

    def name_of(self, start: dt.date) -> str:
        """The period that begins on this day, in words."""
        if self is Period.MONTH:
            return f"{start:%B %Y}"
        day = day_text(start)
        return f"Week of {day}" if self is Period.WEEK else day
