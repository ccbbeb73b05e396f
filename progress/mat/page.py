"""The session on the mat as its pages show it: the screen that is seen, and what it offers."""

import datetime as dt
import uuid as uuids
from collections.abc import Mapping
from dataclasses import dataclass, field

from exercises.edition import Text
from exercises.models import Edition
from progress.mat import straps
from progress.mat.hurt import Hurt, signs_from, stop_from
from progress.mat.way import Way, steps_of
from progress.models import OwnedWeight, PainNote, PainSide, Place, Skipped, WorkoutSession
from progress.owner import Owner
from progress.today.back import LEG_KNOWN

RESTS = [(0, "off"), (30, "30 s"), (60, "60 s"), (90, "90 s")]
# What each is, and what is said where it cannot work.
SOUNDS = [
    ("beep", "Beeps", "This browser cannot beep."),
    ("tick", "A soft tick to pace repetitions", "This browser cannot tick."),
    ("voice", "A voice that counts", "This device has no voice of its own."),
    ("vibration", "Vibration", "This browser cannot vibrate."),
    ("awake", "Keep the screen on", "This works only over https, and not while the battery is low."),
]
OTHER_SKIPS = [(why.value, why.label) for why in Skipped if why != Skipped.PAIN]


@dataclass(frozen=True)
class MatPage(Way):
    """The way with what is shown on it. Built by `mat_page`."""

    user: Owner
    hurt: Hurt | None
    owned_g: tuple[int, ...] = ()
    edition: Edition | None = None
    leg_is_known: bool = False
    uuid: uuids.UUID = field(default_factory=uuids.uuid4)

    @property
    def warm_up(self) -> list[str]:
        """Its moves; none where it is switched off, the session has begun, or nothing comes after it."""
        routine = self.session.routine
        if routine is None or not (self.user.warm_up_on and self.steps) or self.is_begun:
            return []
        return [line.strip() for line in routine.warm_up.splitlines() if line.strip()]

    @property
    def is_elsewhere(self) -> bool:
        """The address is of no exercise, nor of a warm-up that is still to come."""
        return self.step is None and not (self.place == 0 and self.warm_up)

    @property
    def shows(self) -> str:
        """Which of its screens is seen first."""
        if not self.place:
            return "warm-up"
        if self.hurt:
            return "where" if self.hurt.asks_where else "offers"
        return "step"

    # When it hurts.

    @property
    def stop_is_advised(self) -> bool:
        return self.hurt is not None and self.hurt.advises_to_stop(
            stop_from=self.stop_from, signs_from=self.signs_from
        )

    @property
    def stop_from(self) -> int:
        return stop_from(pain_before=self.session.pain_before)

    @property
    def signs_from(self) -> dict[str, int]:
        return signs_from(leg_is_known=self.leg_is_known)

    @property
    def stop_texts(self) -> list[Text]:
        return self.edition.of_kind("stop_now") if self.edition else []

    @property
    def lighter(self) -> straps.Loads:
        return straps.lighter(self.on.loads, self.owned_g)

    @property
    def lighter_words(self) -> str:
        return straps.carried(self.lighter, self.user.unit) if any(self.on.loads) else ""

    @property
    def places(self) -> list[tuple[str, str]]:
        return Place.choices

    @property
    def sides(self) -> list[tuple[str, str]]:
        return PainSide.choices

    @property
    def other_skips(self) -> list[tuple[str, str]]:
        return OTHER_SKIPS

    # What the settings offer.

    @property
    def rests(self) -> list[tuple[int, str]]:
        return RESTS

    @property
    def sounds(self) -> list[tuple[str, str, str]]:
        return SOUNDS


def mat_page(*, session: WorkoutSession, user: Owner, place: int, query: Mapping[str, str]) -> MatPage:
    """`session` with its logs and every set; `query`: what the address tells beside the place."""
    return MatPage(
        session=session,
        user=user,
        steps=steps_of(session, user=user, place=place, chosen=_chosen(query)),
        place=place,
        hurt=Hurt.by(query),
        owned_g=tuple(OwnedWeight.objects.of(user).loads_g()),
        edition=Edition.objects.in_force(),
        leg_is_known=_leg_is_known(user, session.started_at),
    )


def _chosen(query: Mapping[str, str]) -> int | None:
    text = query.get("done", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else None


def _leg_is_known(user: Owner, started_at: dt.datetime | None) -> bool:
    """Whether pain below the knee was there in the weeks before the session: then it is no new sign."""
    if started_at is None:
        return False
    notes = PainNote.objects.of(user).below_the_knee()
    return notes.felt_since(started_at - LEG_KNOWN).felt_before(started_at).exists()
