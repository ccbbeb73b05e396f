"""Pain noted apart from sessions: the page of notes as one object, and their dots for every chart."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.utils import timezone

from progress import chart
from progress.models import PainNote
from progress.owner import Owner
from progress.periods import Period, Range

PAGE_SIZE = 20


class NotedPain(NamedTuple):
    day: dt.date
    pain: int


@dataclass(frozen=True)
class PainHistory:
    notes: Page[PainNote]
    chart: chart.Chart | None
    summary: str


def pain_history(*, user: Owner, span: Range, today: dt.date, page: str | None) -> PainHistory:
    noted = noted_pains(user=user, since=span.first_day(today))
    return PainHistory(
        notes=Paginator(PainNote.objects.of(user).newest_first(), PAGE_SIZE).get_page(page),
        chart=_chart(noted, span=span, today=today) if noted else None,
        summary=_summary([one.pain for one in noted]),
    )


def noted_pains(*, user: Owner, since: dt.date | None) -> list[NotedPain]:
    """The notes since that day, oldest first; days are those of the current time zone."""
    start = None if since is None else timezone.make_aware(dt.datetime.combine(since, dt.time()))
    rows = PainNote.objects.of(user).felt_since(start).order_by("felt_at").values_list("felt_at", "pain")
    return [NotedPain(timezone.localdate(felt_at), pain) for felt_at, pain in rows]


def pain_points(noted: Sequence[NotedPain], period: Period) -> list[chart.Point]:
    """A point without load for each note, or for the notes of each week or month."""
    if period is Period.SESSION:
        groups = [((one.day, one.day), [one.pain]) for one in noted]
    else:
        by_period = groupby(noted, key=lambda one: period.bounds(one.day))
        groups = [(bounds, [one.pain for one in group]) for bounds, group in by_period]
    return [
        chart.Point(
            start=start,
            end=end,
            load_left=None,
            load_right=None,
            pain_worst=max(pains),
            pain_median=median(pains),
            label=f"Noted, {period.name_of(start)}: pain {max(pains)}",
        )
        for (start, end), pains in groups
    ]


def _chart(noted: Sequence[NotedPain], *, span: Range, today: dt.date) -> chart.Chart:
    first, last = span.days_drawn([one.day for one in noted], today)
    period = Period.for_days((last - first).days)
    return chart.draw(pain_points(noted, period), first=first, last=last)


def _summary(pains: list[int]) -> str:
    if not pains:
        return "No note in this time."
    count = "One note" if len(pains) == 1 else f"{len(pains)} notes"
    return f"{count}; the worst pain was {max(pains)} of 10."
