"""A file that somebody wants to bring in and has not decided about yet."""

import datetime as dt
import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from progress.models.own import UserQuerySet

KEPT_FOR = dt.timedelta(hours=1)


class PendingImportQuerySet(UserQuerySet["PendingImport"]):
    def fresh(self, now: dt.datetime) -> Self:
        return self.filter(uploaded_at__gt=now - KEPT_FOR)

    def stale(self, now: dt.datetime) -> Self:
        """Anybody's that will not be asked for any more."""
        return self.filter(uploaded_at__lte=now - KEPT_FOR)


class PendingImport(models.Model):
    """The zip as it came, for `KEPT_FOR` at most, and what would come of it. One per user."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4)
    uploaded_at = models.DateTimeField()
    content = models.BinaryField()
    summary = models.JSONField()

    objects: ClassVar = PendingImportQuerySet.as_manager()

    class Meta:
        ordering = ["uploaded_at"]

    def __str__(self) -> str:
        return f"Pending import {self.pk}"
