"""What is made of values: an object with names, and a list of such objects."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from progress.takeout.values import Tomorrow, Value, WrongValueError


class Record:
    """An object with exactly these names, written in this order."""

    def __init__(self, **fields: Value) -> None:
        self.fields = fields

    def written(self, row: Any) -> dict[str, Any]:
        return {name: value.written(row[name]) for name, value in self.fields.items()}

    def read(self, told: Any, tomorrow: Tomorrow) -> dict[str, Any]:
        if type(told) is not dict:
            raise WrongValueError("should be an object, in { and }.")
        if told.keys() != self.fields.keys():
            raise WrongValueError(_differing_names(told.keys(), self.fields.keys()))
        read = {}
        for name, value in self.fields.items():
            try:
                read[name] = value.read(told[name], tomorrow)
            except WrongValueError as error:
                raise error.within(f".{name}") from error
        return read

    @property
    def plain(self) -> list[str]:
        """The names of all but what is nested."""
        return [name for name, value in self.fields.items() if not isinstance(value, Many | Record)]


@dataclass(frozen=True)
class Many:
    """A list of records, no two of them alike in any of `unique`."""

    record: Record
    most: int
    unique: tuple[tuple[str, ...], ...] = ()

    def written(self, rows: Any) -> list[dict[str, Any]]:
        return [self.record.written(row) for row in rows]

    def read(self, told: Any, tomorrow: Tomorrow) -> list[dict[str, Any]]:
        if type(told) is not list:
            raise WrongValueError("should be a list, in [ and ].")
        if len(told) > self.most:
            raise WrongValueError(f"has {len(told)} entries; {self.most} fit.")
        twice = Twice(self.unique)
        rows = []
        for index, one in enumerate(told):
            try:
                rows.append(self.record.read(one, tomorrow))
                twice.notice(rows[-1])
            except WrongValueError as error:
                raise error.within(f"[{index}]") from error
        return rows


class Twice:
    """Notices what may come once and comes again. An empty value is like no other."""

    def __init__(self, unique: tuple[tuple[str, ...], ...]) -> None:
        self.seen: dict[tuple[str, ...], set[Any]] = {names: set() for names in unique}

    def notice(self, row: dict[str, Any]) -> None:
        for names, seen in self.seen.items():
            key = tuple(repr(value) if isinstance(value, dict) else value for value in map(row.get, names))
            if key in seen:
                raise WrongValueError("is there twice.", f".{names[-1]}")
            if None not in key:
                seen.add(key)


def rows_in(entry: dict[str, Any]) -> int:
    """Its own row, and those of all that is listed in it."""
    listed = (one for value in entry.values() if type(value) is list for one in value)
    return 1 + sum(map(rows_in, listed))


def _differing_names(told: Collection[str], known: Collection[str]) -> str:
    missing = [name for name in known if name not in told]
    unknown = [repr(name[:40]) for name in told if name not in known]
    if missing:
        return f"lacks {', '.join(missing[:5])}."
    return f"should not have {', '.join(unknown[:5])}."
