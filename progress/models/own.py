"""Rows that belong to one person, some of which can be deleted and brought back."""

import datetime as dt
from typing import Self, TypeVar

from django.db import models

from progress.owner import Owner

DAYS_TO_UNDO = 7
Row = TypeVar("Row", bound=models.Model)


def index_of_deleted(name: str) -> models.Index:
    """Holds the deleted rows alone, which are few and go within days: nobody looks through all for them."""
    deleted = models.Q(deleted_at__isnull=False)
    return models.Index(fields=["user", "deleted_at"], name=f"{name}_deleted", condition=deleted)


class UserQuerySet(models.QuerySet[Row]):
    def of(self, user: Owner) -> Self:
        """The user's own rows: what every page starts from."""
        return self.filter(user=user)


class OwnQuerySet(models.QuerySet[Row]):
    def of(self, user: Owner) -> Self:
        """The user's own rows, the deleted ones left out: what every page starts from."""
        return self.filter(user=user, deleted_at__isnull=True)

    def deleted_by(self, user: Owner) -> Self:
        """The user's own deleted rows that are still there."""
        return self.filter(user=user, deleted_at__isnull=False)

    def to_bring_back(self, now: dt.datetime) -> Self:
        """Of the deleted ones those whose time is not over, though nothing may have been purged since."""
        return self.filter(deleted_at__gte=now - dt.timedelta(days=DAYS_TO_UNDO))

    def of_or_to_bring_back_by(self, user: Owner, now: dt.datetime) -> Self:
        """The user's own rows, and of the deleted ones those that are not over."""
        return self.of(user) | self.deleted_by(user).to_bring_back(now)

    def last_deleted_first(self) -> Self:
        """As one wants to bring them back, and as `index_of_deleted` has them."""
        return self.order_by("-deleted_at", "-id")

    def of_or_deleted_by(self, user: Owner) -> Self:
        return self.filter(user=user)

    def deleted_before(self, moment: dt.datetime) -> Self:
        return self.filter(deleted_at__lt=moment)
