"""A note about pain, at any time, with or without an exercise."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from progress.models import fields
from progress.models.exercise_log import ExerciseLog
from progress.models.local_day import LocalDay
from progress.models.own import OwnQuerySet, index_of_deleted


class Place(models.TextChoices):
    LOW_BACK = "low_back", "low back"
    UPPER_BACK = "upper_back", "upper back"
    HIP = "hip", "hip"
    BUTTOCK = "buttock", "buttock"
    LEG_ABOVE_KNEE = "leg_above_knee", "leg, above the knee"
    LEG_BELOW_KNEE = "leg_below_knee", "leg, below the knee"
    OTHER = "other", "somewhere else"


class PainSide(models.TextChoices):
    LEFT = "left", "left"
    RIGHT = "right", "right"
    BOTH = "both", "both sides"
    MIDDLE = "middle", "in the middle"


class PainNoteQuerySet(OwnQuerySet["PainNote"]):
    def felt_since(self, moment: dt.datetime | None) -> Self:
        return self if moment is None else self.filter(felt_at__gte=moment)

    def felt_before(self, moment: dt.datetime) -> Self:
        return self.filter(felt_at__lt=moment)

    def felt_in(self, first: dt.date | None, last: dt.date) -> Self:
        """In these days of the current time zone."""
        after = _begin_of(last + dt.timedelta(days=1))
        return self.felt_since(None if first is None else _begin_of(first)).felt_before(after)

    def counted_by_day(self) -> models.QuerySet["PainNote", tuple[dt.date, int, int]]:
        """Day of the current time zone, pain, and how often; the oldest first."""
        by_day = self.order_by().values("pain", day=LocalDay("felt_at")).annotate(times=Count("pk"))
        return by_day.order_by("day").values_list("day", "pain", "times")

    def below_the_knee(self) -> Self:
        """Pain, and not the note that it is gone."""
        return self.filter(place=Place.LEG_BELOW_KNEE, pain__gt=0)

    def newest_first(self) -> Self:
        return self.order_by("-felt_at", "-id")


def _begin_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class PainNote(models.Model):
    """How much it hurt, where, and what there is to say about it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pain_notes")
    uuid = models.UUIDField(default=uuid.uuid4)
    felt_at = models.DateTimeField("when")
    pain = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    place = models.CharField(max_length=20, choices=Place, default=Place.LOW_BACK)
    side = models.CharField(max_length=10, choices=PainSide, blank=True)
    text = fields.note()
    exercise_log = models.ForeignKey(
        ExerciseLog, on_delete=models.SET_NULL, null=True, blank=True, related_name="pain_notes"
    )
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = PainNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-felt_at", "-id"]
        indexes = [
            models.Index(fields=["user", "felt_at"], name="pain_note_of_user_by_time"),
            index_of_deleted("pain_note"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="pain_note_uuid_once_per_user"),
            models.CheckConstraint(
                condition=Q(felt_at__gte=dt.datetime(1970, 1, 1, tzinfo=dt.UTC) - dt.timedelta(days=1)),
                name="pain_note_felt_at_in_range",
                violation_error_message="Choose a time from 1970 on.",
            ),
            *fields.rating_constraint("pain_note", "pain"),
            fields.choice_constraint("pain_note", "place", Place),
            fields.choice_constraint("pain_note", "side", PainSide, ""),
        ]

    def __str__(self) -> str:
        return f"Pain note {self.pk}"

    def get_absolute_url(self) -> str:
        return f"{reverse('progress:pain_note_list')}#note-{self.uuid}"

    @property
    def is_below_the_knee(self) -> bool:
        """As `below_the_knee` finds it."""
        return self.place == Place.LEG_BELOW_KNEE and self.pain > 0
