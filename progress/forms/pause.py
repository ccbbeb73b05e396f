"""The form of a planned pause."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progress.forms.fields import DayField, refuse_turned_days
from progress.models import EARLIEST_DAY, Pause
from progress.models.pause import DAYS_AHEAD


class PlannedDayField(DayField):
    """A day from 1970 to two years ahead."""

    def __init__(self, *, today: dt.date, **options: Any) -> None:
        super().__init__(today=today + dt.timedelta(days=DAYS_AHEAD - 1), **options)
        self.error_messages["required"] = "Which day?"

    def validate(self, value: Any) -> None:
        forms.DateField.validate(self, value)
        if value and not EARLIEST_DAY <= value <= self.latest:
            raise ValidationError("Choose a day from 1970 to two years from now.")


class PauseForm(forms.Form):
    """From which day to which. `uuid` makes a second sending harmless."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: dt.date, pause: Pause | None = None, **kwargs: Any) -> None:
        if pause:
            kwargs["initial"] = {
                "uuid": pause.uuid,
                "first_day": pause.first_day,
                "last_day": pause.last_day,
            }
        super().__init__(*args, **kwargs)
        self.fields["first_day"] = PlannedDayField(today=today, label="First day")
        self.fields["last_day"] = PlannedDayField(
            today=today, label="Last day", help_text="The last day without a session."
        )

    def clean(self) -> None:
        refuse_turned_days(self)

    @property
    def days(self) -> dict[str, dt.date]:
        return {name: self.cleaned_data[name] for name in ("first_day", "last_day")}
