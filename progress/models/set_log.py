"""One set on one side."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from progress.models import fields
from progress.models.exercise_log import ExerciseLog

MAX_SET_NUMBER = 20


class Side(models.TextChoices):
    LEFT = "left", "left"
    RIGHT = "right", "right"
    BOTH = "both", "both"


class SetLog(models.Model):
    """The last word of the device on this set: the highest `revision` wins, ties go to the greater uuid.

    Taken back is `undone`, never a deleted row, so that sets may arrive late, twice and in any order.
    """

    log = models.ForeignKey(ExerciseLog, on_delete=models.CASCADE, related_name="sets")
    uuid = models.UUIDField(default=uuid.uuid4)
    number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MAX_SET_NUMBER)]
    )
    side = models.CharField(max_length=5, choices=Side)
    load_g = fields.grams(default=0)
    done = fields.amount()
    revision = models.PositiveIntegerField(default=0)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["number", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["log", "number", "side"],
                name="set_once_per_number_and_side",
                violation_error_message="This set is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, MAX_SET_NUMBER)),
                name="set_number_in_range",
                violation_error_message=f"Sets are numbered 1 to {MAX_SET_NUMBER}.",
            ),
            *fields.grams_constraint("set", "load_g"),
            *fields.amount_constraint("set", "done"),
            fields.choice_constraint("set", "side", Side),
        ]

    def __str__(self) -> str:
        return f"Set {self.pk}"
