"""What a device sends of a running session, read word by word: a bad one is refused and the rest kept."""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from django import forms

from exercises.models import MAX_LOAD_G, MAX_TARGET
from progress.mat.words import LogWord, PainWord, SetWord, SideWord
from progress.models import PainSide, Place, Skipped
from progress.models.exercise_log import MAX_PLACE
from progress.models.fields import MAX_COUNTER
from progress.models.set_log import MAX_SET_NUMBER

MAX_WORDS = 500


class NotWordsError(ValueError):
    """The body is not the JSON of a list of words."""


@dataclass
class Words:
    """What was understood, and the ids of what was not."""

    sets: list[SetWord] = field(default_factory=list)
    logs: list[LogWord] = field(default_factory=list)
    pains: list[PainWord] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def understood(self) -> list[str]:
        return [str(word.uuid) for words in (self.sets, self.logs, self.pains) for word in words]


def whole(*, at_most: int, at_least: int = 0, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(min_value=at_least, max_value=at_most, required=required)


class WordForm(forms.Form):
    log = whole(at_least=1, at_most=MAX_PLACE)
    uuid = forms.UUIDField()


class SideForm(forms.Form):
    load_g = whole(at_most=MAX_LOAD_G)
    done = whole(at_most=MAX_TARGET)


class SetWordForm(WordForm):
    number = whole(at_least=1, at_most=MAX_SET_NUMBER)
    revision = whole(at_most=MAX_COUNTER)

    def __init__(self, said: dict[str, Any]) -> None:
        super().__init__(said)
        done = {side: said[side] for side in ("left", "right") if said.get(side) is not None}
        self.sides = {side: SideForm(what if isinstance(what, dict) else {}) for side, what in done.items()}

    def is_valid(self) -> bool:
        return super().is_valid() and all(form.is_valid() for form in self.sides.values())

    def word(self) -> SetWord:
        done = {side: SideWord(**form.cleaned_data) for side, form in self.sides.items()}
        return SetWord(**self.cleaned_data, left=done.get("left"), right=done.get("right"))


class LogWordForm(WordForm):
    revision = whole(at_most=MAX_COUNTER)
    planned_left_g = whole(at_most=MAX_LOAD_G)
    planned_right_g = whole(at_most=MAX_LOAD_G)
    pain_during = whole(at_most=10, required=False)
    mistaken = forms.UUIDField(required=False)
    easier = forms.BooleanField(required=False)
    skipped = forms.ChoiceField(choices=Skipped.choices, required=False)

    def word(self) -> LogWord:
        return LogWord(**self.cleaned_data)


class PainWordForm(WordForm):
    pain = whole(at_most=10)
    place = forms.ChoiceField(choices=Place.choices)
    side = forms.ChoiceField(choices=PainSide.choices, required=False)
    felt_at = forms.DateTimeField()

    def word(self) -> PainWord:
        return PainWord(**self.cleaned_data)


def read_words(body: bytes, *, now: dt.datetime) -> Words:
    """Raises `NotWordsError` where there is no list of words at all. Pain of the future was felt now."""
    try:
        said = json.loads(body)["words"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotWordsError from error
    if not isinstance(said, list) or len(said) > MAX_WORDS:
        raise NotWordsError
    words = Words()
    for one in said:
        _take(words, one if isinstance(one, dict) else {}, now)
    return words


def _take(words: Words, said: dict[str, Any], now: dt.datetime) -> None:
    match said.get("kind"):
        case "set" if (of_set := SetWordForm(said)).is_valid():
            words.sets.append(of_set.word())
        case "log" if (of_log := LogWordForm(said)).is_valid():
            words.logs.append(of_log.word())
        case "pain" if (of_pain := PainWordForm(said)).is_valid():
            of_pain.cleaned_data["felt_at"] = min(of_pain.cleaned_data["felt_at"], now)
            words.pains.append(of_pain.word())
        case _ if isinstance(said.get("uuid"), str):
            words.refused.append(said["uuid"])
