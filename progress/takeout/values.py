"""The kinds of value in the file: how each is written, and what is let in again."""

import datetime as dt
import re
import uuid as uuids
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models

from progress.models.fields import MAX_COUNTER

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# NUL, which PostgreSQL cannot hold, and halves of a character, which no encoding can.
NO_TEXT = re.compile("[\0\ud800-\udfff]")


class WrongValueError(Exception):
    """What the file says at `place`, such as `.logs[3].effort`, will not do, and why."""

    def __init__(self, words: str, place: str = "") -> None:
        super().__init__(f"{place}: {words}")
        self.words, self.place = words, place

    def within(self, place: str) -> "WrongValueError":
        return WrongValueError(self.words, place + self.place)


@dataclass(frozen=True)
class Tomorrow:
    """Up to when something can have happened: in some time zone it may be tomorrow already."""

    day: dt.date
    moment: dt.datetime

    @classmethod
    def of(cls, *, today: dt.date, now: dt.datetime) -> "Tomorrow":
        return cls(today + dt.timedelta(days=1), now + dt.timedelta(days=1))


class Value(Protocol):
    def written(self, value: Any) -> Any:
        """What stands in the file for what is stored."""

    def read(self, told: Any, tomorrow: Tomorrow) -> Any:
        """What is to be stored for what stands in the file; raises `WrongValueError`."""


class AsItIs:
    def written(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Whole(AsItIs):
    lowest: int
    highest: int

    def read(self, told: Any, tomorrow: Tomorrow) -> int:
        if type(told) is not int or not self.lowest <= told <= self.highest:
            raise WrongValueError(f"should be a whole number from {self.lowest} to {self.highest}.")
        return told


class Counter:
    """How often a row was written. One that went further is told as the highest: it must be able to go on."""

    def written(self, value: int) -> int:
        return min(value, MAX_COUNTER)

    def read(self, told: Any, tomorrow: Tomorrow) -> int:
        return Whole(0, MAX_COUNTER).read(told, tomorrow)


class Flag(AsItIs):
    def read(self, told: Any, tomorrow: Tomorrow) -> bool:
        if type(told) is not bool:
            raise WrongValueError("should be true or false.")
        return told


@dataclass(frozen=True)
class Text(AsItIs):
    """Kept to the letter."""

    longest: int

    def read(self, told: Any, tomorrow: Tomorrow) -> str:
        if type(told) is not str:
            raise WrongValueError("should be a text.")
        if len(told) > self.longest:
            raise WrongValueError(f"has {len(told)} characters; {self.longest} fit.")
        if NO_TEXT.search(told):
            raise WrongValueError("holds a character that no text can hold.")
        return told


class Line(Text):
    """A few words on one line, with single spaces, as its form stores them."""

    def read(self, told: Any, tomorrow: Tomorrow) -> str:
        line = " ".join(super().read(told, tomorrow).split())
        if not line:
            raise WrongValueError("should not be empty.")
        return line


class Slug(AsItIs):
    """The name of an exercise, a routine or a question in addresses."""

    def read(self, told: Any, tomorrow: Tomorrow) -> str:
        if type(told) is not str or not re.fullmatch(r"[-a-zA-Z0-9_]{1,50}", told):
            raise WrongValueError("should be a short name of letters, digits and hyphens.")
        return told


@dataclass(frozen=True)
class OneOf(AsItIs):
    known: Collection[str]

    def read(self, told: Any, tomorrow: Tomorrow) -> str:
        if type(told) is not str or told not in self.known:
            raise WrongValueError(f"should be one of {', '.join(repr(one) for one in self.known)}.")
        return told


class Id:
    def written(self, value: uuids.UUID) -> str:
        return str(value)

    def read(self, told: Any, tomorrow: Tomorrow) -> uuids.UUID:
        if type(told) is not str or not UUID.fullmatch(told):
            raise WrongValueError("should be a uuid, in small letters.")
        return uuids.UUID(told)


@dataclass(frozen=True)
class OrNull:
    value: Value

    def written(self, value: Any) -> Any:
        return None if value is None else self.value.written(value)

    def read(self, told: Any, tomorrow: Tomorrow) -> Any:
        return None if told is None else self.value.read(told, tomorrow)


@dataclass(frozen=True)
class AsField:
    """What the model's own field lets in, on top of its kind."""

    value: Value
    field: "models.Field[Any, Any]"

    def written(self, value: Any) -> Any:
        return self.value.written(value)

    def read(self, told: Any, tomorrow: Tomorrow) -> Any:
        value = self.value.read(told, tomorrow)
        try:
            return self.field.clean(value, None)
        except ValidationError as error:
            raise WrongValueError(" ".join(error.messages)) from error
