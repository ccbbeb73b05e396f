"""The form of a report: about which days, with which of my words, and how long a link to it lives."""

import datetime as dt
import uuid as uuids
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from progress.forms.fields import DayField, LineField, NoteField
from progress.models import MAX_SHOWN_NAME
from progress.models.fields import DAYS_TURNED_ROUND
from progress.report.asked import ReportAsked, ReportSpan
from progress.report.notes import MOST_NOTES

MOST_DAYS = 366
MOST_QUESTIONS = 600
DAYS_OF_A_LINK = {1: "1 day", 7: "7 days", 30: "30 days"}


class TickedNotesField(forms.Field):
    """Uuids of notes or activities. Which of them are there and of these days, the report sees."""

    widget = forms.SelectMultiple
    most = MOST_NOTES

    def to_python(self, value: Any) -> tuple[str, ...]:
        try:
            return tuple(dict.fromkeys(str(uuids.UUID(one)) for one in value or ()))
        except ValueError as error:
            raise ValidationError("A tick got lost on the way. Tick them again.") from error

    def validate(self, value: tuple[str, ...]) -> None:
        if len(value) > self.most:
            raise ValidationError(f"At most {self.most}, so that it stays one page.")


class ReportForm(forms.Form):
    """`uuid` makes a second sending of a link harmless."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    span = forms.ChoiceField(
        label="About",
        choices=[(span.value, span.label) for span in ReportSpan],
        initial=ReportSpan.MONTH.value,
    )
    activities = TickedNotesField(required=False)
    notes = TickedNotesField(required=False)
    questions = NoteField(
        at_most=MOST_QUESTIONS,
        label="What I want to ask",
        help_text="Goes on the page. It is kept only with a link that you make.",
    )
    shown_name = LineField(
        label="Name on the page",
        required=False,
        max_length=MAX_SHOWN_NAME,
        help_text="Nothing else says who you are: neither your name nor your e-mail address.",
    )
    expires_in = forms.TypedChoiceField(
        label="It works for",
        choices=[*DAYS_OF_A_LINK.items()],
        initial=7,
        coerce=int,
        widget=forms.Select(attrs={"form": "report-form"}),  # it stands below the page it is about
        error_messages={"required": "For how long?"},
    )

    def __init__(self, data: Any, *, today: dt.date) -> None:
        super().__init__(data, initial={"uuid": uuids.uuid4()})
        self.today = today
        days = {"first_day": "From", "last_day": "To"}
        for name, label in days.items():
            self.fields[name] = DayField(today=today, label=label, required=False)
        self.fields["first_day"].help_text = "Only for dates of my own."

    def clean(self) -> None:
        if self.cleaned_data.get("span") != ReportSpan.OWN or self.errors:
            return
        first, last = self.cleaned_data["first_day"], self.cleaned_data["last_day"]
        if first is None or last is None:
            self.add_error("first_day" if first is None else "last_day", "Choose both days.")
        elif last < first:
            self.add_error("last_day", DAYS_TURNED_ROUND)
        elif (last - first).days >= MOST_DAYS:
            self.add_error("first_day", "At most a year, so that it stays one page.")

    @cached_property
    def asked(self) -> ReportAsked:
        """Until the form is valid, what a report is about at first."""
        if not self.is_bound or not self.is_valid():
            return ReportAsked.at_first(self.today)
        told, span = self.cleaned_data, ReportSpan(self.cleaned_data["span"])
        is_own = span is ReportSpan.OWN
        return ReportAsked(
            first_day=told["first_day"] if is_own else span.first_day(self.today),
            last_day=told["last_day"] if is_own else self.today,
            notes=told["activities"] + told["notes"],
            questions=told["questions"],
            shown_name=told["shown_name"],
        )

    @property
    def ticked(self) -> list[str]:
        """The notes as they were sent, for the page that shows them again."""
        return [str(one) for one in self["notes"].value() or ()]

    @property
    def ticked_activities(self) -> list[str]:
        return [str(one) for one in self["activities"].value() or ()]
