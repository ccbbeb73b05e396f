"""Writing into a row that may have gone since the page read it."""

from typing import Any

from django.db.models import Model
from django.http import Http404


class GoneError(Http404):
    """It went on another page or device: answered like one that never was."""


def write(row: Model, **values: Any) -> None:
    """Writes these fields and no others. Raises `GoneError` where there is no such row any more."""
    if not type(row)._base_manager.filter(pk=row.pk).update(**values):
        raise GoneError
    for name, value in values.items():
        setattr(row, name, value)
