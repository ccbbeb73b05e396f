"""Who you are: a user who logs in by e-mail, and how they like to see things."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower

MIN_SWITCH_S, MAX_SWITCH_S = 3, 30
MIN_WEEKLY_AIM, MAX_WEEKLY_AIM = 1, 7


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("Choose a time zone from the list.")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, email: str | None) -> User:
        """The user with this e-mail, whatever its case."""
        return self.get(email__iexact=email)


class User(AbstractUser):
    class Unit(models.TextChoices):
        KG = "kg", "kilograms (kg)"
        LB = "lb", "pounds (lb)"

    class Rest(models.IntegerChoices):
        """Seconds between two sets."""

        OFF = 0, "no countdown"
        HALF_MINUTE = 30, "30 seconds"
        MINUTE = 60, "60 seconds"
        MINUTE_AND_A_HALF = 90, "90 seconds"

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("e-mail", max_length=254)
    unit = models.CharField("unit of weight", max_length=2, choices=Unit, default=Unit.KG)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[validate_time_zone])
    # Of a routine that may be gone: this app knows none. Empty is the main one.
    routine = models.SlugField(
        blank=True, db_index=False, error_messages={"invalid": "There is no such routine."}
    )
    weekly_aim = models.PositiveSmallIntegerField(
        "sessions a week",
        default=2,
        validators=[MinValueValidator(MIN_WEEKLY_AIM), MaxValueValidator(MAX_WEEKLY_AIM)],
    )
    aim_asked = models.BooleanField("asked for the sessions a week", default=False)
    advice_on = models.BooleanField("load advice", default=True)
    warm_up_on = models.BooleanField("warm-up", default=True)
    rest_s = models.PositiveSmallIntegerField("rest between sets", choices=Rest, default=Rest.MINUTE)
    switch_s = models.PositiveSmallIntegerField(
        "time to switch sides",
        default=5,
        validators=[MinValueValidator(MIN_SWITCH_S), MaxValueValidator(MAX_SWITCH_S)],
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique_whatever_the_case",
                violation_error_message="There is already an account with this e-mail.",
            ),
            models.CheckConstraint(
                condition=models.Q(unit__in=["kg", "lb"]),
                name="user_unit_known",
                violation_error_message="Choose kg or lb.",
            ),
            models.CheckConstraint(
                condition=models.Q(rest_s__in=[0, 30, 60, 90]),
                name="user_rest_known",
                violation_error_message="Choose one of the times offered.",
            ),
            models.CheckConstraint(
                condition=models.Q(switch_s__range=(MIN_SWITCH_S, MAX_SWITCH_S)),
                name="user_switch_in_range",
                violation_error_message=f"Between {MIN_SWITCH_S} and {MAX_SWITCH_S} seconds.",
            ),
            models.CheckConstraint(
                condition=models.Q(weekly_aim__range=(MIN_WEEKLY_AIM, MAX_WEEKLY_AIM)),
                name="user_weekly_aim_in_range",
                violation_error_message=f"Between {MIN_WEEKLY_AIM} and {MAX_WEEKLY_AIM} sessions.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: Any, **how: Any) -> None:
        """A row that is gone stays gone: Django would write an account that was just erased anew."""
        if not (self._state.adding or how.get("force_insert") or how.get("update_fields") is not None):
            how["force_update"] = True
        super().save(*args, **how)
