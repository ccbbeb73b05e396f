"""Pain noted apart from sessions: the page of notes as one object, and their dots for every chart."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from django.core.paginator import Page, Paginator

from progress import chart
from progress.history.periods import Period, Range
from progress.history.trend import early_and_late
from progress.models import PainNote
from progress.owner import Owner
from progress.rules.constants import PAIN_NOISE
from progress.wording import counted, number_text

PAGE_SIZE = 20


class NotedPain(NamedTuple):
    """How often this pain was noted on this day."""

    day: dt.date
    pain: int
    times: int = 1


@dataclass(frozen=True)
class PainHistory:
    notes: Page[PainNote]
    chart: chart.Chart | None
    summary: str


def pain_history(*, user: Owner, span: Range, today: dt.date, page: str | None) -> PainHistory:
    """The notes of all time, page by page; chart and sentence of this span. `page` may be anything."""
    looked = span.span(today)
    noted = noted_pains(user=user, first=looked.first, last=looked.last)
    return PainHistory(
        notes=Paginator(PainNote.objects.of(user).newest_first(), PAGE_SIZE).get_page(page),
        chart=_chart(noted, looked.days_drawn(noted[0].day)) if noted else None,
        summary=_summary(noted),
    )


def noted_points(*, user: Owner, first: dt.date, last: dt.date, period: Period) -> list[chart.Point]:
    return pain_points(noted_pains(user=user, first=first, last=last), period)


def noted_pains(*, user: Owner, first: dt.date | None, last: dt.date) -> list[NotedPain]:
    """Counted by day and pain, the oldest first; days are those of the current time zone."""
    rows = PainNote.objects.of(user).felt_in(first, last).counted_by_day()
    return [NotedPain(*row) for row in rows]


def pain_points(noted: Iterable[NotedPain], period: Period) -> list[chart.Point]:
    """A point without load for the notes of each day, week or month."""
    by_period = groupby(noted, key=lambda one: period.bounds(one.day))
    return [_point(period, *bounds, list(_pains(group))) for bounds, group in by_period]


def _pains(noted: Iterable[NotedPain]) -> Iterator[int]:
    for one in noted:
        yield from (one.pain for _ in range(one.times))


def _point(period: Period, start: dt.date, end: dt.date, pains: list[int]) -> chart.Point:
    return chart.Point(
        start=start,
        end=end,
        load_left=None,
        load_right=None,
        pain_worst=max(pains),
        pain_median=median(pains),
        label=f"Noted, {period.name_of(start)}: pain {max(pains)}",
    )


def _chart(noted: Sequence[NotedPain], days: tuple[dt.date, dt.date]) -> chart.Chart:
    first, last = days
    points = pain_points(noted, Period.for_days((last - first).days))
    # Days without a note are no break.
    return replace(chart.draw(points, first=first, last=last), breaks=[])


def _summary(noted: Sequence[NotedPain]) -> str:
    if not noted:
        return "No note in this time."
    count = counted(sum(one.times for one in noted), "note", one="One")
    worst = f"the worst pain was {max(one.pain for one in noted)} of 10."
    went = early_and_late([list(_pains(one)) for _, one in groupby(noted, key=attrgetter("day"))])
    if went is None or abs(went[1] - went[0]) <= PAIN_NOISE:
        return f"{count}; {worst}"
    early, late = map(number_text, went)
    return f"{count}; {worst} On a middling day it was {early} at first, {late} of late."
