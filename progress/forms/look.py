"""What a history looks at, as it stands in the address."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms

from exercises.models import Routine
from progress.forms.fields import DayField, refuse_turned_days
from progress.history.periods import Range, Span


@dataclass(frozen=True)
class RangeLink:
    label: str
    query: str
    is_current: bool


class LookForm(forms.Form):
    """A range, or days of one's own; and perhaps one routine. Never saved: who keeps the address keeps it."""

    range = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, today: dt.date) -> None:
        super().__init__(data)
        self.today = today
        self.routines = {one.slug: one for one in Routine.objects.published()}
        self.fields["first"] = DayField(today=today, required=False, label="From")
        self.fields["last"] = DayField(today=today, required=False, label="To")
        self.fields["routine"] = forms.ChoiceField(
            required=False,
            choices=[("", "All routines"), *((slug, one.name) for slug, one in self.routines.items())],
            error_messages={"invalid_choice": "There is no such routine. Choose one of these."},
        )

    def clean(self) -> None:
        refuse_turned_days(self, "first", "last")

    @property
    def own_days(self) -> tuple[dt.date | None, dt.date | None] | None:
        """Empty where a range is asked for, or where the days do not make sense."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        return (first, last) if self.is_valid() and (first or last) else None

    @property
    def span(self) -> Span:
        if not self.own_days:
            return self._range.span(self.today)
        first, last = self.own_days
        return Span(first, last or self.today, self.today)

    @property
    def routine(self) -> Routine | None:
        return self.routines.get(self.cleaned_data.get("routine", ""))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.errors or self.own_days or self.routine)

    @property
    def query(self) -> str:
        """What leads to the same look on another page."""
        days = self.own_days
        if days is None:
            return self._query(range=self._range.value)
        return self._query(first=days[0] or "", last=days[1] or "")

    @property
    def ranges(self) -> Iterator[RangeLink]:
        for each in Range:
            is_current = not self.own_days and each == self._range
            yield RangeLink(each.label, self._query(range=each.value), is_current)

    @property
    def all_query(self) -> str:
        return self._query(range=Range.ALL.value)

    @property
    def _range(self) -> Range:
        return Range.named(self.cleaned_data.get("range"))

    def _query(self, **asked: Any) -> str:
        told = asked | {"routine": self.routine.slug if self.routine else ""}
        return urlencode({name: value for name, value in told.items() if value})
