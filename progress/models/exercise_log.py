"""What was done of one exercise in one session."""

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import Coalesce, Greatest, Lag

from exercises.models import MAX_SETS, Exercise, Measure, Routine, Sides
from progress.models import fields
from progress.models.session import WorkoutSession, is_easy
from progress.owner import Owner

# Up to so many exercises of a session are told apart on the mat.
MAX_PLACE = 100


class Skipped(models.TextChoices):
    PAIN = "pain", "because of pain"
    TIRED = "tired", "too tired"
    TIME = "time", "no time"
    OTHER = "other", "another reason"


class ExerciseLogQuerySet(models.QuerySet["ExerciseLog"]):
    def of(self, user: Owner) -> Self:
        return self.filter(session__user=user, session__deleted_at__isnull=True)

    def for_exercise(self, exercise: Exercise) -> Self:
        return self.filter(exercise=exercise)

    def performed_since(self, day: dt.date | None) -> Self:
        return self if day is None else self.filter(session__performed_on__gte=day)

    def performed_in(self, first: dt.date | None, last: dt.date) -> Self:
        return self.performed_since(first).filter(session__performed_on__lte=last)

    def done(self) -> Self:
        """Those with at least one set, whatever was planned."""
        return self.filter(Q(load_left_g__isnull=False) | Q(load_right_g__isnull=False))

    def skipped_for_pain(self) -> Self:
        """Left out, or stopped early, because of pain."""
        return self.filter(skipped=Skipped.PAIN)

    def not_easy(self) -> Self:
        """Without easy days and the gentle routine: what is done there without weight says nothing of it."""
        return self.exclude(is_easy("session__"))

    def telling_easy(self) -> Self:
        """With `was_easy`: whether it is not one of those `not_easy`."""
        return self.annotate(
            was_easy=models.ExpressionWrapper(is_easy("session__"), output_field=models.BooleanField())
        )

    def in_routine(self, routine: Routine | None) -> Self:
        return self if routine is None else self.filter(session__routine=routine)

    def with_most(self) -> Self:
        """With `most_g`: the load of the heavier ankle."""
        return self.annotate(most_g=Greatest(Coalesce("load_left_g", 0), Coalesce("load_right_g", 0)))

    def loads_g(self) -> models.QuerySet["ExerciseLog", int]:
        """The loads of the heavier ankle alone."""
        return self.with_most().values_list("most_g", flat=True)

    def changed(self) -> Self:
        """Of one exercise's logs those with another load than the one before, the oldest first."""
        by_day = [F("session__performed_on").asc(), F("session_id").asc()]
        told = self.with_most().annotate(before_g=Window(Lag("most_g"), order_by=by_day))
        return told.filter(~Q(before_g=F("most_g")), before_g__isnull=False).order_by(*by_day)

    def oldest_first(self) -> Self:
        return self.order_by("session__performed_on", "session_id")

    def newest_first(self) -> Self:
        return self.order_by("-session__performed_on", "-session_id")


class ExerciseLog(models.Model):
    """One exercise in a session, with a copy of what it was called and what was asked for at the time.

    `load_*_g` is the heaviest and `done_*` the lowest of the planned sets on that side, a planned set
    left out counting as 0. All four are written where sets are stored, by `services/side_summary.py`, and
    empty where no set was recorded.
    """

    session = models.ForeignKey(WorkoutSession, on_delete=models.CASCADE, related_name="logs")
    # Empty: imported from elsewhere and known by its name only.
    exercise = models.ForeignKey(
        Exercise, on_delete=models.PROTECT, null=True, blank=True, related_name="logs"
    )
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=80)
    measure = models.CharField(max_length=10, choices=Measure)
    sides = models.CharField(max_length=20, choices=Sides)

    sets_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    target = fields.amount(null=True, blank=True)

    advised_rule = models.CharField(max_length=40, blank=True)
    advised_action = models.CharField(max_length=30, blank=True)
    advised_load_g = fields.grams(null=True, blank=True)
    advised_target = fields.amount(null=True, blank=True)
    advised_text = models.CharField(max_length=300, blank=True)

    # What is strapped on in a running session; and the device's last word on this row, as for a set.
    planned_left_g = fields.grams(null=True, blank=True)
    planned_right_g = fields.grams(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    revision_uuid = models.UUIDField(null=True, blank=True)

    load_left_g = fields.grams(null=True, blank=True)
    load_right_g = fields.grams(null=True, blank=True)
    done_left = fields.amount(null=True, blank=True)
    done_right = fields.amount(null=True, blank=True)

    effort = fields.rating()
    pain_during = fields.rating("worst pain during")
    easier = models.BooleanField("easier version", default=False)
    skipped = models.CharField(max_length=10, choices=Skipped, blank=True)
    note = fields.note()

    objects: ClassVar = ExerciseLogQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "exercise"],
                name="log_once_per_session_and_exercise",
                violation_error_message="This exercise is in the session already.",
            ),
            models.CheckConstraint(
                condition=Q(sets_planned__isnull=True) | Q(sets_planned__range=(1, MAX_SETS)),
                name="log_sets_planned_in_range",
                violation_error_message=f"Give 1 to {MAX_SETS} sets.",
            ),
            *fields.amount_constraint("log", "target", "advised_target", "done_left", "done_right"),
            *fields.grams_constraint(
                "log", "advised_load_g", "planned_left_g", "planned_right_g", "load_left_g", "load_right_g"
            ),
            *fields.rating_constraint("log", "effort", "pain_during"),
            fields.choice_constraint("log", "measure", Measure),
            fields.choice_constraint("log", "sides", Sides),
            fields.choice_constraint("log", "skipped", Skipped, ""),
        ]

    def __str__(self) -> str:
        return f"Log {self.pk}"

    @property
    def load_g(self) -> int | None:
        """The heavier ankle's load; `None` where nothing was done."""
        return max((load for load in (self.load_left_g, self.load_right_g) if load is not None), default=None)

    @property
    def advised_why(self) -> str:
        """The place of its rule on the page that explains them."""
        return self.advised_rule.replace("_", "-")

    @property
    def is_even(self) -> bool:
        """Whether both ankles carried the same and did the same."""
        return self.load_left_g == self.load_right_g and self.done_left == self.done_right
