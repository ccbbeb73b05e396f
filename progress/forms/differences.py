"""Where a form that somebody filled in and what is stored meanwhile do not agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField


@dataclass(frozen=True)
class Difference:
    """One field, in words: as it was typed, and as it is stored."""

    label: Any
    mine: str
    saved: str


def differences(mine: forms.Form, saved: forms.Form, *, of: str = "") -> Iterator[Difference]:
    """The visible fields of two forms of one kind whose values differ; `of` goes before their labels."""
    for field in mine.visible_fields():
        if field.name in saved.fields:
            typed, stored = _in_words(field), _in_words(saved[field.name])
            if typed != stored:
                yield Difference(f"{of}: {field.label}" if of else field.label, typed, stored)


def _in_words(field: BoundField) -> str:
    value: Any = field.value()
    if isinstance(field.field, forms.BooleanField):
        return "yes" if value else "no"
    text = "" if value is None else str(value).replace("\r\n", "\n")
    if isinstance(field.field, forms.ChoiceField):
        text = str({str(key): label for key, label in list(field.field.choices)}.get(text, text))  # type: ignore[arg-type]
    return text or "–"
