"""Fields for what people type about a workout: loads, amounts, ratings, days and notes."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from exercises.models import MAX_LOAD_G, MAX_TARGET
from progress import units
from progress.models.fields import DAYS_TURNED_ROUND, EARLIEST_DAY, MAX_NOTE_LENGTH

NOT_SAID = ("", "–")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"  # what reading bytes that are no UTF-8 leaves behind


class LoadField(forms.CharField):
    """A load in the user's unit, as whole grams. Empty is no weight; `initial` is in grams."""

    def __init__(self, *, unit: str, **options: Any) -> None:
        self.unit = unit
        super().__init__(required=False, max_length=12, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "size": 5}

    def prepare_value(self, value: Any) -> Any:
        return units.load_number(value, self.unit) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        # What is shown has two decimals: unchanged means the grams are unchanged, rounded or not.
        if isinstance(self.initial, int) and text == self.prepare_value(self.initial):
            return self.initial
        if not text:
            return self.empty_value_g
        try:
            load_g = units.parse_load(text, self.unit)
        except ValueError as error:
            raise ValidationError(f"Write a weight in {self.unit}, such as 0.5 or 1,5.") from error
        if load_g > MAX_LOAD_G:
            most = units.load_text(MAX_LOAD_G, self.unit)
            raise ValidationError(
                f"At most {most} on one ankle. Packets often print the weight of the pair: halve it."
            )
        return load_g

    empty_value_g: int | None = 0

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown = "" if initial is None else self.prepare_value(initial)
        return shown != (data or "").strip()


class OtherLoadField(LoadField):
    """A load that may differ from another one; empty is the same as there."""

    empty_value_g = None


class AmountField(forms.CharField):
    """Repetitions or seconds: a whole number up to 999, or empty for a set that was not done."""

    def __init__(self, *, at_least: int = 0, at_most: int = MAX_TARGET, **options: Any) -> None:
        self.at_least, self.at_most = at_least, at_most
        super().__init__(**{"required": False, "max_length": 6, **options})
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "size": 3}

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        if not re.fullmatch(r"\d+", text, re.ASCII) or not self.at_least <= int(text) <= self.at_most:
            raise ValidationError(f"Write a whole number from {self.at_least} to {self.at_most}.")
        return int(text)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _shown(initial) != (data or "").strip()


class RatingField(forms.TypedChoiceField):
    """Pain or effort from 0 to 10, or nothing said."""

    def __init__(self, **options: Any) -> None:
        choices = [NOT_SAID, *((str(number), str(number)) for number in range(11))]
        super().__init__(
            **{
                "required": False,
                "choices": choices,
                "coerce": int,
                "empty_value": None,
                "widget": forms.RadioSelect,
                "error_messages": {"invalid_choice": "Choose a number from 0 to 10."},
                **options,
            }
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _shown(initial) != (data or "")


class DayField(forms.DateField):
    """A day of the user's own calendar, from 1970 to tomorrow: a time zone may already be there."""

    def __init__(self, *, today: dt.date, **options: Any) -> None:
        self.latest = today + dt.timedelta(days=1)
        super().__init__(
            input_formats=["%Y-%m-%d"],
            error_messages={
                "required": "On which day was it?",
                "invalid": "Write the day as year-month-day, such as 2026-03-09.",
            },
            widget=forms.DateInput(
                format="%Y-%m-%d", attrs={"type": "date", "min": str(EARLIEST_DAY), "max": str(self.latest)}
            ),
            **options,
        )

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, str) and not value.isascii():
            raise ValidationError(self.error_messages["invalid"])
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not EARLIEST_DAY <= value <= self.latest:
            raise ValidationError("Choose a day from 1970 to tomorrow.")


def refuse_turned_days(form: forms.Form, first: str = "first_day", last: str = "last_day") -> None:
    """For a form's `clean`: says next to the last of two days where it lies before the first."""
    begins, ends = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if begins and ends and begins > ends:
        form.add_error(last, DAYS_TURNED_ROUND)


class NoteField(forms.CharField):
    """Free text, kept to the letter but for line ends, which browsers send their own way."""

    def __init__(self, *, at_most: int = MAX_NOTE_LENGTH, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 3, "maxlength": at_most})
        super().__init__(**{"required": False, "strip": False, "widget": widget, **options})
        self.at_most = at_most

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.at_most:
            raise ValidationError(f"A note holds {self.at_most} characters; this one has {len(value)}.")
        _refuse_lost_characters(value)


class LineField(forms.CharField):
    """A few words on one line. Line ends and runs of spaces become one space."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())

    def validate(self, value: Any) -> None:
        super().validate(value)
        _refuse_lost_characters(value)


def _refuse_lost_characters(text: str) -> None:
    if REPLACEMENT in text:
        raise ValidationError(
            f"A character was lost on the way: “{REPLACEMENT}” stands in its place. Write it anew."
        )


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)
