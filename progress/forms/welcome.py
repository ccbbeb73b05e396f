"""The start gate as a form: the safety questions of one edition, answered and accepted in one go."""

import uuid as uuids
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.formats import date_format

from exercises.edition import Question
from progress.models import Reply, SafetyAnswer
from progress.safety import Safety, changes_since

# The two buttons that answer what was left open with a no, where they say so.
NONE_APPLIES, NOTHING_ELSE_APPLIES = "none", "nothing_else"
CHOICES = [(Reply.NO, "No"), (Reply.YES, "Yes"), (Reply.NOT_SURE, "Not sure")]
CHOOSE = "Choose one of the three."
NOT_NONE = "You chose {reply} here. Choose No, or save below."
READ_AGAIN = "The texts have changed since you opened this page. Please look again: what you chose is kept."
SEND_AGAIN = "This page got mixed up on the way. What you chose is kept: please send it again."


class WelcomeForm(forms.Form):
    """A field for each question. `uuid` makes a second sending harmless; `edition` is what was read."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    edition = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, safety: Safety) -> None:
        self.safety = safety
        self.has_new_texts = False
        number = str(safety.edition.number) if safety.edition else ""
        super().__init__(data, initial={"uuid": str(uuids.uuid4()), "edition": number})
        for question in safety.questions:
            self.fields[_name(question)] = _reply_field(question, safety.replies.get(question.slug))

    @property
    def rows(self) -> list[BoundField]:
        return [self[_name(question)] for question in self.safety.questions]

    @property
    def first_open_row(self) -> BoundField | None:
        return next((row for row in self.rows if row.errors), None)

    @property
    def is_half_answered(self) -> bool:
        """Sent with some rows chosen and some left open: nothing else may apply."""
        chosen = [row for row in self.rows if self.is_bound and row.value()]
        return 0 < len(chosen) < len(self.rows)

    @property
    def replies(self) -> dict[str, str]:
        """By the slug of the question. With *none of these* and *nothing else* an open row is a no."""
        return {
            question.slug: self.cleaned_data[_name(question)] or Reply.NO
            for question in self.safety.questions
        }

    @property
    def holds_back(self) -> bool:
        return any(reply != Reply.NO for reply in self.replies.values())

    @property
    def changes(self) -> list[str]:
        """What has changed since the edition that was accepted last, or since the page was opened."""
        if self.safety.edition is None:
            return []
        newest = self.safety.edition.number
        last_read = self.safety.accepted or newest - self.has_new_texts
        return changes_since(last_read) if last_read < newest else []

    def clean(self) -> dict[str, Any]:
        number = self.initial["edition"]
        self.has_new_texts = not number or self.cleaned_data.get("edition") != number
        if self.has_new_texts or "uuid" in self.errors:
            self._start_anew()
            raise ValidationError(READ_AGAIN if self.has_new_texts else SEND_AGAIN)
        for question in self.safety.questions:
            self._clean_reply(_name(question))
        return self.cleaned_data

    def _clean_reply(self, name: str) -> None:
        reply = self.cleaned_data.get(name)
        if NONE_APPLIES in self.data:
            if reply in (Reply.YES, Reply.NOT_SURE):
                self.add_error(name, NOT_NONE.format(reply=Reply(reply).label))
        elif reply == "" and NOTHING_ELSE_APPLIES not in self.data:
            self.add_error(name, CHOOSE)

    def _start_anew(self) -> None:
        """The replies stay as they were sent; the next sending is of another page than this one."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent.update(self.initial)
        self.data = sent


def _name(question: Question) -> str:
    return f"reply_{question.slug}"


def _reply_field(question: Question, last: SafetyAnswer | None) -> forms.ChoiceField:
    agreed_on = last.cleared_on if last else None
    return forms.ChoiceField(
        label=question.text,
        choices=CHOICES,
        widget=forms.RadioSelect,
        required=False,
        initial=last.reply if last else None,
        error_messages={"invalid_choice": CHOOSE},
        help_text=(
            f"A professional agreed on {date_format(agreed_on, 'j F Y')}. Is that still so? Then say it again"
            " on the next page."
            if agreed_on
            else ""
        ),
    )
