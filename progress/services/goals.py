"""What writes my activities: each function is one transaction."""

import datetime as dt
import uuid as uuids
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from progress.models import MAX_ACTIVE_GOALS, MAX_GOALS, Goal, GoalRating
from progress.models.goal import MAX_ORDER
from progress.owner import Owner
from progress.services.entries import GoalEntry
from progress.services.writing import lock_owner, write


class TooManyGoalsError(Exception):
    """There are as many active ones as there may be; or `in_all`, with those put aside."""

    def __init__(self, *, in_all: bool = False) -> None:
        super().__init__()
        self.in_all = in_all


def add_goal(*, user: Owner, uuid: uuids.UUID, text: str) -> Goal:
    """Stores an activity once: sending the same uuid again gives the one that is there, unchanged.

    Raises `TooManyGoalsError` where three are active already, or `MAX_GOALS` in all.
    """
    earlier = Goal.objects.of(user).filter(uuid=uuid).first()
    if earlier:
        return earlier
    try:
        with transaction.atomic():
            _make_room(user)
            if Goal.objects.of(user).count() >= MAX_GOALS:
                raise TooManyGoalsError(in_all=True)
            return Goal.objects.create(user=user, uuid=uuid, text=text, order=_next_order(user))
    except IntegrityError:
        return Goal.objects.of(user).get(uuid=uuid)


@transaction.atomic
def log_goals(*, user: Owner, goals: Sequence[GoalEntry]) -> None:
    """Stores activities, none of which is there yet, with all their ratings."""
    for entry in goals:
        goal = add_goal(user=user, uuid=entry.uuid, text=entry.text)
        GoalRating.objects.bulk_create(
            [GoalRating(goal=goal, day=day, rating=rating) for day, rating in entry.ratings.items()]
        )


def reword_goal(*, goal: Goal, text: str) -> None:
    write(goal, text=text)


@transaction.atomic
def move_goal_up(*, goal: Goal) -> None:
    """Changes places with the active one before it, if there is one."""
    goals = list(Goal.objects.of(goal.user).active().select_for_update())
    place = next((n for n, one in enumerate(goals) if one.pk == goal.pk), 0)
    if place:
        goals[place - 1], goals[place] = goals[place], goals[place - 1]
        for order, one in enumerate(goals):
            one.order = order
        Goal.objects.bulk_update(goals, ["order"])


def retire_goal(*, goal: Goal, today: dt.date) -> None:
    """From now on it is not asked about. Its ratings stay."""
    write(goal, retired_on=today)


@transaction.atomic
def restore_goal(*, goal: Goal) -> None:
    """Asks about it again, as the last of them. Raises `TooManyGoalsError` where three are active already."""
    if goal.retired_on is not None:
        _make_room(goal.user)
        write(goal, retired_on=None, order=_next_order(goal.user))


@transaction.atomic
def rate_goal(*, goal: Goal, day: dt.date, rating: int) -> None:
    """Stores the rating of the day; telling it again corrects it."""
    GoalRating.objects.update_or_create(goal=goal, day=day, defaults={"rating": rating})


def _make_room(user: Owner) -> None:
    """Of two pages at once only one adds the third."""
    lock_owner(user)
    if Goal.objects.of(user).active().count() >= MAX_ACTIVE_GOALS:
        raise TooManyGoalsError


def _next_order(user: Owner) -> int:
    """After the last of all. Where no number is left, they are numbered anew."""
    goals = list(Goal.objects.of(user))
    if goals and goals[-1].order >= MAX_ORDER:
        for order, one in enumerate(goals):
            one.order = order
        Goal.objects.bulk_update(goals, ["order"])
    return goals[-1].order + 1 if goals else 0
