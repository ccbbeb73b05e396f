"""The form of a pain note."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from progress.forms.fields import NoteField, RatingField
from progress.models import EARLIEST_DAY, PainNote, PainSide, Place


class MomentField(forms.DateTimeField):
    """A moment in the user's time zone, from 1970 to tomorrow."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def __init__(self, *, now: dt.datetime, **options: Any) -> None:
        self.latest = now + dt.timedelta(days=1)
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            error_messages={
                "required": "When was it?",
                "invalid": "Write day and time as in 2026-03-09 18:30.",
            },
            **options,
        )

    def to_python(self, value: Any) -> dt.datetime | None:
        if isinstance(value, str):
            if not value.isascii():
                raise ValidationError(self.error_messages["invalid"])
            value = value.strip().replace(" ", "T", 1)
        if not isinstance(value, str) or not value:
            return super().to_python(value)
        # Of the hour that comes twice when clocks go back, the first; Django would refuse it.
        moment: Any = forms.fields.BaseTemporalField.to_python(self, value)
        return moment.replace(tzinfo=timezone.get_current_timezone())

    def validate(self, value: Any) -> None:
        super().validate(value)
        if timezone.localdate(value) < EARLIEST_DAY or value > self.latest:
            raise ValidationError("Choose a time from 1970 to tomorrow.")


class PainNoteForm(forms.Form):
    """How much, where, when, and what there is to say. `uuid` makes a second sending harmless."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    pain = RatingField(
        label="How much does it hurt?",
        required=True,
        choices=[(str(number), str(number)) for number in range(11)],
        error_messages={
            "required": "Choose a number: 0 is no pain.",
            "invalid_choice": "Choose a number from 0 to 10.",
        },
    )
    place = forms.ChoiceField(label="Where?", choices=Place, initial=Place.LOW_BACK)
    side = forms.ChoiceField(label="On which side?", choices=[("", "–"), *PainSide.choices], required=False)
    text = NoteField(label="In words", help_text="What you did, what eased it. Only you can read it.")

    ANSWERS = ("felt_at", "pain", "place", "side", "text")

    def __init__(self, *args: Any, now: dt.datetime, note: PainNote | None = None, **kwargs: Any) -> None:
        if note:
            kwargs["initial"] = {name: getattr(note, name) for name in (*self.ANSWERS, "uuid")}
        super().__init__(*args, **kwargs)
        self.fields["felt_at"] = MomentField(now=now, label="When?", initial=now)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.ANSWERS}
