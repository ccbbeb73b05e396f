"""Days off that were planned: a journey, an operation, a busy month."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from progress.models import fields
from progress.models.own import UserQuerySet
from progress.wording import day_and_month, day_text

MAX_PAUSES = 100
DAYS_AHEAD = 2 * 366


class PauseQuerySet(UserQuerySet["Pause"]):
    def touching(self, first: dt.date | None, last: dt.date) -> Self:
        """Those of which at least one day is among these."""
        begun = self.filter(first_day__lte=last)
        return begun if first is None else begun.filter(last_day__gte=first)

    def telling_when(self, today: dt.date) -> Self:
        """With `is_now` and `is_to_come`; of one that is over, neither."""
        now, to_come = Q(first_day__lte=today, last_day__gte=today), Q(first_day__gt=today)
        return self.annotate(
            is_now=models.ExpressionWrapper(now, output_field=models.BooleanField()),
            is_to_come=models.ExpressionWrapper(to_come, output_field=models.BooleanField()),
        )


class Pause(models.Model):
    """The user said beforehand that there will be no sessions, from the first to the last of these days.

    Nobody has more than `MAX_PAUSES`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pauses")
    uuid = models.UUIDField(default=uuid.uuid4)
    first_day = models.DateField()
    last_day = models.DateField()

    # Of pauses asked for with `telling_when`.
    is_now: bool
    is_to_come: bool

    objects: ClassVar = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="pause_uuid_once_per_user"),
            *fields.days_constraint("pause"),
        ]

    def __str__(self) -> str:
        return f"Pause {self.pk}"

    @property
    def in_words(self) -> str:
        """Its days; the year once, where it is the same."""
        first, last = self.first_day, self.last_day
        if first == last:
            return f"on {day_text(last)}"
        begins = day_and_month(first) if first.year == last.year else day_text(first)
        return f"from {begins} to {day_text(last)}"
