"""Pain on the mat: from when on to ask where it is, and when to advise to stop."""

import uuid as uuids
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from progress.models import ExerciseLog, Place, Skipped
from progress.rules.constants import PAIN_DISCOMFORT, PAIN_HIGH

# Pain so many points above that of the start. C
RISE_TO_STOP = 3


@dataclass(frozen=True)
class Hurt:
    """What was just told: how much, where as far as that was asked, and how the exercise was before."""

    hurts: int
    place: str = ""
    note: uuids.UUID | None = None
    worst_before: int | None = None
    skipped_before: str = ""

    @classmethod
    def by(cls, query: Mapping[str, str]) -> "Hurt | None":
        """As the address tells it, so that going back and forth changes nothing that is stored."""
        pain = _rating(query.get("hurts", ""))
        if pain is None:
            return None
        place, skipped = query.get("place", ""), query.get("skipped_before", "")
        return cls(
            hurts=pain,
            place=place if place in Place.values else "",
            note=_uuid(query.get("note", "")),
            worst_before=_rating(query.get("worst_before", "")),
            skipped_before=skipped if skipped in Skipped.values else "",
        )

    @property
    def query(self) -> str:
        """For the address; `by` reads it."""
        return urlencode({name: value for name, value in asdict(self).items() if value not in (None, "")})

    def taken_back(self, log: ExerciseLog) -> dict[str, Any]:
        """What changes where it was told by mistake. Worse pain that was told since stays."""
        is_worst = log.pain_during is None or log.pain_during <= self.hurts
        return {
            "pain_during": self.worst_before if is_worst else log.pain_during,
            "skipped": self.skipped_before,
            "mistaken": self.note,
        }

    @property
    def asks_where(self) -> bool:
        return self.hurts >= PAIN_DISCOMFORT and not self.place

    def advises_to_stop(self, *, stop_from: int, signs_from: Mapping[str, int]) -> bool:
        return self.hurts >= signs_from.get(self.place, stop_from)


def _rating(text: str) -> int | None:
    return int(text) if text in map(str, range(11)) else None


def _uuid(text: str) -> uuids.UUID | None:
    try:
        return uuids.UUID(text)
    except ValueError:
        return None


def stop_from(*, pain_before: int | None) -> int:
    """From which pain on it is better to stop, wherever it is: high, or well above that of the start."""
    return PAIN_HIGH if pain_before is None else min(PAIN_HIGH, pain_before + RISE_TO_STOP)


def signs_from(*, leg_is_known: bool) -> dict[str, int]:
    """The places where less pain than that is a sign to stop at, and from how much on."""
    return {} if leg_is_known else {Place.LEG_BELOW_KNEE.value: 1}
