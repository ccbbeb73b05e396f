"""How the user was: the worst pain of each session and the ratings of the activities, in one query."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, Max, QuerySet, Value

from exercises.models import Routine
from progress.models import GoalRating, WorkoutSession
from progress.owner import Owner
from progress.periods import Span
from progress.tally import NOT_SAID, worst_of

NO_GOAL = 0


class Rated(NamedTuple):
    goal: int
    text: str
    day: dt.date
    rating: int


class SessionPain(NamedTuple):
    day: dt.date
    pain: int


@dataclass(frozen=True)
class Felt:
    """Oldest first; the ratings activity by activity, in the user's own order."""

    ratings: Sequence[Rated]
    pains: Sequence[SessionPain]


def felt_in(*, user: Owner, span: Span, days: tuple[dt.date, dt.date], routine: Routine | None) -> Felt:
    """The pain of the sessions of this span and routine, and the ratings of these days."""
    sessions = WorkoutSession.objects.of(user).in_routine(routine).performed_in(span.first, span.last)
    rows = sorted(_ratings(user, days).union(_pains(sessions), all=True))
    return Felt(
        ratings=[Rated(goal, text, day, value) for _, goal, day, value, text in rows if goal != NO_GOAL],
        pains=[SessionPain(day, value) for _, goal, day, value, _ in rows if goal == NO_GOAL],
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
            order=Value(0, output_field=IntegerField()),
            goal=Value(NO_GOAL, output_field=IntegerField()),
            day=F("performed_on"),
            worst=worst_of("during", "pain_after", "pain_next"),
            text=Value("", output_field=CharField()),
        )
        .exclude(worst=NOT_SAID)
        .values_list("order", "goal", "day", "worst", "text")
    )
