"""How the back is today."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from progress.models import fields
from progress.models.own import UserQuerySet


class WarningSign(models.TextChoices):
    NONE = "none", "none"
    EMERGENCY = "emergency", "an emergency sign"
    URGENT = "urgent", "an urgent sign"
    LEG = "leg", "a leg sign"


class CheckInQuerySet(UserQuerySet["CheckIn"]):
    def in_days(self, first: dt.date | None, last: dt.date) -> Self:
        known = self.filter(day__lte=last)
        return known if first is None else known.filter(day__gte=first)

    def since_or_warning(self, day: dt.date) -> Self:
        """Those from this day on, and every one with a warning sign."""
        return self.filter(Q(day__gte=day) | ~Q(warning=WarningSign.NONE))


class CheckIn(models.Model):
    """Pain now, and any warning sign, on one of the user's own days.

    `warned_at` is the moment the sign was told: one from before a lifted stop no longer counts.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="check_ins")
    uuid = models.UUIDField(default=uuid.uuid4)
    day = models.DateField()
    pain_now = fields.rating()
    warning = models.CharField(max_length=10, choices=WarningSign, default=WarningSign.NONE)
    warned_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="check_in_uuid_once_per_user"),
            models.UniqueConstraint(
                fields=["user", "day"],
                name="check_in_once_a_day",
                violation_error_message="You have checked in on this day already.",
            ),
            models.CheckConstraint(
                condition=Q(warning=WarningSign.NONE, warned_at__isnull=True)
                | ~Q(warning=WarningSign.NONE) & Q(warned_at__isnull=False),
                name="check_in_sign_has_its_moment",
            ),
            *fields.rating_constraint("check_in", "pain_now"),
            fields.choice_constraint("check_in", "warning", WarningSign),
        ]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"
