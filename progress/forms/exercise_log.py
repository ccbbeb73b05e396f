"""The form of one exercise in a session: its sets, and how it went."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from exercises.models import Measure, Sides
from progress.forms.fields import NoteField, RatingField
from progress.forms.sets import SetsForm
from progress.models import ExerciseLog, Skipped
from progress.services.entries import LogEntry
from progress.today.plan import Advised, PlannedExercise


class ExerciseLogForm(SetsForm):
    """One exercise: its sets, the answers to how it went, and why it was skipped, if it was."""

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
        super().__init__(data, plan=plan, unit=unit, prefix=prefix)
        self.initial.update({"easier": plan.easier} | _answers(self.log))

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

    def entry(
        self, *, advised: Advised | None = None, for_all: Mapping[str, int | None] | None = None
    ) -> LogEntry:
        """`for_all` is what was said of the whole session: it holds where something was done."""
        sets = [] if self._skipped_whole() else list(self.sets_done())
        answers = {name: self.cleaned_data[name] for name in self.ANSWERS}
        if sets and for_all:
            answers |= {name: value for name, value in for_all.items() if answers[name] is None}
        return LogEntry(
            exercise=self.plan.exercise,
            name=self.plan.name,
            measure=self.measure,
            sides=self.sides,
            sets_planned=self.cleaned_data["sets_planned"],
            target=self.cleaned_data["target"],
            sets=sets,
            answers=answers,
            log_id=self.log.pk if self.log else None,
            advised=advised,
        )

    def _skipped_whole(self) -> bool:
        """Skipped, and the numbers are still those the page came with: then they tell nothing."""
        sets_changed = any(name.startswith("set") and name != "sets_planned" for name in self.changed_data)
        return bool(self.cleaned_data["skipped"]) and "skipped" in self.changed_data and not sets_changed


def _answers(log: ExerciseLog | None) -> dict[str, Any]:
    return {name: getattr(log, name) for name in ExerciseLogForm.ANSWERS} if log else {}
