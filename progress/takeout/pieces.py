"""Reads JSON from a stream entry by entry, so that a large file never stands in memory as a whole."""

import json
import re
from typing import IO, Any, NoReturn

from progress.takeout.archive import RefusedError, read_on
from progress.takeout.values import WrongValueError

CHUNK = 64 * 1024
# In characters. The largest session anybody could have written is far below.
LONGEST_ENTRY = 1024 * 1024
MOST_DIGITS = 12
SPACES = re.compile(r"[ \t\n\r]*")


class Pieces:
    def __init__(self, file: IO[str]) -> None:
        self.file, self.text, self.at = file, "", 0
        self.decode = json.JSONDecoder(
            object_pairs_hook=_each_name_once,
            parse_int=_short,
            parse_float=_no_number,
            parse_constant=_no_number,
        ).raw_decode

    def next(self) -> str:
        """The character that comes next, spaces left out; empty at the end."""
        while True:
            spaces = SPACES.match(self.text, self.at)
            self.at = spaces.end() if spaces else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                return ""

    def take(self, wanted: str, place: str) -> None:
        found = self.next()
        if not found:
            raise RefusedError(f"{place}: the file ends here, too early.")
        if found != wanted:
            raise RefusedError(f"{place}: “{wanted}” should be here.")
        self.at += 1

    def value(self, place: str) -> Any:
        """The next value, whole. Raises `RefusedError` where it is no JSON."""
        self.next()
        while True:
            try:
                value, end = self.decode(self.text, self.at)
            except json.JSONDecodeError:
                end = len(self.text)
            except WrongValueError as error:
                raise RefusedError(f"{place}: {error.words}") from error
            except RecursionError as error:
                raise RefusedError(f"{place}: lists within lists within lists: that is too deep.") from error
            # What stands at the very end may go on in what has not been read yet.
            if end < len(self.text):
                self.at = end
                return value
            self._go_on(place)

    def _go_on(self, place: str) -> None:
        if len(self.text) - self.at > LONGEST_ENTRY:
            raise RefusedError(f"{place}: this is no JSON, or far too long.")
        if not self._more():
            raise RefusedError(f"{place}: this is no JSON, or the file ends too early.")

    def _more(self) -> bool:
        # As much again as is not understood yet: a long entry is not gone through anew for each small piece.
        rest = self.text[self.at :]
        chunk = read_on(self.file, max(CHUNK, len(rest)))
        self.text, self.at = rest + chunk, 0
        return bool(chunk)


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise WrongValueError("has the same name twice.")
    return named


def _short(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise WrongValueError("holds a number that is far too large.")
    return int(digits)


def _no_number(text: str) -> NoReturn:
    raise WrongValueError(f"holds {text[:20]}, which is no whole number.")
