"""The history of one exercise, as its page asks for it on the day of these tests."""

import datetime as dt

from accounts.models import User
from exercises.models import Exercise
from progress.history.exercise import ExerciseHistory, exercise_history, exercises_open_to
from progress.history.periods import Range, Span

TODAY = dt.date(2026, 3, 14)


def told_of(
    user: User, exercise: Exercise, span: Range | Span = Range.QUARTER, *, unit: str = "kg"
) -> ExerciseHistory:
    return exercise_history(
        user=user,
        exercise=exercises_open_to(user).get(pk=exercise.pk),
        span=span.span(TODAY) if isinstance(span, Range) else span,
        unit=unit,
    )
