"""What a page offered of the day. Its form carries it, signed, so that it can be kept as it was shown."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field

from django.core import signing

from exercises.models import Exercise
from progress.owner import Owner
from progress.today.plan import Advised, PlannedExercise

VERSION = 1


@dataclass(frozen=True)
class Offer:
    """What one exercise was prefilled with, in grams per ankle, and what was advised."""

    load_left_g: int = 0
    load_right_g: int = 0
    easier: bool = False
    advised: Advised | None = None

    def plan(self, exercise: Exercise) -> PlannedExercise:
        """Sets and target are fields of the form: they are read there."""
        return PlannedExercise(
            exercise,
            sets_planned=1,
            target=None,
            load_left_g=self.load_left_g,
            load_right_g=self.load_right_g,
            easier=self.easier,
            advised=self.advised,
        )


@dataclass(frozen=True)
class Shown:
    """The offers of one day by exercise; none where what came back is not what this user was sent."""

    day: dt.date | None = None
    offers: Mapping[str, Offer] = field(default_factory=dict)
    signed: str = ""

    @classmethod
    def to(cls, user: Owner, *, day: dt.date, plans: Iterable[PlannedExercise]) -> "Shown":
        offers = {
            plan.exercise.slug: Offer(plan.load_left_g, plan.load_right_g, plan.easier, plan.advised)
            for plan in plans
        }
        told = {
            slug: [*astuple(offer)[:3], offer.advised and astuple(offer.advised)]
            for slug, offer in offers.items()
        }
        return cls(day, offers, signing.dumps([day.isoformat(), told], salt=_salt(user), compress=True))

    @classmethod
    def back_from(cls, user: Owner, *, signed: str) -> "Shown":
        try:
            day, told = signing.loads(signed, salt=_salt(user))
        except signing.BadSignature:
            return cls()
        offers = {
            slug: Offer(left, right, easier, advised and Advised(*advised))
            for slug, (left, right, easier, advised) in told.items()
        }
        return cls(dt.date.fromisoformat(day), offers, signed)


def _salt(user: Owner) -> str:
    return f"progress.shown.{VERSION}.{user.pk}"
