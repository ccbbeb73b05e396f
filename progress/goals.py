"""My activities as the pages show them: what is rated when, and how it went over time."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Prefetch

from progress.chart.axes import PAIN_MAX, height, place
from progress.chart.paths import Place, line_path
from progress.models import MAX_ACTIVE_GOALS, Goal, GoalRating
from progress.owner import Owner

DAYS_BETWEEN_RATINGS = 14
DAYS_PUT_OFF = 3
FEW = 8
# Where a login keeps the day up to which nothing is asked.
PUT_OFF_UNTIL = "goals_put_off_until"


@dataclass(frozen=True)
class RatedGoal:
    """An activity and its ratings in a span of days, oldest first: 10 is as well as ever."""

    goal: Goal
    ratings: list[GoalRating]

    @property
    def first(self) -> GoalRating | None:
        return self.ratings[0] if self.ratings else None

    @property
    def last(self) -> GoalRating | None:
        return self.ratings[-1] if self.ratings else None

    @property
    def newest_first(self) -> list[GoalRating]:
        return self.ratings[::-1]

    @property
    def in_numbers(self) -> str:
        """The newest of them, as many as a line of the report holds."""
        return ", ".join(str(one.rating) for one in self.ratings[-FEW:])

    @property
    def has_several(self) -> bool:
        return len(self.ratings) > 1

    @property
    def points(self) -> list[Place]:
        """Where each rating lies, in per cent of the width, from first day to last, and of the height."""
        if not self.ratings:
            return []
        days = self.ratings[0].day, self.ratings[-1].day
        return [(round(place(one.day, *days), 2), height(one.rating, PAIN_MAX)) for one in self.ratings]

    @property
    def path(self) -> str:
        return line_path(self.points)

    def rated_on(self, day: dt.date) -> int | None:
        last = self.last
        return last.rating if last is not None and last.day == day else None

    def is_due(self, today: dt.date) -> bool:
        last = self.last
        return last is None or (today - last.day).days >= DAYS_BETWEEN_RATINGS

    def due_on(self) -> dt.date | None:
        return self.last.day + dt.timedelta(days=DAYS_BETWEEN_RATINGS) if self.last else None


@dataclass(frozen=True)
class ActiveGoal:
    """A card of the page: the activity, and today's rating where there is one."""

    rated: RatedGoal
    rating_today: int | None
    is_due: bool

    @property
    def heading_id(self) -> str:
        return f"goal-{self.rated.goal.pk}"


@dataclass(frozen=True)
class GoalPage:
    active: list[ActiveGoal] = field(default_factory=list)
    retired: list[RatedGoal] = field(default_factory=list)

    @property
    def has_room(self) -> bool:
        return len(self.active) < MAX_ACTIVE_GOALS


def goal_page(*, user: Owner, today: dt.date) -> GoalPage:
    """Active and retired ones, each with all its ratings: two queries."""
    goals = goals_in(user=user)
    active = [one for one in goals if one.goal.retired_on is None]
    return GoalPage(
        active=[ActiveGoal(one, one.rated_on(today), one.is_due(today)) for one in active],
        retired=[one for one in goals if one.goal.retired_on is not None],
    )


def goals_in(*, user: Owner, first: dt.date | None = None, last: dt.date | None = None) -> list[RatedGoal]:
    """Every activity with its ratings from the first to the last of these days: two queries in all."""
    ratings = GoalRating.objects.of(user).between(first, last).oldest_first()
    goals = Goal.objects.of(user).prefetch_related(Prefetch("ratings", ratings))
    return [RatedGoal(goal, list(goal.ratings.all())) for goal in goals]


def goal_to_ask(*, user: Owner, today: dt.date, put_off_until: str) -> Goal | None:
    """The first activity that was not rated for two weeks; none while asking is put off (an ISO day)."""
    if today.isoformat() < put_off_until:
        return None
    long_ago = today - dt.timedelta(days=DAYS_BETWEEN_RATINGS)
    goal: Goal | None = Goal.objects.of(user).active().not_rated_since(long_ago).first()
    return goal


def asked_again_on(today: dt.date) -> str:
    return (today + dt.timedelta(days=DAYS_PUT_OFF)).isoformat()
