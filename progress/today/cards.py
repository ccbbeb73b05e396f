"""The plan as today shows it: a card for each exercise, the weights they share, and the time it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from exercises.models import Exercise, Measure, Sides
from progress.rules import Advice
from progress.sentences import halves
from progress.today.plan import PlannedExercise
from progress.units import load_number, load_text
from progress.wording import listed

# Rules whose sentence begins with how the back is, or how long it has paused.
OF_THE_BACK = {
    "restart_after_stop", "first_session", "unsettled_twice", "high_pain_last_time", "after_a_flare",
    "unsettled_once", "long_gap", "usual_pain_rising",
}  # fmt: skip
WARM_UP_S, REP_S, REST_S, SWITCH_S = 120, 6, 60, 30


@dataclass(frozen=True)
class Ankle:
    """What to strap on. `side` is empty where both ankles carry the same."""

    load: str
    side: str = ""


@dataclass(frozen=True)
class Card:
    """One exercise of the plan, and why it is as it is."""

    planned: PlannedExercise
    unit: str
    # Its reason would be the very words of the card above it; or begins with what is said above all.
    repeats: bool = False
    cause_is_said: bool = False

    @property
    def exercise(self) -> Exercise:
        return self.planned.exercise

    @property
    def then(self) -> Advice | None:
        """On a day of rest, what comes after it."""
        return self.planned.advice.then if self.planned.advice else None

    @property
    def dose(self) -> str:
        planned = self.planned
        unit = "s" if planned.measure == Measure.HOLD else "reps"
        per_side = " per side" if planned.exercise.counts_sides else ""
        return f"{planned.sets_planned} × {planned.target} {unit}{per_side}"

    @property
    def ankles(self) -> list[Ankle]:
        planned = self.planned
        if not planned.load_g:
            return []
        if planned.is_even:
            return [Ankle(load_number(planned.load_g, self.unit))]
        sides = {"left": planned.load_left_g, "right": planned.load_right_g}
        return [Ankle(load_number(load_g, self.unit), side) for side, load_g in sides.items()]

    @property
    def reason(self) -> str:
        """The sentence, where it speaks of what the card shows and not of another day."""
        planned, advised = self.planned, self.planned.advised
        if advised is None or (advised.load_g, advised.target) != (planned.load_g, planned.target):
            return ""
        return advised.text

    @property
    def cause_of_rest(self) -> str:
        """The half of its sentence that says why. What to do the page of a day of rest says by itself."""
        return halves(self.planned.advised.text)[0] if self.planned.advised else ""

    @property
    def cause(self) -> str:
        """The half of its reason that is one of the back, and so of other exercises too; else empty."""
        return halves(self.reason)[0] if self.reason and self.rule in OF_THE_BACK else ""

    @property
    def words(self) -> str:
        """Of its reason, what is still to be said."""
        if self.cause_is_said:
            return halves(self.reason)[1]
        return "Same reason as above." if self.repeats else self.reason

    @property
    def rule(self) -> str:
        return self.planned.advised.rule if self.planned.advised else ""

    @property
    def why(self) -> str:
        """The place of its rule on the page that explains them."""
        return self.rule.replace("_", "-")

    @property
    def version(self) -> str:
        """`easier` or `harder`, where not the usual version is meant."""
        advice = self.planned.advice
        if self.planned.easier:
            return "easier"
        return "harder" if self.reason and advice and advice.harder_version else ""


def minutes_of(planned: Iterable[PlannedExercise]) -> int:
    """Rounded up, with the warm-up."""
    return ceil((WARM_UP_S + sum(map(seconds_of, planned))) / 60)


def seconds_of(planned: PlannedExercise) -> int:
    """How long all sets take, each with the rest that follows it."""
    per_side = (planned.target or 0) * (1 if planned.measure == Measure.HOLD else REP_S)
    sides = 1 if planned.sides == Sides.BOTH else 2
    switch = SWITCH_S if planned.sides == Sides.ONE_AFTER_OTHER else 0
    return planned.sets_planned * (per_side * sides + switch + REST_S)


def shared_weights(planned: Sequence[PlannedExercise], *, unit: str) -> str:
    """Which exercises share a weight, so that it is strapped on once; empty where none do.

    The names are long: those that are most are not named.
    """
    groups: dict[tuple[int, int], list[str]] = {}
    for row in planned:
        groups.setdefault((row.load_left_g, row.load_right_g), []).append(row.name)
    without = groups.pop((0, 0), [])
    if all(len(names) == 1 for names in groups.values()):
        return ""
    *few, (loads, most) = sorted(groups.items(), key=lambda group: len(group[1]))
    parts = [f"{_strapped(each, unit=unit)} for {listed(names)}" for each, names in few]
    if len(without) >= len(most):
        parts += [f"{_strapped(loads, unit=unit)} for {listed(most)}", "the others need none"]
    else:
        parts += [f"{_strapped(loads, unit=unit)} for {_the_rest(few, without)}"]
    return f"Put {'; '.join(parts)}."


def _the_rest(named: Sequence[object], without: Sequence[str]) -> str:
    if named:
        return f"the others; none for {listed(without)}" if without else "the others"
    return f"all but {listed(without)}" if without else "all of it"


def _strapped(loads: tuple[int, int], *, unit: str) -> str:
    left, right = (load_text(load_g, unit) for load_g in loads)
    return f"{left} on each ankle" if left == right else f"{left} on the left and {right} on the right ankle"
