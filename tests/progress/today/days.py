"""A day as its tests ask for it, and somebody fit for more weight."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from accounts.models import User
from exercises.models import Exercise
from progress.today.day import Day, day_of
from progress.today.plan import PlannedExercise
from tests.factories import OwnedWeightFactory
from tests.progress.lived import NOON, TODAY, check_in_of, log_of

TOP: dict[str, Any] = {"target": 15, "done_left": 15, "done_right": 15}
# Three calm sessions at the top rung, the first of them two weeks ago and more.
THREE_WEEKS = (2, 8, 15)


def day(user: User, *, today: dt.date = TODAY, now: dt.datetime = NOON, **asked: Any) -> Day:
    return day_of(user=user, today=today, now=now, **asked)


def plan_of(user: User, exercise: Exercise, **asked: Any) -> PlannedExercise:
    return next(plan for plan in day(user, **asked).planned if plan.exercise == exercise)


def loads(plan: PlannedExercise) -> tuple[int, int]:
    return plan.load_left_g, plan.load_right_g


def names(found: Sequence[PlannedExercise]) -> list[str]:
    return [plan.exercise.slug for plan in found]


def rule_of(user: User, exercise: Exercise) -> str:
    return day(user).advice[exercise.slug].rule


def owns(user: User, *loads_g: int) -> None:
    for load_g in loads_g:
        OwnedWeightFactory.create(user=user, load_g=load_g)


def ready(user: User, exercise: Exercise, *, load_g: int = 0, **told: Any) -> None:
    """Fit for more weight, as far as the log goes."""
    for days in THREE_WEEKS:
        log_of(user, exercise, days, load_g=load_g, **TOP | told)
    check_in_of(user, 0, 1)
