"""The user's own words that can go with a report: none does unless it is ticked."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import uuid5

from django.utils import timezone

from progress.models import ExerciseLog, Place
from progress.owner import Owner
from progress.report.told import Told

MOST_NOTES = 6  # and as many activities
MOST_OFFERED = 60
# As much of one note as a page that holds six of them has room for.
MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Note:
    uuid: str
    day: dt.date
    what: str
    text: str

    @property
    def shortened(self) -> str:
        """As printed; a cut is shown."""
        text = " ".join(self.text.split())
        if len(text) <= MOST_CHARACTERS:
            return text
        return f"{text[:MOST_CHARACTERS].rsplit(' ', 1)[0]} …"


def notes_of(*, user: Owner, told: Told) -> list[Note]:
    """Every one of these days that says something, the newest first."""
    notes = [
        Note(str(row.uuid), row.performed_on, "session", row.note)
        for row in told.sessions
        if row.note.strip()
    ]
    notes += _of_exercises(user, told.first, told.last)
    for row in told.pain_notes:
        if row.text.strip():
            what = f"pain {row.pain}, {Place(row.place).label}"
            notes.append(Note(str(row.uuid), timezone.localdate(row.felt_at), what, row.text))
    return sorted(notes, key=lambda note: note.day, reverse=True)


def _of_exercises(user: Owner, first: dt.date, last: dt.date) -> Iterator[Note]:
    logs = ExerciseLog.objects.of(user).performed_in(first, last).exclude(note="").oldest_first()
    told = logs.values_list("pk", "session__uuid", "session__performed_on", "name", "note")
    for pk, session, day, name, text in told:
        if text.strip():
            # A log has no uuid of its own: one that follows from it, and tells nothing of its key.
            yield Note(str(uuid5(session, f"log {pk}")), day, name, text)


def ticked(notes: Sequence[Note], uuids: Collection[str]) -> list[Note]:
    return [note for note in reversed(notes) if note.uuid in uuids]
