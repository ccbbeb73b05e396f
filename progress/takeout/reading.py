"""From a stream to entries that may be stored: every value checked, and what they say of each other."""

from collections.abc import Callable, Iterator
from typing import IO, Any, TypeVar

from progress.models import State
from progress.models.goal import MAX_ACTIVE_GOALS
from progress.takeout import schema
from progress.takeout.archive import RefusedError
from progress.takeout.pieces import Pieces
from progress.takeout.records import Twice, rows_in
from progress.takeout.sections import SECTIONS, Section
from progress.takeout.times import Moment
from progress.takeout.values import Tomorrow, WrongValueError

Entry = dict[str, Any]
Read = TypeVar("Read")
MOST_REASONS = 20
# Thirty years of three sessions a week, of eight exercises with three sets each, are less.
MOST_ROWS = 120_000
NO_FILE_OF_OURS = "This is no file of Steadyback."


class Reading:
    """One pass through the text. Read `preferences` first, then `entries` to their end."""

    def __init__(self, file: IO[str], *, tomorrow: Tomorrow) -> None:
        self.pieces, self.tomorrow = Pieces(file), tomorrow
        self.reasons: list[str] = []
        self.rows = 0
        self.logs_of: dict[Any, int] = {}
        self.running = self.active_goals = 0

    def preferences(self) -> Entry:
        self.pieces.take("{", "the start")
        if self._named("format", first=True) != schema.FORMAT:
            raise RefusedError(NO_FILE_OF_OURS)
        version = self._named("version")
        if type(version) is not int or version != schema.VERSION:
            told = f"version {version}" if type(version) is int else "another version"
            raise RefusedError(f"This file is of {told}; this Steadyback reads {schema.VERSION}.")
        self._checked("exported_at", Moment().read, self._named("exported_at"))
        return self._checked("preferences", schema.PREFERENCES.read, self._named("preferences")) or {}

    def entries(self) -> Iterator[tuple[Section, Entry]]:
        """Those that will do. Raises `RefusedError` with all reasons once there are no more, or too many."""
        try:
            yield from self._entries()
        except RefusedError as refusal:
            raise RefusedError(*self.reasons, *refusal.reasons) from refusal
        if self.reasons:
            raise RefusedError(*self.reasons)

    def _entries(self) -> Iterator[tuple[Section, Entry]]:
        for section in SECTIONS:
            self._name(section.name)
            self.pieces.take("[", section.name)
            for entry in self._of_section(section):
                yield section, entry
        self.pieces.take("}", "the end")
        if self.pieces.next():
            raise RefusedError("the end: there is more after it.")

    def _of_section(self, section: Section) -> Iterator[Entry]:
        twice, index = Twice(section.identity), 0

        def read(told: Any, tomorrow: Tomorrow) -> Entry:
            entry = section.read(told, tomorrow)
            twice.notice(entry)
            self._fits_the_rest(section, entry)
            return entry

        while self.pieces.next() != "]":
            if index:
                self.pieces.take(",", f"{section.name}[{index}]")
            place = f"{section.name}[{index}]"
            entry = self._checked(place, read, self.pieces.value(place))
            index += 1
            if entry is not None:
                yield entry
            self._count(section, index, entry or {})
        self.pieces.take("]", section.name)

    def _checked(self, place: str, read: Callable[[Any, Tomorrow], Read], told: Any) -> Read | None:
        try:
            return read(told, self.tomorrow)
        except WrongValueError as error:
            self.reasons.append(f"{place}{error.place}: {error.words}")
        if len(self.reasons) >= MOST_REASONS:
            raise RefusedError("There may be more; reading stopped here.")
        return None

    def _count(self, section: Section, entries: int, entry: Entry) -> None:
        self.rows += rows_in(entry)
        if entries > section.most or self.rows > MOST_ROWS:
            raise RefusedError(f"{section.name}: these are more than one person can have.")

    def _fits_the_rest(self, section: Section, entry: Entry) -> None:
        if section.record is schema.SESSION:
            self._notice_session(entry)
        elif section.record is schema.PAIN_NOTE and entry["session"]:
            # Of a session that will not do the logs are not known.
            if not self.reasons and entry["log"] >= self.logs_of.get(entry["session"], 0):
                raise WrongValueError("is not among the sessions of this file.", ".log")
        elif section.record is schema.GOAL and entry["retired_on"] is None:
            self.active_goals += 1
            if self.active_goals > MAX_ACTIVE_GOALS:
                raise WrongValueError(f"is empty for more than {MAX_ACTIVE_GOALS} goals.", ".retired_on")

    def _notice_session(self, session: Entry) -> None:
        self.logs_of[session["uuid"]] = len(session["logs"])
        is_running = session["state"] == State.RUNNING
        self.running += is_running
        if is_running and self.running > 1:
            raise WrongValueError("is the second session that is running.", ".state")

    def _name(self, name: str, *, first: bool = False) -> None:
        if not first:
            self.pieces.take(",", name)
        if self.pieces.value("a name") != name:
            raise RefusedError(f"{name}: the name should be here.")
        self.pieces.take(":", name)

    def _named(self, name: str, *, first: bool = False) -> Any:
        self._name(name, first=first)
        return self.pieces.value(name)
