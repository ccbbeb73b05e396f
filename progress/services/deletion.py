"""What deletes sessions and pain notes, brings them back, and removes for good what nobody brought back."""

import datetime as dt
from typing import TypeVar

from django.db import IntegrityError, transaction

from progress.models import DAYS_TO_UNDO, PainNote, PendingImport, State, WorkoutSession
from progress.services.writing import write

Row = TypeVar("Row", WorkoutSession, PainNote)


class DeletedError(Exception):
    """This very row was saved once and then deleted; sending it again revives nothing."""


def unless_deleted(row: Row) -> Row:
    if row.deleted_at:
        raise DeletedError
    return row


def unless_deleted_by_hand(session: WorkoutSession) -> WorkoutSession:
    return session if session.was_dropped else unless_deleted(session)


@transaction.atomic
def delete_row(*, row: WorkoutSession | PainNote, now: dt.datetime) -> None:
    """Hides a session or pain note; for `DAYS_TO_UNDO` days it can be brought back, then it is purged.

    The second of two taps changes nothing.
    """
    if not row.deleted_at:
        write(row, deleted_at=now)
    purge_deleted(now=now)


def restore_row(*, row: WorkoutSession | PainNote) -> None:
    """Brings it back as it was; a session that was running is done now if another one runs meanwhile."""
    try:
        with transaction.atomic():
            write(row, deleted_at=None)
    except IntegrityError:
        write(row, deleted_at=None, state=State.DONE)


def purge_deleted(*, now: dt.datetime) -> None:
    """Removes for good what was deleted more than `DAYS_TO_UNDO` days ago, and files nobody brought in."""
    last_moment = now - dt.timedelta(days=DAYS_TO_UNDO)
    WorkoutSession.objects.deleted_before(last_moment).delete()
    PainNote.objects.deleted_before(last_moment).delete()
    PendingImport.objects.stale(now).delete()
