"""What Today asks: pain in a tap, a warning sign, and how a stop was lifted."""

from typing import Any

from django import forms

from progress.forms.fields import RatingField
from progress.models import HowLifted, WarningSign

PICK_A_NUMBER = "Choose a number from 0 to 10."


class CheckInForm(forms.Form):
    pain_now = RatingField(
        required=True, error_messages={"required": PICK_A_NUMBER, "invalid_choice": PICK_A_NUMBER}
    )


class NextMorningForm(forms.Form):
    pain_next = RatingField(
        required=True, error_messages={"required": PICK_A_NUMBER, "invalid_choice": PICK_A_NUMBER}
    )


class WarningForm(forms.Form):
    sign = forms.ChoiceField(choices=WarningSign.choices)


class LiftForm(forms.Form):
    """`ways`: how the stop of today can be lifted; none where there is no such stop."""

    uuid = forms.UUIDField()
    how = forms.ChoiceField()

    def __init__(self, data: Any, *, ways: list[HowLifted]) -> None:
        super().__init__(data)
        self.fields["how"] = forms.ChoiceField(choices=[(way.value, way.label) for way in ways])
