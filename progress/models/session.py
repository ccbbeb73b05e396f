"""A workout session: when, how the back was around it, and a note."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from exercises.models import Routine
from progress.models import fields
from progress.models.own import OwnQuerySet, index_of_deleted

# How long one can go on with a session where one was.
RUNNING_FOR = dt.timedelta(hours=24)


class Kind(models.TextChoices):
    PLANNED = "planned", "as planned"
    SHORT = "short", "short"
    EASY = "easy", "easy day"


class State(models.TextChoices):
    RUNNING = "running", "running"
    DONE = "done", "done"


class WorkoutSessionQuerySet(OwnQuerySet["WorkoutSession"]):
    def performed_since(self, day: dt.date | None) -> Self:
        return self if day is None else self.filter(performed_on__gte=day)

    def performed_in(self, first: dt.date | None, last: dt.date) -> Self:
        return self.performed_since(first).filter(performed_on__lte=last)

    def in_routine(self, routine: Routine | None) -> Self:
        return self if routine is None else self.filter(routine=routine)

    def newest_first(self) -> Self:
        return self.order_by("-performed_on", "-id")

    def told(self) -> Self:
        """Those that tell something: done, or running with a set or a pain already."""
        return self.filter(tells_something())

    def telling(self) -> Self:
        """With `is_told`: whether it is one of those `told`."""
        return self.annotate(
            is_told=models.ExpressionWrapper(tells_something(), output_field=models.BooleanField())
        )

    def begun(self) -> Self:
        """Those with a set or a pain in them."""
        return self.filter(has_begun())

    def to_bring_back(self, now: dt.datetime) -> Self:
        """Without those that were dropped: they come back by themselves, or there is nothing to them."""
        return super().to_bring_back(now).exclude(deleted_at=F("ended_at"))

    def running(self, now: dt.datetime) -> Self:
        """Those one can go on with: begun on the mat and not ended, at most `RUNNING_FOR` ago."""
        return self.filter(state=State.RUNNING, started_at__gt=now - RUNNING_FOR)

    def left_running(self, now: dt.datetime) -> Self:
        """Those that were never ended and read as done by now."""
        return self.filter(state=State.RUNNING).exclude(started_at__gt=now - RUNNING_FOR)

    def with_every_set(self) -> Self:
        logs = apps.get_model("progress", "ExerciseLog").objects.select_related("exercise")
        return self.prefetch_related(models.Prefetch("logs", logs), "logs__sets")

    def telling_open(self, now: dt.datetime) -> Self:
        """With `can_go_on`: whether it is one of those `running`."""
        is_running = Q(state=State.RUNNING, started_at__gt=now - RUNNING_FOR)
        return self.annotate(
            can_go_on=models.ExpressionWrapper(is_running, output_field=models.BooleanField())
        )

    def with_logs(self) -> Self:
        """Each session's logs and their sets, but for the sets that were taken back."""
        kept = models.Prefetch(
            "logs__sets", apps.get_model("progress", "SetLog").objects.filter(undone=False)
        )
        return self.prefetch_related("logs__exercise", kept)


def is_easy(session: str = "") -> Q:
    """Whether it was done without weight on purpose; of other rows, `session` leads to it, as `session__`."""
    kind, routine = Q(**{f"{session}kind": Kind.EASY}), f"{session}routine"
    # Where there is no routine, SQL knows neither yes nor no of its role.
    is_gentle = Q(**{f"{routine}__isnull": False, f"{routine}__role": Routine.Role.GENTLE})
    return kind | is_gentle


def tells_something() -> Q:
    """Done, or at least begun."""
    return Q(state=State.DONE) | has_begun()


def has_begun() -> Q:
    """A set, or a pain."""
    begun = WorkoutSession.objects.filter(
        Q(logs__sets__undone=False) | Q(logs__pain_during__isnull=False), pk=OuterRef("pk")
    )
    return Q(Exists(begun))


class WorkoutSession(models.Model):
    """The user's account of what happened. Later edits of content or advice never rewrite it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    uuid = models.UUIDField(default=uuid.uuid4)
    routine = models.ForeignKey(
        Routine, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    routine_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PLANNED)
    state = models.CharField(max_length=10, choices=State, default=State.DONE)
    performed_on = models.DateField("day")
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    pain_before = fields.rating("pain before")
    pain_after = fields.rating("pain after")
    pain_next = fields.rating("pain next morning")
    note = fields.note()
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)

    # Of sessions asked for with `telling` and `telling_open`.
    is_told: bool
    can_go_on: bool

    objects: ClassVar = WorkoutSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-performed_on", "-id"]
        indexes = [
            models.Index(fields=["user", "performed_on", "id"], name="session_of_user_by_day"),
            index_of_deleted("session"),
        ]
        constraints = [
            # Deleted ones count: sending a deleted session again must not revive it.
            models.UniqueConstraint(fields=["user", "uuid"], name="session_uuid_once_per_user"),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(state="running", deleted_at__isnull=True),
                name="session_one_running_per_user",
                violation_error_message="A session is running already.",
            ),
            fields.day_constraint("session", "performed_on"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(started_at__isnull=True)
                | Q(ended_at__gte=F("started_at")),
                name="session_ends_after_its_start",
                violation_error_message="The end is before the start.",
            ),
            *fields.rating_constraint("session", "pain_before", "pain_after", "pain_next"),
            fields.choice_constraint("session", "kind", Kind),
            fields.choice_constraint("session", "state", State),
        ]

    def __str__(self) -> str:
        return f"Session {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("progress:session_detail", args=[self.uuid])

    @property
    def was_dropped(self) -> bool:
        """Ended with nothing in it, so it is hidden from that moment on; no hand has deleted it.

        A set that a device still holds for it brings it back.
        """
        return self.deleted_at is not None and self.deleted_at == self.ended_at

    def is_open(self, now: dt.datetime) -> bool:
        """Whether one can still go on with it on the mat."""
        return (
            self.state == State.RUNNING
            and self.started_at is not None
            and self.started_at > now - RUNNING_FOR
        )
