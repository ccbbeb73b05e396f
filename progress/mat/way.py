"""Where one is in a session on the mat, how far it is, and where each tap leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from progress.mat.step import Step
from progress.models import WorkoutSession
from progress.owner import Owner


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
class Way:
    """Built by `way_of`. `place` is that of the exercise shown; 0 is the warm-up."""

    session: WorkoutSession
    steps: list[Step]
    place: int

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

    def _address_of(self, steps: Iterable[Step]) -> str:
        return next((self.address(step.place) for step in steps), self.finish)


def steps_of(session: WorkoutSession, *, user: Owner, place: int, chosen: int | None = None) -> list[Step]:
    """`session` with its logs and every set; `chosen`: the amount put in for the exercise at `place`."""
    steps: list[Step] = []
    for log in session.logs.all():
        before = steps[-1] if steps else None
        steps.append(Step(log, before=before, unit=user.unit, chosen=chosen if log.order == place else None))
    return steps


def way_of(session: WorkoutSession, *, user: Owner) -> Way:
    """All of it, from its begin."""
    return Way(session=session, steps=steps_of(session, user=user, place=0), place=0)
