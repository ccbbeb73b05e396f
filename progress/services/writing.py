"""Writing into a row that may have gone since the page read it, or beside another page of its owner."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.http import Http404

from progress.owner import Owner


class GoneError(Http404):
    """It went on another page or device: answered like one that never was."""


def write(row: Model, **values: Any) -> None:
    """Writes these fields and no others. Raises `GoneError` where there is no such row any more."""
    if not type(row)._base_manager.filter(pk=row.pk).update(**values):
        raise GoneError
    for name, value in values.items():
        setattr(row, name, value)


def lock_owner(user: Owner) -> None:
    """Until the transaction ends: of two pages at once, the second counts what the first has added.

    Raises the user model's `DoesNotExist` where the account went meanwhile.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
