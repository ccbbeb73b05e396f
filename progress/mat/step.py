"""One exercise of a session on the mat: which set is on, what to do, what to wear."""

from dataclasses import dataclass
from functools import cached_property

from exercises.models import MIN_TARGET, Measure, Position, Sides
from progress.mat import straps
from progress.models import ExerciseLog, SetLog, Side

HOLD_STEP_S = 5
FACE_DOWN = (Position.PRONE, Position.ALL_FOURS)


@dataclass(frozen=True)
class Step:
    """One exercise of the session. `before` is the one that comes first."""

    log: ExerciseLog
    before: "Step | None"
    unit: str
    chosen: int | None = None

    @property
    def place(self) -> int:
        return self.log.order

    @property
    def name(self) -> str:
        return self.log.name

    @property
    def is_hold(self) -> bool:
        return self.log.measure == Measure.HOLD

    @property
    def counts_sides(self) -> bool:
        return self.log.sides != Sides.BOTH

    @property
    def each_side(self) -> str:
        return ", each side" if self.counts_sides else ""

    @property
    def runs_by(self) -> str:
        """How a timer takes the sides: nobody changes them by turns in the middle of a hold."""
        is_by_turns = self.log.sides == Sides.ALTERNATING
        return Sides.ONE_AFTER_OTHER.value if self.is_hold and is_by_turns else self.log.sides

    @property
    def hands_free(self) -> bool:
        """Done face down or on all fours: nobody looks at the screen."""
        return self.log.exercise is not None and self.log.exercise.position in FACE_DOWN

    # Its sets.

    @cached_property
    def _rows(self) -> dict[int, list[SetLog]]:
        rows: dict[int, list[SetLog]] = {}
        for row in self.log.sets.all():
            rows.setdefault(row.number, []).append(row)
        return rows

    @cached_property
    def done_sets(self) -> list[int]:
        return sorted(number for number, rows in self._rows.items() if any(not row.undone for row in rows))

    @property
    def sets_planned(self) -> int:
        return self.log.sets_planned or 1

    @property
    def number(self) -> int:
        """The set that is on: the first that is not done."""
        return next(number for number in range(1, len(self._rows) + 2) if number not in self.done_sets)

    @property
    def last_set(self) -> int | None:
        return self.done_sets[-1] if self.done_sets else None

    def is_done_with(self, number: int | None = None) -> bool:
        """Whether all planned sets are done, with this one or as it stands."""
        return {*range(1, self.sets_planned + 1)} <= {*self.done_sets, number}

    @property
    def is_done(self) -> bool:
        return self.is_done_with()

    @property
    def is_over(self) -> bool:
        return bool(self.log.skipped) or self.is_done

    @property
    def sets_over(self) -> int:
        return self.sets_planned if self.is_over else len(self.done_sets)

    def set_revision(self, number: int) -> int:
        """Of the next word on this set."""
        return max((row.revision for row in self._rows.get(number, [])), default=0) + 1

    @property
    def revision(self) -> int:
        return self.set_revision(self.number)

    @property
    def last_revision(self) -> int:
        """Of the word that takes the last set back."""
        return self.set_revision(self.last_set or 1)

    @property
    def log_revision(self) -> int:
        return self.log.revision + 1

    # What to do.

    @property
    def target(self) -> int:
        return self.log.target or MIN_TARGET

    @property
    def amount(self) -> int:
        """The target, or what was chosen with minus and plus."""
        return self.target if self.chosen is None else self.chosen

    @property
    def fewer(self) -> int:
        return max(0, self.amount - self._by)

    @property
    def more(self) -> int:
        return min(999, self.amount + self._by)

    @property
    def _by(self) -> int:
        return HOLD_STEP_S if self.is_hold else 1

    # What to wear.

    @property
    def loads(self) -> straps.Loads:
        return self.log.planned_left_g or 0, self.log.planned_right_g or 0

    @cached_property
    def worn(self) -> straps.Loads:
        """What is on the ankles when this exercise goes on."""
        if self.last_set is None:
            return self.before.worn_after if self.before else straps.NONE
        of_side = {row.side: row.load_g for row in self._rows[self.last_set] if not row.undone}
        left, right = (of_side.get(side, of_side.get(Side.BOTH)) for side in (Side.LEFT, Side.RIGHT))
        return (self.loads[0] if left is None else left), (self.loads[1] if right is None else right)

    @property
    def worn_after(self) -> straps.Loads:
        return self.worn if self.log.skipped or self.is_done else self.loads

    @property
    def load(self) -> str:
        return straps.carried(self.loads, self.unit)

    @property
    def advised(self) -> str:
        advised_g = self.log.advised_load_g or 0
        return straps.carried((advised_g, advised_g), self.unit).lower()

    @property
    def weight_words(self) -> str:
        return "" if self.is_over else straps.change(self.worn, self.loads, self.unit)

    @property
    def easier_words(self) -> str:
        """The first of the easier versions, where there is one to change to or it is on."""
        lines = self.log.exercise.easier.splitlines() if self.log.exercise else []
        return lines[0] if lines else ""

    @property
    def was_heavier(self) -> bool:
        """More than suggested is strapped on already: that was asked about."""
        return self.log.advised_load_g is not None and max(self.loads) > self.log.advised_load_g
