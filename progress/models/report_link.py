"""An address under which anybody who has it may read one report, for a while."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from progress.models import fields
from progress.models.own import UserQuerySet

MAX_SHOWN_NAME = 80
MAX_WORKING_LINKS = 20


class ReportLinkQuerySet(UserQuerySet["ReportLink"]):
    def working(self, now: dt.datetime) -> Self:
        """Those that open their report: neither past nor taken back, and of an account that is open."""
        return self.not_revoked().filter(~has_ended(now), user__is_active=True)

    def not_revoked(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def never_opened(self) -> Self:
        return self.filter(first_opened_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")

    def telling_ended(self, now: dt.datetime) -> Self:
        """With `is_ended`: whether its time is over, taken back or not."""
        return self.annotate(
            is_ended=models.ExpressionWrapper(has_ended(now), output_field=models.BooleanField())
        )


def has_ended(now: dt.datetime) -> Q:
    """At the moment that was said it is over."""
    return Q(expires_at__lte=now)


class ReportLink(models.Model):
    """What the report behind the link holds; of the link itself only a hash is kept.

    `notes` are the uuids of what the user ticked: sessions, their exercises, pain notes, activities.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="report_links")
    uuid = models.UUIDField(default=uuid.uuid4)
    first_day = models.DateField()
    last_day = models.DateField()
    notes = models.JSONField(default=list, blank=True)
    shown_name = models.CharField(max_length=MAX_SHOWN_NAME, blank=True)
    questions = fields.note()
    token_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    first_opened_at = models.DateTimeField(null=True, blank=True)

    # Of links asked for with `telling_ended`.
    is_ended: bool

    objects: ClassVar = ReportLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="report_link_uuid_once_per_user"),
            models.UniqueConstraint(fields=["token_hash"], name="report_link_token_once"),
            *fields.days_constraint("report_link"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="report_link_expires_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"Report link {self.pk}"
