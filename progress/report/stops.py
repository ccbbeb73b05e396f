"""What stopped the user in the days of a report, and what was left out because of pain."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from progress.models import ExerciseLog, HowLifted, StopLifted, WarningSign
from progress.owner import Owner
from progress.report.told import Told

MOST_NAMED = 4
WENT_ON = {
    HowLifted.ADVISED: "went on: a professional agreed",
    HowLifted.SETTLED: "went on: it had settled",
}


@dataclass(frozen=True)
class Stop:
    day: dt.date
    words: str


def stops_in(*, user: Owner, told: Told) -> list[Stop]:
    """Warning signs that were told, and how the user went on, oldest first."""
    signs = [row for row in told.check_ins if row.warning != WarningSign.NONE]
    lifted = StopLifted.objects.of(user).lifted_in(told.first, told.last)
    stops = [Stop(row.day, f"told {WarningSign(row.warning).label}") for row in signs]
    stops += [Stop(row.lifted_on, WENT_ON[HowLifted(row.how)]) for row in lifted]
    return sorted(stops, key=lambda stop: stop.day)


def left_out_for_pain(*, user: Owner, first: dt.date, last: dt.date) -> list[tuple[str, int]]:
    """Exercises skipped or stopped early because of pain, and how often."""
    names = ExerciseLog.objects.of(user).performed_in(first, last).skipped_for_pain()
    return Counter(names.values_list("name", flat=True)).most_common(MOST_NAMED)
