"""The closing questions of a session on the mat: two for all of it, rows where one was different."""

from typing import Any

from django import forms

from progress.forms.fields import NoteField, RatingField
from progress.models import ExerciseLog, WorkoutSession


class LogFinishForm(forms.Form):
    """One exercise, where it differed from the rest."""

    effort = RatingField(label="Effort", widget=forms.Select)
    pain_during = RatingField(label="Worst pain", widget=forms.Select)

    def __init__(self, data: Any = None, *, log: ExerciseLog) -> None:
        initial = {"effort": log.effort, "pain_during": log.pain_during}
        super().__init__(data, initial=initial, prefix=f"log{log.order}")
        self.log = log


class FinishForm(forms.Form):
    """`pain_after` is the button that sends the form. Pain that each exercise has told is not asked again."""

    effort = RatingField(label="How hard was it?")
    pain_during = RatingField(label="Worst pain in your back during it")
    note = NoteField(label="Note", help_text="Only you can read it.")
    pain_after = RatingField()

    def __init__(self, data: Any = None, *, session: WorkoutSession) -> None:
        super().__init__(data, initial={"note": session.note})
        self.session = session
        self.log_forms = [
            LogFinishForm(data, log=log) for log in session.logs.all() if log.load_g is not None
        ]
        told = [form.log.pain_during is not None for form in self.log_forms]
        if told and all(told):
            del self.fields["pain_during"]
        elif any(told):
            self.fields["pain_during"].label = "Worst pain in your back during the others"

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.log_forms]
        return super().is_valid() and all(valid)

    @property
    def has_different(self) -> bool:
        """Whether a row was sent that says something of its own, and so stands open."""
        return any(form.is_bound and form.has_changed() for form in self.log_forms)

    @property
    def told(self) -> list[ExerciseLog]:
        """Those whose pain was told on the mat."""
        return [form.log for form in self.log_forms if form.log.pain_during is not None]

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("pain_after", "note")}

    @property
    def logs(self) -> dict[int, dict[str, Any]]:
        """By place: what a row says, else what was said of the whole session."""
        return {
            form.log.order: {
                name: self.cleaned_data.get(name) if value is None else value
                for name, value in form.cleaned_data.items()
            }
            for form in self.log_forms
        }
