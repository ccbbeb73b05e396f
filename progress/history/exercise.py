"""The history of one exercise as an object: the sentence first, the picture second, the same as a table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from exercises.models import Exercise, Measure, Routine
from progress import chart
from progress.history.exercise_sentence import exercise_sentence
from progress.history.load_changes import changed_logs, load_changes
from progress.history.pain_notes import noted_points
from progress.history.periods import Period, Span
from progress.history.rows import Row, points_of, rows_of
from progress.history.sides import Sides, sides_of
from progress.history.tally import tallies
from progress.models import ExerciseLog
from progress.owner import Owner


@dataclass(frozen=True)
class ExerciseHistory:
    """One exercise over a range. `rows` begin with the newest."""

    exercise: Exercise
    period: Period
    rows: list[Row]
    chart: chart.Chart | None
    summary: str
    sides: Sides | None

    @property
    def changes(self) -> list[tuple[int, Row]]:
        """The rows in which the load changed, newest first, each with the number of its mark."""
        changed = [row for row in self.rows if row.change]
        return list(zip(range(len(changed), 0, -1), changed, strict=True))

    @property
    def amount(self) -> str:
        return "Seconds" if self.exercise.measure == Measure.HOLD else "Repetitions"

    @property
    def sessions(self) -> int:
        return sum(row.sessions for row in self.rows)


def exercise_history(
    *, user: Owner, exercise: Exercise, span: Span, unit: str, routine: Routine | None = None
) -> ExerciseHistory:
    """Of an exercise as `exercises_open_to` the user gives it."""
    of_exercise = ExerciseLog.objects.of(user).for_exercise(exercise).in_routine(routine)
    logs = of_exercise.performed_in(span.first, span.last)
    days = span.days_drawn(exercise.first_logged_on)  # type: ignore[attr-defined]
    period = Period.for_days((days[1] - days[0]).days)
    points = tallies(logs, period).get(exercise.slug, [])
    changed = changed_logs(logs)
    rows = rows_of(points, period, load_changes(changed, period, unit=unit))
    noted = noted_points(user=user, first=days[0], last=days[1], period=period) if rows else []
    loads = (changed[0].before_g, changed[-1].load_g) if changed else None
    return told_of(exercise, rows, days=days, unit=unit, loads=loads, noted=noted)


def told_of(
    exercise: Exercise,
    rows: list[Row],
    *,
    days: tuple[dt.date, dt.date],
    unit: str,
    loads: tuple[int, int] | None,
    noted: Sequence[chart.Point] = (),
) -> ExerciseHistory:
    """Of rows with the oldest first. `loads` are the first and the last one, where the rows do not tell."""
    period = Period.for_days((days[1] - days[0]).days)
    if not rows:
        return ExerciseHistory(exercise, period, [], None, "", None)
    return ExerciseHistory(
        exercise=exercise,
        period=period,
        rows=rows[::-1],
        chart=chart.draw(points_of(rows, unit, exercise.measure), noted=noted, first=days[0], last=days[1]),
        summary=exercise_sentence(rows, unit, loads or _loads(rows), exercise.measure),
        sides=sides_of(rows, exercise.measure),
    )


def _loads(rows: Sequence[Row]) -> tuple[int, int]:
    """Without a change, the load of every row that was no easy day."""
    loaded = [row for row in rows if not row.is_easy] or rows
    return loaded[0].load_g, loaded[-1].load_g


def exercises_logged_by(user: Owner) -> QuerySet[Exercise]:
    return Exercise.objects.filter(_is_logged_by(user))


def exercises_open_to(user: Owner) -> QuerySet[Exercise]:
    """Those anybody sees, and retired ones for who has logged them; with `first_logged_on`."""
    first = _logs(user).order_by("session__performed_on").values("session__performed_on")[:1]
    return Exercise.objects.filter(Q(is_published=True) | _is_logged_by(user)).annotate(
        first_logged_on=Subquery(first)
    )


def _is_logged_by(user: Owner) -> Q:
    return Q(Exists(_logs(user)))


def _logs(user: Owner) -> QuerySet[ExerciseLog]:
    return ExerciseLog.objects.of(user).done().filter(exercise=OuterRef("pk"))
