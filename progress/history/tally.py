"""What was logged of exercises, counted in the database by session, week or month.

However many years there are, what comes back is a row for each point and each pain it holds: from that the
median follows, which SQLite does not know.
"""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, QuerySet, Sum, UUIDField, Value
from django.db.models.functions import Cast, Coalesce, Greatest

from progress.history.periods import Period
from progress.models.exercise_log import ExerciseLogQuerySet
from progress.models.period_start import MonthStart, WeekStart
from progress.models.session import is_easy

NOT_SAID = -1
DAY = "session__performed_on"
PAINS = ("pain_during", "session__pain_after", "session__pain_next")
STARTS: dict[Period, Any] = {
    Period.SESSION: F(DAY),
    Period.WEEK: WeekStart(DAY),
    Period.MONTH: MonthStart(DAY),
}


class Tally(NamedTuple):
    """The logs of one exercise in one period that tell of the same worst pain.

    `pain` is the worst known of during, after and next morning, or `NOT_SAID`. `done_*` are sums of the
    lowest sets, `told_*` of how many.
    """

    exercise: str
    start: dt.date
    session: uuids.UUID | None
    pain: int
    sessions: int
    easy: int
    load_left_g: int | None
    load_right_g: int | None
    done_left: int | None
    done_right: int | None
    told_left: int
    told_right: int
    pain_next: int | None


def tallies(logs: ExerciseLogQuerySet, period: Period) -> dict[str, list[list[Tally]]]:
    """For each exercise its points, the oldest first, and for each point what was counted."""
    rows = (Tally(*row) for row in _counted(logs.done().exclude(exercise=None), period))
    by_exercise: dict[str, list[list[Tally]]] = {}
    for (exercise, _, _), same in groupby(sorted(rows, key=_exercise), key=_point):
        by_exercise.setdefault(exercise, []).append(list(same))
    return by_exercise


def _exercise(row: Tally) -> str:
    return row.exercise


def _point(row: Tally) -> tuple[str, dt.date, uuids.UUID | None]:
    return row.exercise, row.start, row.session


def _counted(logs: ExerciseLogQuerySet, period: Period) -> QuerySet[Any, Any]:
    # A session is a point of its own, even where a day has two.
    session = F("session__uuid") if period is Period.SESSION else Cast(Value(None), UUIDField())
    by_session = ("session_id",) if period is Period.SESSION else ()
    return (
        logs.values("exercise_id", *by_session, start=STARTS[period], uuid=session, pain=worst_of(*PAINS))
        .annotate(
            sessions=Count("pk"),
            easy=Count("pk", filter=is_easy("session__")),
            most_left_g=Max("load_left_g"),
            most_right_g=Max("load_right_g"),
            sum_left=Sum("done_left"),
            sum_right=Sum("done_right"),
            told_left=Count("done_left"),
            told_right=Count("done_right"),
            next_morning=Max("session__pain_next"),
        )
        .order_by("start", *by_session)
        .values_list(
            "exercise_id", "start", "uuid", "pain", "sessions", "easy", "most_left_g", "most_right_g",
            "sum_left", "sum_right", "told_left", "told_right", "next_morning",
        )
    )  # fmt: skip


def worst_of(*pains: str) -> Greatest:
    """The highest of these columns, or `NOT_SAID`."""
    return Greatest(*(Coalesce(F(pain), Value(NOT_SAID)) for pain in pains))


def pains_of(tallied: Iterable[Tally]) -> Iterator[int]:
    """Every answer, as often as it was given."""
    for row in tallied:
        if row.pain != NOT_SAID:
            yield from (row.pain for _ in range(row.sessions))
