"""The form of one exercise in a session: its loads and sets, and how it went."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict

from exercises.models import MAX_SETS, MIN_TARGET, Measure, Sides
from progress.forms.fields import AmountField, LoadField, NoteField, OtherLoadField, RatingField
from progress.models import ExerciseLog, SetLog, Side, Skipped
from progress.services.entries import LogEntry, SetEntry
from progress.today.plan import Advised, PlannedExercise


class ExerciseLogForm(forms.Form):
    """One exercise: what it was planned as, the load on each ankle, and each set and side."""

    sets_planned = AmountField(at_least=1, at_most=MAX_SETS, widget=forms.HiddenInput)
    target = AmountField(at_least=MIN_TARGET, widget=forms.HiddenInput)
    easier = forms.BooleanField(label="I did the easier version", required=False)
    skipped = forms.ChoiceField(
        label="Skipped or stopped early?",
        choices=[("", "No"), *((value, f"Yes, {label}") for value, label in Skipped.choices)],
        required=False,
        help_text="Skipped it all: leave the numbers as they are. Stopped early: put in what you did.",
    )
    effort = RatingField(label="Effort", widget=forms.Select)
    pain_during = RatingField(label="Worst pain", widget=forms.Select)
    note = NoteField(label="Note about this exercise")

    ANSWERS = ("easier", "skipped", "effort", "pain_during", "note")

    def __init__(
        self, data: QueryDict | None = None, *, plan: PlannedExercise | ExerciseLog, unit: str, prefix: str
    ) -> None:
        """`plan` is what is offered for logging, or the log that is being changed."""
        self.plan, self.unit = plan, unit
        self.log = plan if isinstance(plan, ExerciseLog) else None
        self.measure, self.sides = plan.measure, plan.sides
        self.earlier_sets = _sets_by_key(self.log)
        initial = {"sets_planned": plan.sets_planned, "target": plan.target, "easier": plan.easier}
        super().__init__(data, initial=initial | _answers(self.log), prefix=prefix)
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

    @property
    def dose(self) -> str:
        """The plan in a line: `2 × 10 reps per side`."""
        planned = self.initial["sets_planned"], self.initial["target"]
        if None in planned:
            return self.amount_word
        sets, target = planned
        per_side = "" if self.sides == Sides.BOTH else " per side"
        return f"{sets} × {target} {'s' if self.measure == Measure.HOLD else 'reps'}{per_side}"

    def differs(self) -> bool:
        """Whether the details should stand open: something here is not as planned, or needs a look."""
        return bool(self.is_bound and (self.errors or self.has_changed()))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        hurt = data.get("skipped") == Skipped.PAIN
        if hurt and data.get("pain_during") is None and "pain_during" not in self.errors:
            self.add_error("pain_during", "How bad was the pain? The number keeps the next load safe.")
        return data

    def tells_something(self) -> bool:
        """The easier version says nothing alone where that is how it was planned."""
        entry = self.entry()
        answers = entry.answers | {"easier": entry.answers["easier"] != self.initial["easier"]}
        return bool(entry.sets) or any(value not in (None, "", False) for value in answers.values())

    @property
    def is_left_out(self) -> bool:
        """Not planned for the day, and here only to be logged if it was done all the same."""
        return self.log is None and self.initial["target"] is None

    def entry(self, *, advised: Advised | None = None) -> LogEntry:
        return LogEntry(
            exercise=self.plan.exercise,
            name=self.plan.name,
            measure=self.measure,
            sides=self.sides,
            sets_planned=self.cleaned_data["sets_planned"],
            target=self.cleaned_data["target"],
            sets=[] if self._skipped_whole() else list(self._sets()),
            answers={name: self.cleaned_data[name] for name in self.ANSWERS},
            log_id=self.log.pk if self.log else None,
            advised=advised,
        )

    def _skipped_whole(self) -> bool:
        """Skipped, and the numbers are still those the page came with: then they tell nothing."""
        sets_changed = any(name.startswith("set") and name != "sets_planned" for name in self.changed_data)
        return bool(self.cleaned_data["skipped"]) and "skipped" in self.changed_data and not sets_changed

    def _sets(self) -> Iterator[SetEntry]:
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


def _answers(log: ExerciseLog | None) -> dict[str, Any]:
    return {name: getattr(log, name) for name in ExerciseLogForm.ANSWERS} if log else {}
