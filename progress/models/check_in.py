"""How the back is today."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from progress.models import fields
from progress.owner import Owner


class WarningSign(models.TextChoices):
    NONE = "none", "none"
    EMERGENCY = "emergency", "an emergency sign"
    URGENT = "urgent", "an urgent sign"
    LEG = "leg", "a leg sign"


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def of(self, user: Owner) -> Self:
        return self.filter(user=user)


class CheckIn(models.Model):
    """Pain now, and any warning sign, on one of the user's own days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="check_ins")
    uuid = models.UUIDField(default=uuid.uuid4)
    day = models.DateField()
    pain_now = fields.rating()
    warning = models.CharField(max_length=10, choices=WarningSign, default=WarningSign.NONE)

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
            *fields.rating_constraint("check_in", "pain_now"),
            fields.choice_constraint("check_in", "warning", WarningSign),
        ]

    def __str__(self) -> str:
        return f"Check-in {self.pk}"
