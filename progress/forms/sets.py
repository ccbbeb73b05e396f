"""The sets of one exercise as a form asks for them: a number for each set and side, a load for each ankle."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from exercises.models import MAX_SETS, MIN_TARGET, Measure, Sides
from progress.forms.fields import AmountField, LoadField, OtherLoadField
from progress.models import ExerciseLog, SetLog, Side
from progress.services.entries import SetEntry
from progress.today.plan import PlannedExercise


class SetsForm(forms.Form):
    """What was planned, and what was done of it."""

    sets_planned = AmountField(at_least=1, at_most=MAX_SETS, widget=forms.HiddenInput)
    target = AmountField(at_least=MIN_TARGET, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, plan: PlannedExercise | ExerciseLog, unit: str, prefix: str
    ) -> None:
        """`plan` is what is offered for logging, or the log that is being changed."""
        self.plan, self.unit = plan, unit
        self.log = plan if isinstance(plan, ExerciseLog) else None
        self.measure, self.sides = plan.measure, plan.sides
        self.earlier_sets = _sets_by_key(self.log)
        super().__init__(
            data, initial={"sets_planned": plan.sets_planned, "target": plan.target}, prefix=prefix
        )
        if self.log is None:
            self.initial.update(self._plan_shown())
        self._add_load_fields(plan.load_left_g or 0, plan.load_right_g or 0, unit)
        self._add_set_fields(self.initial["sets_planned"], None if self.log else self.initial["target"])

    def _plan_shown(self) -> dict[str, int]:
        """What the page was shown with: the plan may have changed since."""
        sent = {name: self._sent(name) for name in ("sets_planned", "target")}
        return {name: number for name, number in sent.items() if number is not None}

    def _sent(self, name: str) -> int | None:
        try:
            number: int | None = self.fields[name].clean(self.data.get(self.add_prefix(name)))
        except ValidationError:
            return None
        return number

    def _add_load_fields(self, left_g: int, right_g: int, unit: str) -> None:
        self.fields["load"] = LoadField(unit=unit, label=f"Load per ankle ({unit})", initial=left_g)
        self.fields["load_right"] = OtherLoadField(
            unit=unit,
            label=f"Right ankle, if different ({unit})",
            initial=right_g if right_g != left_g else None,
        )

    def _add_set_fields(self, sets: int | None, done: int | None) -> None:
        recorded = max((number for number, _ in self.earlier_sets), default=0)
        rows = self._number_of_sets(max(sets or 1, recorded))
        for number in range(1, rows + 2):
            for side in self.set_sides:
                earlier = self.earlier_sets.get((number, side)) or self.earlier_sets.get((number, Side.BOTH))
                planned = done if number <= (sets or 1) else None
                self.fields[f"set{number}_{side}"] = AmountField(
                    label=self._set_label(number, side, is_extra=number > rows),
                    initial=earlier.done if earlier else planned,
                )

    def _number_of_sets(self, shown: int) -> int:
        """As many as the page was shown with: the session may have changed since."""
        return max(shown, self._sent("sets_planned") or 0)

    def _set_label(self, number: int, side: str, *, is_extra: bool) -> str:
        name = "Extra set" if is_extra else f"Set {number}"
        return name if side == Side.BOTH else f"{name}, {side}"

    @property
    def set_sides(self) -> list[str]:
        """A set of both sides together is one number; where the sides take turns it is two."""
        return [Side.BOTH] if self.sides == Sides.BOTH else [Side.LEFT, Side.RIGHT]

    @property
    def amount_word(self) -> str:
        return "seconds" if self.measure == Measure.HOLD else "reps"

    def set_rows(self) -> Iterator[list[BoundField]]:
        number = 1
        while f"set{number}_{self.set_sides[0]}" in self.fields:
            yield [self[f"set{number}_{side}"] for side in self.set_sides]
            number += 1

    def sets_done(self) -> Iterator[SetEntry]:
        loads = self._loads()
        for number, row in enumerate(self.set_rows(), start=1):
            for field, side in zip(row, self.set_sides, strict=True):
                done = self.cleaned_data[field.name]
                if done is not None:
                    yield from self._one_set(number, side, done, loads)

    def _loads(self) -> dict[str, int] | None:
        """The load on each ankle; `None` where it was left as it was recorded, set by set."""
        if self.log and self.earlier_sets and not {"load", "load_right"} & set(self.changed_data):
            return None
        left = self.cleaned_data["load"]
        right = self.cleaned_data["load_right"]
        return {Side.LEFT: left, Side.RIGHT: left if right is None else right}

    def _one_set(self, number: int, side: str, done: int, loads: dict[str, int] | None) -> Iterator[SetEntry]:
        """A set of both sides with unlike loads is two, one for each ankle."""
        loads = loads or self._recorded_loads(number)
        if side != Side.BOTH:
            yield SetEntry(number=number, side=side, load_g=loads[side], done=done)
        elif loads[Side.LEFT] == loads[Side.RIGHT]:
            yield SetEntry(number=number, side=Side.BOTH, load_g=loads[Side.LEFT], done=done)
        else:
            for ankle in (Side.LEFT, Side.RIGHT):
                yield SetEntry(number=number, side=ankle, load_g=loads[ankle], done=done)

    def _recorded_loads(self, number: int) -> dict[str, int]:
        heaviest = {Side.LEFT: self.plan.load_left_g or 0, Side.RIGHT: self.plan.load_right_g or 0}
        both = self.earlier_sets.get((number, Side.BOTH))
        return {
            side: row.load_g if (row := self.earlier_sets.get((number, side)) or both) else heaviest[side]
            for side in heaviest
        }


def _sets_by_key(log: ExerciseLog | None) -> dict[tuple[int, str], SetLog]:
    if log is None:
        return {}
    rows = {(row.number, row.side): row for row in log.sets.all()}
    if log.sides == Sides.BOTH:
        # Recorded apart because the loads differed; shown as the one number it was.
        rows |= {(number, Side.BOTH): row for (number, side), row in rows.items() if side == Side.LEFT}
    return rows
