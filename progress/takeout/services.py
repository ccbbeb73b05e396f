"""Brings a file in: looked at first, and stored only once its owner has seen what would come."""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from typing import IO, Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from progress.models import PendingImport
from progress.owner import Owner
from progress.takeout.archive import RefusedError, opened_text
from progress.takeout.arrival import Arrival, here_of
from progress.takeout.reading import Reading
from progress.takeout.records import rows_in
from progress.takeout.storing import STORES
from progress.takeout.values import Tomorrow

# In rows: so much of a file is in memory at once, and at least one entry.
BATCH = 2_000


class GoneError(Exception):
    """The file that was shown is no longer kept: an hour is over, or another one has taken its place."""


def look_at(*, user: Owner, content: bytes, now: dt.datetime, today: dt.date) -> PendingImport:
    """Keeps the file until its owner decides, in place of an earlier one. Raises `RefusedError`."""
    arrival, preferences = _go_through(user=user, file=BytesIO(content), now=now, today=today, stores=False)
    PendingImport.objects.stale(now).delete()
    pending, _ = PendingImport.objects.update_or_create(
        user=user,
        defaults={
            "uuid": uuids.uuid4(),
            "uploaded_at": now,
            "content": content,
            "summary": arrival.summary(preferences),
        },
    )
    return pending


def bring_in(
    *, user: Owner, uuid: uuids.UUID, with_preferences: bool, now: dt.datetime, today: dt.date
) -> dict[str, Any]:
    """Stores all that is new, or nothing. Gives the summary of what came.

    Raises `GoneError`, and `RefusedError` where the file will no longer do.
    """
    try:
        with transaction.atomic():
            # Two answers at once would both find the same entries new.
            user = get_user_model().objects.select_for_update().get(pk=user.pk)
            pending = PendingImport.objects.fresh(now).filter(user=user, uuid=uuid).first()
            if pending is None:
                raise GoneError
            file = BytesIO(pending.content)
            arrival, preferences = _go_through(user=user, file=file, now=now, today=today, stores=True)
            summary = arrival.summary(preferences)
            if with_preferences:
                _prefer(user, preferences)
            pending.delete()
            return summary
    except IntegrityError as error:
        raise RefusedError("Something in this file does not go together. Nothing was changed.") from error


def drop_pending(*, user: Owner) -> None:
    PendingImport.objects.filter(user=user).delete()


def _go_through(
    *, user: Owner, file: IO[bytes], now: dt.datetime, today: dt.date, stores: bool
) -> tuple[Arrival, dict[str, Any]]:
    """One pass through the file; memory for one batch of it at a time."""
    with opened_text(file) as text:
        reading = Reading(text, tomorrow=Tomorrow.of(today=today, now=now))
        preferences, arrival = reading.preferences(), Arrival(user=user, today=today)
        for section, found in groupby(reading.entries(), key=lambda pair: pair[0]):
            here = here_of(user, section)
            for batch in _batches(entry for _, entry in found):
                new = arrival.new_among(section, batch, here)
                if stores and not reading.reasons:
                    STORES[section.name](user, new)
    return arrival, preferences


def _batches(entries: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    rows = 0
    for entry in entries:
        batch.append(entry)
        rows += rows_in(entry)
        if rows >= BATCH:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _prefer(user: Owner, preferences: dict[str, Any]) -> None:
    for name, value in preferences.items():
        setattr(user, name, value)
    user.save(update_fields=[*preferences])
