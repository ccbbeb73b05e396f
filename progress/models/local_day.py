"""The day of a moment in the current time zone, in SQL."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db.models.functions import TruncDate
from django.utils import timezone

# Between these clocks are looked at for changes: no moment of ours is earlier, and later ones go by the last.
FIRST, LAST = dt.datetime(1969, 12, 1, tzinfo=dt.UTC), dt.datetime(2050, 1, 1, tzinfo=dt.UTC)
STEP = dt.timedelta(days=7)


class LocalDay(TruncDate):
    """`TruncDate`, but for SQLite: there that calls back into Python for every row."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.lhs)
        whens = "".join(
            f" WHEN {sql} >= '{since:%Y-%m-%d %H:%M:%S}' THEN '{seconds} seconds'"
            for since, seconds in clock_changes(timezone.get_current_timezone())
        )
        # Whole seconds: a fraction would be rounded, into the next day.
        return f"date(substr({sql}, 1, 19), CASE{whens} END)", (*params,) * (whens.count("WHEN") + 1)


@lru_cache(maxsize=64)
def clock_changes(zone: dt.tzinfo) -> list[tuple[dt.datetime, int]]:
    """Since when, in UTC, the clocks there are so many seconds ahead of it; the newest first."""
    return list(_changes(zone))[::-1]


def _changes(zone: dt.tzinfo) -> Iterator[tuple[dt.datetime, int]]:
    moment = FIRST
    yield FIRST, _ahead(zone, FIRST)
    while moment < LAST:
        later = moment + STEP
        if _ahead(zone, moment) != _ahead(zone, later):
            yield _changed_at(zone, moment, later), _ahead(zone, later)
        moment = later


def _changed_at(zone: dt.tzinfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second of the new time."""
    while after - before > dt.timedelta(seconds=1):
        middle = before + dt.timedelta(seconds=(after - before) // dt.timedelta(seconds=2))
        if _ahead(zone, middle) == _ahead(zone, after):
            after = middle
        else:
            before = middle
    return after


def _ahead(zone: dt.tzinfo, moment: dt.datetime) -> int:
    offset = moment.astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0
