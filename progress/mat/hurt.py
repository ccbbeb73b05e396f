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

    @property
    def may_be_a_sign(self) -> bool:
        return self.place == Place.LEG_BELOW_KNEE and self.pain > 0

    def advises_to_stop(self, *, pain_before: int | None, is_leg_sign: bool) -> bool:
        has_risen = pain_before is not None and self.pain >= pain_before + RISE_TO_STOP
        return self.pain >= PAIN_HIGH or has_risen or (self.may_be_a_sign and is_leg_sign)
