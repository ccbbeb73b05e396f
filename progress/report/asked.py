"""What a report shall be about and hold: said by a form, or kept with a link."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from progress.history.periods import QUARTER

# Today is one of the days.
FOUR_WEEKS = dt.timedelta(days=27)


class ReportSpan(StrEnum):
    """The days a report looks at; `OWN` are named by the user."""

    MONTH = "4w"
    QUARTER = "3m"
    OWN = "own"

    @property
    def label(self) -> str:
        return {"4w": "the last 4 weeks", "3m": "the last 3 months", "own": "my own dates"}[self.value]

    def first_day(self, today: dt.date) -> dt.date:
        return today - (FOUR_WEEKS if self is ReportSpan.MONTH else QUARTER)


@dataclass(frozen=True)
class ReportAsked:
    """`notes` are the uuids of what the user ticked: sessions, their exercises, pain notes, activities."""

    first_day: dt.date
    last_day: dt.date
    notes: tuple[str, ...] = ()
    questions: str = ""
    shown_name: str = ""

    @classmethod
    def at_first(cls, today: dt.date) -> "ReportAsked":
        """The last four weeks, without anybody's words."""
        return cls(ReportSpan.MONTH.first_day(today), today)
