"""The session on the mat as its pages show it: a step for each exercise, and which one is on."""

import datetime as dt
import uuid as uuids
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from exercises.edition import Text
from exercises.models import Edition
from progress.mat import straps
from progress.mat.hurt import Hurt, signs_from, stop_from
from progress.mat.step import Step
from progress.models import (
    OwnedWeight,
    PainNote,
    PainSide,
    Place,
    Skipped,
    WorkoutSession,
)
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
class Undo:
    """The last tap, to be taken back on the page of its exercise."""

    step: Step

    @property
    def action(self) -> str:
        return "unskip" if self.step.log.skipped else "undo"

    @property
    def what(self) -> str:
        what = "the skipping" if self.step.log.skipped else f"set {self.step.last_set}"
        return f"{what} of {self.step.name}"


@dataclass(frozen=True)
class MatPage:
    """Built by `mat_page`. `place` is that of the exercise shown; 0 is the warm-up."""

    session: WorkoutSession
    user: Owner
    steps: list[Step]
    place: int
    hurt: Hurt | None
    owned_g: tuple[int, ...] = ()
    edition: Edition | None = None
    leg_is_known: bool = False
    uuid: uuids.UUID = field(default_factory=uuids.uuid4)

    @property
    def step(self) -> Step | None:
        return next((step for step in self.steps if step.place == self.place), None)

    @property
    def on(self) -> Step:
        """The exercise shown; in the warm-up the first."""
        return self.step or self.steps[0]

    @property
    def is_begun(self) -> bool:
        return any(step.done_sets or step.log.skipped for step in self.steps)

    @property
    def percent_to_go(self) -> int:
        """Of the planned sets; those of a skipped exercise are behind one."""
        return 100 - 100 * sum(step.sets_over for step in self.steps) // max(self.sets_planned, 1)

    @property
    def sets_planned(self) -> int:
        return sum(step.sets_planned for step in self.steps)

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

    @property
    def undo(self) -> Undo | None:
        """Of this exercise; before its first set, of the one before it."""
        step = self.step
        while step and not (step.done_sets or step.log.skipped):
            step = step.before
        return Undo(step) if step else None

    # Where one goes from here.

    def address(self, place: int) -> str:
        return reverse("progress:mat", args=[self.session.uuid, place])

    @property
    def here(self) -> str:
        return self.address(self.on.place)

    @property
    def finish(self) -> str:
        return reverse("progress:finish", args=[self.session.uuid])

    @property
    def back(self) -> str:
        """From the closing questions to the last exercise."""
        return self.address(self.last.place if self.last else 0)

    @property
    def last(self) -> Step | None:
        """The last exercise that was begun, or skipped; else the first, if there is one."""
        begun = [step for step in self.steps if step.done_sets or step.log.skipped]
        return next(reversed([*self.steps[:1], *begun]), None)

    @property
    def take_off(self) -> str:
        return "Take the weights off before you stand up." if self.last and any(self.last.worn) else ""

    @property
    def go_on(self) -> str:
        """The first exercise that is not over, or the closing questions."""
        return self._address_of(step for step in self.steps if not step.is_over)

    @property
    def next(self) -> str:
        """After this exercise: one that is not over, later ones first."""
        others = [step for step in self.steps if not step.is_over and step.place != self.place]
        return self._address_of(sorted(others, key=lambda step: step.place < self.place))

    def _address_of(self, steps: Any) -> str:
        return next((self.address(step.place) for step in steps), self.finish)

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


def mat_page(
    *, session: WorkoutSession, user: Owner, place: int, query: Mapping[str, str] | None = None
) -> MatPage:
    """`session` with its logs and every set; `query`: what the address tells beside the place."""
    asked = query or {}
    steps: list[Step] = []
    for log in session.logs.all():
        chosen = _chosen(asked) if log.order == place else None
        steps.append(Step(log, before=steps[-1] if steps else None, unit=user.unit, chosen=chosen))
    return MatPage(
        session=session,
        user=user,
        steps=steps,
        place=place,
        hurt=Hurt.by(asked),
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
