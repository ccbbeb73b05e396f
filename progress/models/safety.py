"""What was read and accepted, the safety answers, and the stops that were lifted."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from exercises.models import Edition
from progress.models import fields
from progress.models.own import UserQuerySet
from progress.owner import Owner

MAX_CLEARED_NOTE = 250


class AcceptanceQuerySet(UserQuerySet["Acceptance"]):
    def newest_edition_first(self) -> Self:
        """Of the editions of this installation: what was read elsewhere opens no gate here."""
        return self.filter(edition__isnull=False).order_by("-edition__number")


class SafetyAnswersQuerySet(UserQuerySet["SafetyAnswers"]):
    def newest_first(self) -> Self:
        return self.order_by("-answered_at", "-id")


class SafetyAnswerQuerySet(models.QuerySet["SafetyAnswer"]):
    def newest_of(self, user: Owner) -> Self:
        """The user's answers that count: all those given together, last."""
        return self.filter(answers=SafetyAnswers.objects.of(user).newest_first().values("pk")[:1])

    def yes(self) -> Self:
        return self.filter(reply=Reply.YES)


class StopLiftedQuerySet(UserQuerySet["StopLifted"]):
    def lifted_in(self, first: dt.date, last: dt.date) -> Self:
        """In these days of the current time zone."""
        begin, end = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in (first, last))
        return self.filter(lifted_at__gte=begin, lifted_at__lt=end + dt.timedelta(days=1))


class Acceptance(models.Model):
    """The user read this edition of the precautions and accepted it.

    One that this installation does not have, brought along from elsewhere, is kept in `elsewhere`: its
    number, what changed and its texts.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="acceptances")
    uuid = models.UUIDField(default=uuid.uuid4)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    elsewhere = models.JSONField(null=True, blank=True)
    accepted_at = models.DateTimeField()

    objects: ClassVar = AcceptanceQuerySet.as_manager()

    class Meta:
        ordering = ["-accepted_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="acceptance_uuid_once_per_user"),
            models.UniqueConstraint(fields=["user", "edition"], name="acceptance_once_per_edition"),
            models.CheckConstraint(
                condition=Q(edition__isnull=False, elsewhere__isnull=True)
                | Q(edition__isnull=True, elsewhere__isnull=False),
                name="acceptance_of_one_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"Acceptance {self.pk}"


class SafetyAnswers(models.Model):
    """The safety questions answered once, all together. The newest of a user are the ones that count."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4)
    answered_at = models.DateTimeField()

    objects: ClassVar = SafetyAnswersQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_at", "-id"]
        indexes = [models.Index(fields=["user", "answered_at"], name="safety_answers_of_user_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="safety_answers_uuid_once_per_user")
        ]

    def __str__(self) -> str:
        return f"Safety answers {self.pk}"


class Reply(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


class SafetyAnswer(models.Model):
    """One answer. A yes can be cleared: a professional agreed to this exercise all the same."""

    answers = models.ForeignKey(SafetyAnswers, on_delete=models.CASCADE, related_name="rows")
    # A slug and no key: the answer outlives a question that an editor deletes.
    question = models.SlugField()
    reply = models.CharField(max_length=10, choices=Reply)
    cleared_on = models.DateField(null=True, blank=True)
    cleared_note = models.CharField(
        max_length=MAX_CLEARED_NOTE, blank=True, validators=[MaxLengthValidator(MAX_CLEARED_NOTE)]
    )

    objects: ClassVar = SafetyAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["answers", "question"], name="safety_answer_once_per_question"),
            models.CheckConstraint(
                condition=Q(cleared_on__isnull=True) | Q(reply=Reply.YES),
                name="safety_answer_only_a_yes_is_cleared",
                violation_error_message="Only a yes can be cleared.",
            ),
            fields.choice_constraint("safety_answer", "reply", Reply),
        ]

    def __str__(self) -> str:
        return f"Safety answer {self.pk}"


class HowLifted(models.TextChoices):
    ADVISED = "advised", "a professional said that I may go on"
    SETTLED = "settled", "it has settled"


class StopLifted(models.Model):
    """The user may go on after a stop: pain and signs from before this moment no longer stop the day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4)
    lifted_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=HowLifted)

    objects: ClassVar = StopLiftedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stops lifted"
        ordering = ["-lifted_at", "-id"]
        indexes = [models.Index(fields=["user", "lifted_at"], name="stop_lifted_of_user_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="stop_lifted_uuid_once_per_user"),
            fields.choice_constraint("stop_lifted", "how", HowLifted),
        ]

    def __str__(self) -> str:
        return f"Stop lifted {self.pk}"

    @property
    def lifted_on(self) -> dt.date:
        """In the current time zone."""
        return timezone.localdate(self.lifted_at)
