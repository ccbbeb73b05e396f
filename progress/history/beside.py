"""What a history tells beside the lines of its exercises, in one query.

That is the worst pain of each session, the ratings of the activities, and the exercises known by name only.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, IntegerField, Max, QuerySet, Value

from exercises.models import Routine
from progress.history.periods import Span
from progress.history.tally import NOT_SAID, worst_of
from progress.models import ExerciseLog, GoalRating, WorkoutSession
from progress.models.exercise_log import ExerciseLogQuerySet
from progress.owner import Owner

COLUMNS = ("place", "goal", "day", "number", "text")
# In the place of an activity.
SESSION, ELSEWHERE = 0, -1


class Rated(NamedTuple):
    goal: int
    text: str
    day: dt.date
    rating: int


class SessionPain(NamedTuple):
    day: dt.date
    pain: int


class Elsewhere(NamedTuple):
    """An exercise that was imported and is known by its name only; `day` is when it was last done."""

    name: str
    day: dt.date
    times: int


@dataclass(frozen=True)
class Beside:
    """Oldest first, the ratings activity by activity in the user's own order; `elsewhere` newest first."""

    ratings: Sequence[Rated]
    pains: Sequence[SessionPain]
    elsewhere: Sequence[Elsewhere]


def beside_exercises(
    *, user: Owner, span: Span, days: tuple[dt.date, dt.date], routine: Routine | None
) -> Beside:
    """Of what was done in this span and routine, and of the ratings of these days."""
    sessions = WorkoutSession.objects.of(user).in_routine(routine).performed_in(span.first, span.last)
    logs = ExerciseLog.objects.of(user).in_routine(routine).performed_in(span.first, span.last)
    rows = sorted(_ratings(user, days).union(_pains(sessions), _elsewhere(logs), all=True))
    return Beside(
        ratings=[Rated(goal, text, day, number) for _, goal, day, number, text in rows if goal > SESSION],
        pains=[SessionPain(day, number) for _, goal, day, number, _ in rows if goal == SESSION],
        elsewhere=[
            Elsewhere(text, day, number) for _, goal, day, number, text in reversed(rows) if goal == ELSEWHERE
        ],
    )


def _ratings(user: Owner, days: tuple[dt.date, dt.date]) -> QuerySet[Any, Any]:
    ratings = GoalRating.objects.of(user).active().between(*days).order_by()
    return ratings.values_list("goal__order", "goal_id", "day", "rating", "goal__text")


def _pains(sessions: QuerySet[WorkoutSession]) -> QuerySet[Any, Any]:
    """However many exercises hurt in a session, it counts once."""
    return (
        sessions.order_by()
        .values("pk")
        .annotate(
            during=Max("logs__pain_during"),
            place=Value(0, output_field=IntegerField()),
            goal=Value(SESSION, output_field=IntegerField()),
            day=F("performed_on"),
            number=worst_of("during", "pain_after", "pain_next"),
            text=Value("", output_field=CharField()),
        )
        .exclude(number=NOT_SAID)
        .values_list(*COLUMNS)
    )


def _elsewhere(logs: ExerciseLogQuerySet) -> QuerySet[Any, Any]:
    return (
        logs.done()
        .filter(exercise=None)
        .order_by()
        .values(text=F("name"))
        .annotate(
            place=Value(0, output_field=IntegerField()),
            goal=Value(ELSEWHERE, output_field=IntegerField()),
            day=Max("session__performed_on"),
            number=Count("pk"),
        )
        .values_list(*COLUMNS)
    )
