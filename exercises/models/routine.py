"""A routine: exercises in order, each with its dose."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from exercises.models.exercise import Exercise

MIN_TARGET, MAX_TARGET = 4, 999
MAX_SETS = 10


class RoutineQuerySet(models.QuerySet["Routine"]):
    def published(self) -> RoutineQuerySet:
        return self.filter(is_published=True)

    def once_published(self) -> RoutineQuerySet:
        """Those that anybody can see or could see once: the published and the retired, and no draft."""
        seen = Routine.history.filter(is_published=True).values("slug")
        return self.filter(Q(is_published=True) | Q(pk__in=seen))

    def visible_to(self, *, editor: bool) -> RoutineQuerySet:
        """Everything for an editor, who previews drafts; the published ones for everyone else."""
        return self.all() if editor else self.published()

    def in_catalogue_order(self) -> RoutineQuerySet:
        """The main routine first, then the gentle one, then the others by name."""
        role_order = models.Case(
            *(models.When(role=role, then=index) for index, role in enumerate(Routine.Role.values))
        )
        return self.order_by(role_order, "name")


class Routine(models.Model):
    """An ordered list of exercises with a target each."""

    class Role(models.TextChoices):
        MAIN = "main", "main routine"
        GENTLE = "gentle", "gentle routine"
        OTHER = "other", "another routine"

    slug = models.SlugField(
        primary_key=True, help_text="Part of the address. Cannot be changed once it is made."
    )
    name = models.CharField(max_length=80, unique=True, help_text="The title everywhere.")
    summary = models.CharField(max_length=250, help_text="One or two sentences under the title.")
    role = models.CharField(
        max_length=10,
        choices=Role,
        default=Role.OTHER,
        help_text="The main routine is what people start with; the gentle one is for easy days.",
    )
    warm_up = models.TextField(
        blank=True, help_text="Two minutes before the first set, one move a line. It is not logged."
    )
    is_published = models.BooleanField("published", default=True, help_text="Off: nobody is offered it.")

    history = HistoricalRecords()
    objects: ClassVar = RoutineQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(is_published=True) & ~Q(role="other"),
                name="routine_one_published_main_and_gentle",
                violation_error_message="There is already a published routine with this role.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exercises:routine_detail", args=[self.slug])


class RoutineExerciseManager(models.Manager["RoutineExercise"]):
    def get_by_natural_key(self, routine: str, exercise: str) -> RoutineExercise:
        return self.get(routine_id=routine, exercise_id=exercise)

    def visible_to(self, *, editor: bool) -> models.QuerySet[RoutineExercise]:
        """With their exercises; those of a draft or retired exercise for an editor only."""
        entries = self.select_related("exercise")
        return entries if editor else entries.filter(exercise__is_published=True)

    def offered(self) -> models.QuerySet[RoutineExercise]:
        """What anybody may train by: published exercises in published routines, with both."""
        return self.visible_to(editor=False).select_related("routine").filter(routine__is_published=True)


class RoutineExercise(models.Model):
    """An exercise's place and dose in a routine."""

    routine = models.ForeignKey(Routine, on_delete=models.CASCADE, related_name="entries")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="routine_entries")
    order = models.PositiveSmallIntegerField(default=0, help_text="Lowest first.")
    sets = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(MAX_SETS)]
    )
    target = models.PositiveSmallIntegerField(
        default=10,
        validators=[MinValueValidator(MIN_TARGET), MaxValueValidator(MAX_TARGET)],
        help_text="Repetitions, or seconds of a hold, per set and side.",
    )

    history = HistoricalRecords()
    objects = RoutineExerciseManager()

    class Meta:
        # Not unique: the admin saves row by row and could not swap two of them.
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "exercise"],
                name="routine_has_an_exercise_once",
                violation_error_message="This exercise is already in the routine.",
            ),
            models.CheckConstraint(
                condition=Q(sets__range=(1, MAX_SETS)),
                name="routine_sets_in_range",
                violation_error_message=f"Give 1 to {MAX_SETS} sets.",
            ),
            models.CheckConstraint(
                condition=Q(target__range=(MIN_TARGET, MAX_TARGET)),
                name="routine_target_in_range",
                violation_error_message=f"Give a target of {MIN_TARGET} to {MAX_TARGET}.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exercise_id} in {self.routine_id}"

    def natural_key(self) -> tuple[str, str]:
        return (self.routine_id, self.exercise_id)
