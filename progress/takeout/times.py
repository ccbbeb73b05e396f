"""Days and moments in the file."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from progress.models import EARLIEST_DAY
from progress.takeout.values import Tomorrow, WrongValueError

# A day of 1970 may have begun elsewhere while it still was 1969 in UTC.
EARLIEST_MOMENT = dt.datetime(1969, 12, 31, tzinfo=dt.UTC)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", re.ASCII)


@dataclass(frozen=True)
class Day:
    days_ahead: int = 0

    def written(self, value: dt.date) -> str:
        return value.isoformat()

    def read(self, told: Any, tomorrow: Tomorrow) -> dt.date:
        if type(told) is str and DAY.fullmatch(told):
            day = _or_none(dt.date.fromisoformat, told)
            if day and EARLIEST_DAY <= day <= tomorrow.day + dt.timedelta(days=self.days_ahead):
                return day
        until = "two years from now" if self.days_ahead else "tomorrow"
        raise WrongValueError(f"should be a day from 1970 to {until}, such as '2026-03-09'.")


class Moment:
    def written(self, value: dt.datetime) -> str:
        return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"

    def read(self, told: Any, tomorrow: Tomorrow) -> dt.datetime:
        if type(told) is str and MOMENT.fullmatch(told):
            moment = _or_none(dt.datetime.fromisoformat, told)
            if moment and EARLIEST_MOMENT <= moment <= tomorrow.moment:
                return moment
        raise WrongValueError("should be a moment from 1970 to tomorrow, such as '2026-03-09T18:30:00Z'.")


def _or_none(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except ValueError:
        return None
