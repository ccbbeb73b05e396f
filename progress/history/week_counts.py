"""What each week holds, counted in the database."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, DateField, IntegerField, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from progress.models import CheckIn, ExerciseLog, PainNote, WorkoutSession
from progress.models.local_day import LocalDay
from progress.models.period_start import NextDay, WeekStart
from progress.models.session import is_easy
from progress.owner import Owner
from progress.rules.constants import PAIN_HIGH

COLUMNS = ("start", "number", "easy", "flares", "begun")
NOTHING = Value(0, output_field=IntegerField())
SOMETHING = Value(1, output_field=IntegerField())
DAY = dt.timedelta(days=1)
NO_DAY = Cast(Value(None), DateField())


@dataclass
class WeekCounts:
    """By the Monday of each week. `first_day` is that of the first session ever."""

    first_day: dt.date | None = None
    sessions: Counter[dt.date] = field(default_factory=Counter)
    easy: Counter[dt.date] = field(default_factory=Counter)
    flares: set[dt.date] = field(default_factory=set)


def week_counts(*, user: Owner, first: dt.date | None, last: dt.date) -> WeekCounts:
    """Of the days from `first` to `last`, both among them.

    One query: its answer grows with the weeks, not with the rows.
    """
    sessions = WorkoutSession.objects.of(user).told()
    logs = ExerciseLog.objects.of(user).performed_in(first, last)
    day_before = sessions.performed_in(first and first - DAY, last - DAY)
    parts = [
        _sessions(sessions.performed_in(first, last)),
        _flares(day_before, "pain_next", NextDay("performed_on")),
        _flares(logs, "pain_during", "session__performed_on"),
        _flares(CheckIn.objects.of(user).in_days(first, last), "pain_now", "day"),
        _flares(PainNote.objects.of(user).felt_in(first, last), "pain", LocalDay("felt_at")),
        _first_ever(sessions),
    ]
    counts = WeekCounts()
    for start, number, easy, flares, begun in _one_query(parts):
        counts.first_day = begun or counts.first_day
        counts.sessions[start] += number
        counts.easy[start] += easy
        if flares:
            counts.flares.add(start)
    return counts


def _sessions(sessions: QuerySet[WorkoutSession]) -> QuerySet[Any, Any]:
    pains = Q(pain_before__gte=PAIN_HIGH) | Q(pain_after__gte=PAIN_HIGH)
    return _by_week(sessions, "performed_on").annotate(
        number=Count("pk"),
        easy=Count("pk", filter=is_easy()),
        flares=Max(Case(When(pains, then=SOMETHING), default=NOTHING)),
        begun=NO_DAY,
    )


def _flares(rows: QuerySet[Any], rating: str, day: Any) -> QuerySet[Any, Any]:
    """The weeks in which this rating was that of a flare-up."""
    flares = _by_week(rows.filter(**{f"{rating}__gte": PAIN_HIGH}), day)
    return flares.annotate(number=NOTHING, easy=NOTHING, flares=Count("pk"), begun=NO_DAY)


def _first_ever(sessions: QuerySet[WorkoutSession]) -> QuerySet[Any, Any]:
    return (
        sessions.order_by()
        .values(start=NO_DAY)
        .annotate(number=NOTHING, easy=NOTHING, flares=NOTHING, begun=Min("performed_on"))
    )


def _by_week(rows: QuerySet[Any], day: Any) -> QuerySet[Any, Any]:
    return rows.order_by().values(start=WeekStart(day))


def _one_query(parts: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    first, *others = (part.values_list(*COLUMNS) for part in parts)
    return first.union(*others, all=True)
