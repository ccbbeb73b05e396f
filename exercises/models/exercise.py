"""An exercise of the catalogue, the muscles it works and the equipment it takes."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from exercises.figures import figure_choices

MAX_LOAD_G = 5000


class Position(models.TextChoices):
    PRONE = "prone", "face down"
    ALL_FOURS = "all_fours", "on all fours"
    SEATED = "seated", "sitting"
    SUPINE = "supine", "on the back"


class Measure(models.TextChoices):
    REPS = "reps", "repetitions"
    HOLD = "hold", "seconds held"


class Sides(models.TextChoices):
    BOTH = "both", "both together"
    ALTERNATING = "alternating", "left and right in turn"
    ONE_AFTER_OTHER = "one_after_other", "one side, then the other"


class Muscle(models.Model):
    """A muscle or muscle group, named as people know it."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=80, unique=True, help_text="Shown as a chip on the exercise page.")
    latin_name = models.CharField("anatomical name", max_length=80, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Equipment(models.Model):
    """A thing one needs on the mat."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=80, unique=True, help_text="Shown as a chip on the exercise page.")
    hint = models.CharField(
        max_length=200, blank=True, help_text="What to use instead, or how. Shown under the chips."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "equipment"

    def __str__(self) -> str:
        return self.name


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def published(self) -> ExerciseQuerySet:
        return self.filter(is_published=True)

    def once_published(self) -> ExerciseQuerySet:
        """Those that anybody can see or could see once: the published and the retired, and no draft."""
        seen = Exercise.history.filter(is_published=True).values("slug")
        return self.filter(Q(is_published=True) | Q(pk__in=seen))

    def visible_to(self, *, editor: bool) -> ExerciseQuerySet:
        """Everything for an editor, who previews drafts; the published ones for everyone else."""
        return self.all() if editor else self.published()


class Exercise(models.Model):
    """One exercise of the catalogue. Once it was ever logged it can be retired, not deleted."""

    slug = models.SlugField(
        primary_key=True, help_text="Part of the address. Cannot be changed once it is made."
    )
    name = models.CharField(max_length=80, unique=True, help_text="The title everywhere.")
    other_names = models.CharField(
        max_length=200, blank=True, help_text="Also called … (comma between). Shown under the title."
    )
    summary = models.CharField(
        max_length=200, help_text="One sentence: what it is and what for. On the exercise's card and page."
    )
    cue = models.CharField(
        max_length=120, help_text="The one thing to think of while doing it. On the page, and on the mat."
    )
    position = models.CharField(max_length=20, choices=Position)
    measure = models.CharField(max_length=10, choices=Measure, default=Measure.REPS)
    sides = models.CharField(max_length=20, choices=Sides, default=Sides.BOTH)
    resisted = models.BooleanField(
        "a weight makes it harder",
        default=True,
        help_text="Off where a weight on the ankle only anchors the leg. No weight is then offered.",
    )
    cap_g = models.PositiveIntegerField(
        "cap per ankle (g)",
        validators=[MaxValueValidator(MAX_LOAD_G)],
        help_text="The load is never raised above this many grams on one ankle.",
    )
    min_days_at_load = models.PositiveSmallIntegerField(
        "days at a load",
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="At least so many days at a load before it may rise.",
    )
    raise_order = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Where several could rise, the lowest number goes first. Empty: after all others.",
    )
    set_up = models.TextField(help_text="How to lie, sit or kneel down. A paragraph on the exercise page.")
    movement = models.TextField(help_text="One step a line. The numbered list on the exercise page.")
    breathing = models.CharField(max_length=200, help_text="A line under the steps.")
    faults = models.TextField(help_text="Common faults, one a line. A list on the exercise page.")
    easier = models.TextField(help_text="Easier versions, one a line.")
    harder = models.TextField(help_text="Harder versions that need no more weight, one a line.")
    take_care = models.TextField(
        blank=True, help_text="What this exercise asks care for, one a line. At the foot of the page."
    )
    muscles = models.ManyToManyField(Muscle, related_name="exercises", blank=True)
    equipment = models.ManyToManyField(Equipment, related_name="exercises", blank=True)
    figure = models.CharField(
        max_length=50,
        blank=True,
        choices=figure_choices,
        help_text="The drawing on the exercise's card and page, on Today and on the mat. Empty: only a mat.",
    )
    figure_start_alt = models.CharField(
        "start position in words", max_length=250, help_text="Read aloud in place of the first picture."
    )
    figure_end_alt = models.CharField(
        "end position in words", max_length=250, help_text="Read aloud in place of the second picture."
    )
    is_published = models.BooleanField(
        "published", default=True, help_text="Off: retired. Past logs keep it; nobody is offered it."
    )
    reviewed_by = models.CharField(
        max_length=120,
        blank=True,
        help_text="The physiotherapist who checked this text. Until then the page says it is not reviewed.",
    )
    reviewed_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords(m2m_fields=[muscles, equipment])
    objects: ClassVar = ExerciseQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cap_g__lte=MAX_LOAD_G),
                name="exercise_cap_in_range",
                violation_error_message=f"The cap is at most {MAX_LOAD_G} g per ankle.",
            ),
            models.CheckConstraint(
                condition=Q(min_days_at_load__range=(1, 365)),
                name="exercise_min_days_in_range",
                violation_error_message="Give 1 to 365 days.",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True) | ~Q(reviewed_by=""),
                name="exercise_review_has_a_reviewer",
                violation_error_message="A review date needs the name of who reviewed it.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exercises:exercise_detail", args=[self.slug])

    @property
    def counts_sides(self) -> bool:
        """Whether left and right are counted apart."""
        return self.sides != Sides.BOTH
