"""The form with which a yes is cleared."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progress.forms.fields import REPLACEMENT, DayField
from progress.models.safety import MAX_CLEARED_NOTE


class ClearForm(forms.Form):
    """A professional agreed: when, and what they said. Left as it is, today and nothing."""

    note = forms.CharField(
        label="What they said, if you like",
        required=False,
        max_length=MAX_CLEARED_NOTE,
        help_text="Only you can read it.",
    )

    field_order = ("cleared_on", "note")

    def __init__(self, *args: Any, today: dt.date, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{question}_%s"
        self.today = today
        self.fields["cleared_on"] = DayField(
            today=today, label="On which day?", initial=today, required=False
        )
        self.order_fields(self.field_order)

    def clean_cleared_on(self) -> dt.date:
        return self.cleaned_data["cleared_on"] or self.today

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if REPLACEMENT in note:
            raise ValidationError(
                f"A character was lost on the way: “{REPLACEMENT}” stands in its place. Write it anew."
            )
        return note
