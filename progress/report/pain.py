"""The pain of a report: every answer of its days, week by week, and the flare-ups among them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from progress.history.weeks import WEEK, monday_of
from progress.models import ExerciseLog
from progress.owner import Owner
from progress.report.loads import known
from progress.report.told import Told
from progress.rules.constants import PAIN_HIGH

# Days with such pain that lie no further apart belong to one flare-up.
FLARE_GAP = dt.timedelta(days=3)
MOST_WORST_WEEKS = 2


@dataclass(frozen=True)
class PainWeek:
    """Monday to Sunday; without an answer both numbers are empty. `x` and `width` in per cent."""

    start: dt.date
    worst: int | None
    middle: float | None
    x: float
    width: float

    @property
    def worst_y(self) -> float:
        return 100 - 10 * (self.worst or 0)

    @property
    def worst_height(self) -> int:
        return 10 * (self.worst or 0)

    @property
    def middle_y(self) -> float:
        return 100 - 10 * (self.middle or 0)

    @property
    def middle_x2(self) -> float:
        return round(self.x + self.width, 2)

    @property
    def centre(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class Flare:
    first: dt.date
    last: dt.date
    worst: int


@dataclass(frozen=True)
class PainTrend:
    weeks: list[PainWeek]
    flares: list[Flare]

    @property
    def told(self) -> list[PainWeek]:
        return [week for week in self.weeks if week.worst is not None]

    @property
    def worst_weeks(self) -> list[PainWeek]:
        """The hardest, the worst first; none where all are alike."""
        by_pain = sorted(self.told, key=lambda week: (-(week.worst or 0), -(week.middle or 0)))
        is_flat = len({week.worst for week in self.told}) < 2
        return [] if is_flat else [week for week in by_pain if week.worst][:MOST_WORST_WEEKS]

    @property
    def in_words(self) -> str:
        """Instead of the picture."""
        told = ", ".join(f"{week.start:%-d %B} {week.worst}" for week in self.told)
        return f"Worst pain of each week, 0 to 10: {told}."

    @property
    def named(self) -> list[PainWeek]:
        """The weeks named below the chart: as many as there is room for."""
        return self.weeks[:: max(1, -(-len(self.weeks) // 7))]


def pain_trend(*, user: Owner, told: Told) -> PainTrend:
    """Of every answer of these days."""
    pains: dict[dt.date, list[int]] = defaultdict(list)
    for day, pain in _answers(user, told):
        if told.first <= day <= told.last:
            pains[day].append(pain)
    return PainTrend(weeks=list(_weeks(pains, told.first, told.last)), flares=flares_in(pains))


def _answers(user: Owner, told: Told) -> Iterator[tuple[dt.date, int]]:
    for session in told.since_day_before:
        day = session.performed_on
        yield from ((day, pain) for pain in known(session.pain_before, session.pain_after))
        yield from ((day + dt.timedelta(days=1), pain) for pain in known(session.pain_next))
    logs = ExerciseLog.objects.of(user).performed_in(told.first, told.last).exclude(pain_during=None)
    yield from logs.values_list("session__performed_on", "pain_during")
    for check_in in told.check_ins:
        yield from ((check_in.day, pain) for pain in known(check_in.pain_now))
    yield from ((timezone.localdate(note.felt_at), note.pain) for note in told.pain_notes)


def _weeks(pains: Mapping[dt.date, list[int]], first: dt.date, last: dt.date) -> Iterator[PainWeek]:
    begin = monday_of(first)
    number = (last - begin).days // 7 + 1
    for place in range(number):
        start = begin + place * WEEK
        told = [pain for day, all_ in pains.items() if start <= day < start + WEEK for pain in all_]
        yield PainWeek(
            start=start,
            worst=max(told, default=None),
            middle=median(told) if told else None,
            x=round(100 * (place + 0.15) / number, 2),
            width=round(70 / number, 2),
        )


def flares_in(pains: Mapping[dt.date, Sequence[int]]) -> list[Flare]:
    """Days with pain of 6 or more, those close together as one."""
    found: list[Flare] = []
    for day, worst in sorted((day, max(told)) for day, told in pains.items()):
        if worst < PAIN_HIGH:
            continue
        if found and day - found[-1].last <= FLARE_GAP:
            before = found.pop()
            found.append(Flare(before.first, day, max(before.worst, worst)))
        else:
            found.append(Flare(day, day, worst))
    return found
