"""The forms of a session: its day, kind and note, the back around it, and what its exercises share."""

import datetime as dt
from typing import Any

from django import forms

from progress.forms.fields import AmountField, DayField, NoteField, RatingField
from progress.models import Kind


class SessionForm(forms.Form):
    """The day, the back around the session, and a note. `uuid` makes a second sending harmless."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    version = AmountField(required=False, at_most=2**31 - 1, widget=forms.HiddenInput, max_length=10)
    kind = forms.ChoiceField(
        label="What kind of session?", choices=Kind, initial=Kind.PLANNED, widget=forms.RadioSelect
    )
    pain_before = RatingField(label="Pain in your back before")
    pain_after = RatingField(label="Pain in your back after")
    pain_next = RatingField(label="Pain in your back the next morning")
    note = NoteField(label="Note", help_text="Only you can read it.")

    ANSWERS = ("performed_on", "kind", "pain_before", "pain_after", "pain_next", "note")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["performed_on"] = DayField(today=today, label="Day", initial=today)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.ANSWERS}

    @property
    def for_all(self) -> dict[str, int | None]:
        """What holds for every exercise that says nothing of its own; asked of a new session alone."""
        return {}


class NewSessionForm(SessionForm):
    """Asks once what need not be told exercise by exercise."""

    effort = RatingField(label="How hard was it?", widget=forms.Select)
    pain_during = RatingField(label="Worst pain", widget=forms.Select)

    @property
    def for_all(self) -> dict[str, int | None]:
        return {name: self.cleaned_data[name] for name in ("effort", "pain_during")}
