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
from progress.services.deletion import purge_deleted
from progress.takeout.archive import RefusedError, opened_text
from progress.takeout.arrival import Arrival, here_of
from progress.takeout.mark import Mark, mark_of
from progress.takeout.reading import Reading
from progress.takeout.ready import Ready
from progress.takeout.records import rows_in
from progress.takeout.storing import STORES
from progress.takeout.values import Tomorrow

# In rows: so much of a file is in memory at once, and at least one entry.
BATCH = 2_000
# How often the file is gone through where something came or went meanwhile.
TRIES = 3

BUSY = "Something else was saved here at the same moment. Nothing was changed. Try once more."


class GoneError(Exception):
    """The file that was shown is no longer kept: an hour is over, or another one has taken its place."""


def look_at(*, user: Owner, content: bytes, now: dt.datetime, today: dt.date) -> PendingImport:
    """Keeps the file until its owner decides, in place of an earlier one. Raises `RefusedError`."""
    purge_deleted(now=now)
    arrival, preferences = _go_through(user=user, file=BytesIO(content), now=now, today=today)
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

    Everybody's saves wait while something is stored: what can be worked out is worked out before that,
    and anew where something of the user's came or went meanwhile.

    Raises `GoneError`, and `RefusedError` where the file will no longer do.
    """
    user = get_user_model().objects.get(pk=user.pk)
    pending = PendingImport.objects.fresh(now).filter(user=user, uuid=uuid).first()
    if pending is None:
        raise GoneError
    for _ in range(TRIES):
        mark, ready = mark_of(user), Ready()
        file = BytesIO(pending.content)
        arrival, preferences = _go_through(user=user, file=file, now=now, today=today, ready=ready)
        preferred = preferences if with_preferences else {}
        if _store(pending=pending, mark=mark, ready=ready, preferences=preferred):
            return arrival.summary(preferences)
    raise RefusedError(BUSY)


def _store(*, pending: PendingImport, mark: Mark, ready: Ready, preferences: dict[str, Any]) -> bool:
    """Not where something came or went since the mark was made."""
    try:
        with transaction.atomic():
            # Two answers at once would both find the same entries new.
            user = get_user_model().objects.select_for_update().get(pk=pending.user_id)
            if not PendingImport.objects.filter(pk=pending.pk, uuid=pending.uuid).exists():
                raise GoneError
            if mark_of(user) != mark:
                return False
            for section, batch in ready.batches():
                STORES[section].put(user, batch)
            _prefer(user, preferences)
            pending.delete()
            return True
    except IntegrityError as error:
        raise RefusedError("Something in this file does not go together. Nothing was changed.") from error


def drop_pending(*, user: Owner) -> None:
    PendingImport.objects.filter(user=user).delete()


def _go_through(
    *, user: Owner, file: IO[bytes], now: dt.datetime, today: dt.date, ready: Ready | None = None
) -> tuple[Arrival, dict[str, Any]]:
    """One pass through the file; memory for one batch of it at a time, and for what is to be stored."""
    with opened_text(file) as text:
        reading = Reading(text, tomorrow=Tomorrow.of(today=today, now=now))
        preferences, arrival = reading.preferences(), Arrival(user=user, today=today)
        for section, found in groupby(reading.entries(), key=lambda pair: pair[0]):
            here = here_of(user, section)
            for batch in _batches(entry for _, entry in found):
                new = arrival.new_among(section, batch, here)
                if ready is not None and not reading.reasons:
                    ready.add(section.name, STORES[section.name].ready(new))
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
