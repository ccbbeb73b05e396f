"""What writes pain notes: each function is one transaction."""

import uuid as uuids
from typing import Any

from django.db import IntegrityError, transaction

from progress.models import PainNote
from progress.owner import Owner
from progress.services.deletion import unless_deleted
from progress.services.writing import write


def note_pain(*, user: Owner, uuid: uuids.UUID, answers: dict[str, Any]) -> PainNote:
    """Stores a pain note once, as `log_session` does a session. Raises `DeletedError` likewise."""
    try:
        with transaction.atomic():
            return PainNote.objects.create(user=user, uuid=uuid, **answers)
    except IntegrityError:
        earlier = PainNote.objects.filter(user=user, uuid=uuid).first()
        if earlier is None:
            raise
        return unless_deleted(earlier)


def change_pain_note(*, note: PainNote, answers: dict[str, Any]) -> PainNote:
    write(note, **answers)
    return note
