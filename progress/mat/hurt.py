"""Pain on the mat: from when on to ask where it is, and when to advise to stop."""

from collections.abc import Mapping
from dataclasses import dataclass

from progress.models import Place
from progress.rules.constants import PAIN_DISCOMFORT, PAIN_HIGH

# Pain so many points above that of the start. C
RISE_TO_STOP = 3


@dataclass(frozen=True)
class Hurt:
    """What was just told: how much, and where, as far as that was asked."""

    pain: int
    place: str = ""

    @classmethod
    def by(cls, query: Mapping[str, str]) -> "Hurt | None":
        """As the address tells it, so that going back and forth changes nothing that is stored."""
        pain, place = query.get("hurts", ""), query.get("place", "")
        if pain not in map(str, range(11)):
            return None
        return cls(int(pain), place if place in Place.values else "")

    @property
    def asks_where(self) -> bool:
        return self.pain >= PAIN_DISCOMFORT and not self.place

    def advises_to_stop(self, *, stop_from: int, signs_from: Mapping[str, int]) -> bool:
        return self.pain >= signs_from.get(self.place, stop_from)


def stop_from(*, pain_before: int | None) -> int:
    """From which pain on it is better to stop, wherever it is: high, or well above that of the start."""
    return PAIN_HIGH if pain_before is None else min(PAIN_HIGH, pain_before + RISE_TO_STOP)


def signs_from(*, leg_is_known: bool) -> dict[str, int]:
    """The places where less pain than that is a sign to stop at, and from how much on."""
    return {} if leg_is_known else {Place.LEG_BELOW_KNEE.value: 1}
