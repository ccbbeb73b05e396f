"""The user's own words that can go with a report: none does unless it is ticked."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from progress.models import PainNote, Place, WorkoutSession
from progress.owner import Owner

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


def notes_of(*, user: Owner, sessions: Iterable[WorkoutSession], first: dt.date, last: dt.date) -> list[Note]:
    """Every one of these days that says something, the newest first."""
    notes = [
        Note(str(row.uuid), row.performed_on, "session", row.note) for row in sessions if row.note.strip()
    ]
    for row in PainNote.objects.of(user).felt_in(first, last):
        if row.text.strip():
            what = f"pain {row.pain}, {Place(row.place).label}"
            notes.append(Note(str(row.uuid), timezone.localdate(row.felt_at), what, row.text))
    return sorted(notes, key=lambda note: note.day, reverse=True)


def ticked(notes: Sequence[Note], uuids: Collection[str]) -> list[Note]:
    return [note for note in reversed(notes) if note.uuid in uuids]
