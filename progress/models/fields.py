"""The kinds of value that several models share, each with the constraint that guards it."""

import datetime as dt
from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import F, Q

from exercises.models import MAX_LOAD_G, MAX_TARGET

EARLIEST_DAY = dt.date(1970, 1, 1)
DAYS_TURNED_ROUND = "The last day is before the first."
MAX_NOTE_LENGTH = 2000
# How often a row was written is told up to here; its column holds twice as much, to count on.
MAX_COUNTER = 1_000_000_000


def rating(verbose_name: str = "", **options: Any) -> models.PositiveSmallIntegerField:
    """Pain or effort: a whole number from 0 to 10, or empty for "not said"."""
    return models.PositiveSmallIntegerField(
        verbose_name or None, null=True, blank=True, validators=[MaxValueValidator(10)], **options
    )


def note() -> models.TextField:
    return models.TextField(
        blank=True, max_length=MAX_NOTE_LENGTH, validators=[MaxLengthValidator(MAX_NOTE_LENGTH)]
    )


def grams(**options: Any) -> models.PositiveSmallIntegerField:
    """A load: whole grams strapped to one ankle."""
    return models.PositiveSmallIntegerField(validators=[MaxValueValidator(MAX_LOAD_G)], **options)


def amount(**options: Any) -> models.PositiveSmallIntegerField:
    """Repetitions, or seconds of a hold."""
    return models.PositiveSmallIntegerField(validators=[MaxValueValidator(MAX_TARGET)], **options)


def rating_constraint(model: str, *fields: str) -> list[models.CheckConstraint]:
    return [_at_most(model, field, 10, "Choose a number from 0 to 10.") for field in fields]


def grams_constraint(model: str, *fields: str) -> list[models.CheckConstraint]:
    return [_at_most(model, field, MAX_LOAD_G, f"At most {MAX_LOAD_G} g on one ankle.") for field in fields]


def amount_constraint(model: str, *fields: str) -> list[models.CheckConstraint]:
    return [_at_most(model, field, MAX_TARGET, f"At most {MAX_TARGET}.") for field in fields]


def day_constraint(model: str, field: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": EARLIEST_DAY}),
        name=f"{model}_{field}_in_range",
        violation_error_message="Choose a day from 1970 on.",
    )


def days_constraint(model: str) -> list[models.CheckConstraint]:
    """Of `first_day` and `last_day`, both among the days meant."""
    in_order = models.CheckConstraint(
        condition=Q(last_day__gte=F("first_day")),
        name=f"{model}_ends_after_its_start",
        violation_error_message=DAYS_TURNED_ROUND,
    )
    return [day_constraint(model, "first_day"), in_order]


def choice_constraint(
    model: str, field: str, choices: type[models.TextChoices], *also: str
) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [*choices.values, *also]}),
        name=f"{model}_{field}_known",
        violation_error_message="Choose one of the answers offered.",
    )


def _at_most(model: str, field: str, limit: int, message: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__lte": limit}) | Q(**{f"{field}__isnull": True}),
        name=f"{model}_{field}_in_range",
        violation_error_message=message,
    )
