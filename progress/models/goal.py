"""What the user wants to be able to do again, and how well it goes."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q

from progress.models import fields
from progress.models.own import UserQuerySet
from progress.owner import Owner

MAX_GOAL_LENGTH = 120
MAX_ACTIVE_GOALS = 3
# With those put aside. Nobody writes down so many.
MAX_GOALS = 1_000
MAX_ORDER = 32_767


class GoalQuerySet(UserQuerySet["Goal"]):
    def active(self) -> Self:
        """Those that are asked about."""
        return self.filter(retired_on__isnull=True)

    def not_rated_since(self, day: dt.date) -> Self:
        """Those without a rating after this day."""
        return self.exclude(Exists(GoalRating.objects.filter(goal=OuterRef("pk"), day__gt=day)))


class Goal(models.Model):
    """An activity of the user's own, in their words. At most `MAX_ACTIVE_GOALS` are not retired."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goals")
    uuid = models.UUIDField(default=uuid.uuid4)
    text = models.CharField("activity", max_length=MAX_GOAL_LENGTH)
    order = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    objects: ClassVar = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="goal_uuid_once_per_user"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="goal_text_not_empty",
                violation_error_message="Say it in a few words.",
            ),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class GoalRatingQuerySet(models.QuerySet["GoalRating"]):
    def of(self, user: Owner) -> Self:
        """The user's own rows: what every page starts from."""
        return self.filter(goal__user=user)

    def active(self) -> Self:
        return self.filter(goal__retired_on__isnull=True)

    def between(self, first: dt.date | None, last: dt.date | None) -> Self:
        """From the first to the last of these days; an end that is not given is open."""
        since = self if first is None else self.filter(day__gte=first)
        return since if last is None else since.filter(day__lte=last)

    def oldest_first(self) -> Self:
        return self.order_by("day", "id")


class GoalRating(models.Model):
    """How well the activity goes, on one of the user's own days: 0 is not at all, 10 as well as ever."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    day = models.DateField()
    rating = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])

    objects: ClassVar = GoalRatingQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "day"], name="goal_rating_once_a_day"),
            *fields.rating_constraint("goal_rating", "rating"),
        ]

    def __str__(self) -> str:
        return f"Goal rating {self.pk}"
