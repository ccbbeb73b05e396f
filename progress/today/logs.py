"""Which logs a day follows from. They are hundreds, so that each is read as a row of what is needed of it."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from exercises.models import Exercise
from progress.models import ExerciseLog
from progress.models.exercise_log import ExerciseLogQuerySet
from progress.owner import Owner

DAYS_LOOKED_BACK = 120
OF_THE_SESSION = {"performed_on", "started_at", "pain_before", "pain_after", "pain_next"}


class LogRow(NamedTuple):
    """One exercise in one session. `was_easy`: without weight on purpose, as on an easy day."""

    exercise_id: str
    measure: str
    target: int | None
    load_left_g: int | None
    load_right_g: int | None
    done_left: int | None
    done_right: int | None
    effort: int | None
    pain_during: int | None
    easier: bool
    skipped: str
    performed_on: dt.date
    started_at: dt.datetime | None
    pain_before: int | None
    pain_after: int | None
    pain_next: int | None
    was_easy: bool

    @property
    def has_set(self) -> bool:
        return self.load_left_g is not None or self.load_right_g is not None

    def days_ago(self, today: dt.date) -> int:
        """A day that travelling puts ahead of today counts as today."""
        return max(0, (today - self.performed_on).days)


COLUMNS = [f"session__{name}" if name in OF_THE_SESSION else name for name in LogRow._fields]


def logs_looked_at(*, user: Owner, since: dt.date, exercises: Iterable[Exercise]) -> list[LogRow]:
    """All logs from this day on, and the newest of each of these exercises whatever its day; newest first."""
    own = ExerciseLog.objects.of(user).exclude(exercise=None)
    recent = _rows(own.performed_since(since))
    known = {log.exercise_id for log in recent if log.has_set and not log.was_easy}
    missing = [exercise.pk for exercise in exercises if exercise.pk not in known]
    if not missing:
        return recent
    newest = own.done().not_easy().filter(exercise=OuterRef("pk")).newest_first().values("pk")[:1]
    older = Exercise.objects.filter(pk__in=missing).annotate(newest=Subquery(newest)).values("newest")
    return recent + _rows(own.filter(pk__in=older))


def _rows(logs: ExerciseLogQuerySet) -> list[LogRow]:
    return [LogRow(*row) for row in logs.telling_easy().newest_first().values_list(*COLUMNS)]
