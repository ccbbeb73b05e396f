"""Precautions and safety questions, and the editions in which they were read."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from exercises.edition import Contents, Question, Text
from exercises.models.exercise import Exercise

MAX_WHAT_CHANGED = 250


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


class EditionQuerySet(models.QuerySet["Edition"]):
    def in_force(self) -> Edition | None:
        """The newest: what people read, accept and are asked, whatever editors have changed since."""
        return self.order_by("-number").first()

    def contents_in_force(self) -> Contents:
        """What the newest holds; nothing before the first."""
        newest = self.in_force()
        return newest.contents if newest else Contents()


class Edition(models.Model):
    """The texts, questions and effects as they were at one moment: an acceptance proves what was read.

    Made by `exercises.services.publish_edition` and never changed.
    """

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    what_changed = models.CharField(
        max_length=MAX_WHAT_CHANGED, help_text="Shown to people who accepted the edition before."
    )
    texts = models.JSONField()

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Edition {self.number}"

    @cached_property
    def contents(self) -> Contents:
        return Contents.from_json(self.texts)

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.contents.questions

    def of_kind(self, *kinds: str) -> list[Text]:
        return self.contents.of_kind(*kinds)
