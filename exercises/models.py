"""The content: exercises, routines, precautions and safety questions, edited in the admin."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

MAX_LOAD_G = 5000
MIN_TARGET, MAX_TARGET = 4, 999
MAX_SETS = 10


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

    def visible_to(self, *, editor: bool) -> ExerciseQuerySet:
        """Everything for an editor, who previews drafts; the published ones for everyone else."""
        return self.all() if editor else self.published()

    def with_details(self) -> ExerciseQuerySet:
        return self.prefetch_related("muscles", "equipment")


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


class RoutineQuerySet(models.QuerySet["Routine"]):
    def published(self) -> RoutineQuerySet:
        return self.filter(is_published=True)

    def visible_to(self, *, editor: bool) -> RoutineQuerySet:
        """Everything for an editor, who previews drafts; the published ones for everyone else."""
        return self.all() if editor else self.published()

    def in_catalogue_order(self) -> RoutineQuerySet:
        """The main routine first, then the gentle one, then the others by name."""
        role_order = models.Case(
            *(models.When(role=role, then=index) for index, role in enumerate(Routine.Role.values))
        )
        return self.order_by(role_order, "name")

    def chosen(self, slug: str | None) -> Routine | None:
        """The published routine of this name; without one the main routine, or the first there is."""
        routines = list(self.published().in_catalogue_order())
        return next((routine for routine in routines if routine.slug == slug), next(iter(routines), None))


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


class PrecautionQuerySet(models.QuerySet["Precaution"]):
    def of_kind(self, *kinds: str) -> PrecautionQuerySet:
        return self.filter(kind__in=kinds)

    def grouped_by_kind(self) -> dict[str, list[Precaution]]:
        groups: dict[str, list[Precaution]] = {}
        for precaution in self:
            groups.setdefault(precaution.kind, []).append(precaution)
        return groups


class Precaution(models.Model):
    """A text about safety or use. Where it appears follows from its kind."""

    class Kind(models.TextChoices):
        PRECAUTION = "precaution", "precaution"
        STOP_NOW = "stop_now", "stop the exercise"
        EMERGENCY = "emergency", "sign: emergency"
        URGENT = "urgent", "sign: urgent"
        LEG = "leg", "sign: leg"
        HOW_IT_HELPS = "how_it_helps", "how it may help"
        ROLE_OF_WEIGHTS = "role_of_weights", "role of the weights"
        DISCLAIMER = "disclaimer", "disclaimer"

    slug = models.SlugField(primary_key=True, help_text="Cannot be changed once it is made.")
    kind = models.CharField(
        max_length=20,
        choices=Kind,
        help_text="Decides under which heading of the precautions page it is.",
    )
    title = models.CharField(max_length=120)
    text = models.TextField(
        blank=True, help_text="Blank where the title says it all. An empty line starts a paragraph."
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Lowest first within its kind.")

    history = HistoricalRecords()
    objects: ClassVar = PrecautionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "order", "slug"]

    def __str__(self) -> str:
        return self.title


class SafetyQuestion(models.Model):
    """A question asked before the first session; what a *yes* means is its effects."""

    slug = models.SlugField(primary_key=True, help_text="Cannot be changed once it is made.")
    text = models.TextField(help_text="Asked so that *yes* is the answer that calls for care.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Lowest first.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.text


class SafetyEffectManager(models.Manager["SafetyEffect"]):
    def get_by_natural_key(self, question: str, exercise: str | None) -> SafetyEffect:
        return self.get(question_id=question, exercise_id=exercise)


class SafetyEffect(models.Model):
    """What a *yes* does: to one exercise, or, with no exercise named, to all. The strictest applies."""

    class Effect(models.TextChoices):
        BLOCKED = "blocked", "not without a professional's agreement"
        NO_LOAD = "no_load", "without weight"

    question = models.ForeignKey(SafetyQuestion, on_delete=models.CASCADE, related_name="effects")
    exercise = models.ForeignKey(
        Exercise,
        on_delete=models.CASCADE,
        related_name="safety_effects",
        null=True,
        blank=True,
        help_text="Empty: all exercises.",
    )
    effect = models.CharField(max_length=10, choices=Effect)

    history = HistoricalRecords()
    objects = SafetyEffectManager()

    class Meta:
        ordering = ["question", F("exercise").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "exercise"],
                condition=Q(exercise__isnull=False),
                name="safety_effect_once_per_exercise",
                violation_error_message="This question already has an effect on this exercise.",
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(exercise__isnull=True),
                name="safety_effect_once_for_all",
                violation_error_message="This question already has an effect on all exercises.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.exercise_id or 'all'} {self.effect}"

    def natural_key(self) -> tuple[str, str | None]:
        return (self.question_id, self.exercise_id)


class Edition(models.Model):
    """The precaution and question texts as they read at one moment: an acceptance proves what was read.

    Made by `exercises.services.publish_edition` and never changed.
    """

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    what_changed = models.CharField(
        max_length=250, help_text="Shown to people who accepted the edition before."
    )
    texts = models.JSONField()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Edition {self.number}"
