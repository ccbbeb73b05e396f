"""Where the load of one exercise changed, and why."""

import uuid as uuids
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from progress import units
from progress.logged import Entry

BY_HAND = "Logged by hand."
OWN_CHOICE = "Your own choice."


@dataclass(frozen=True)
class Change:
    """From one load to another, in words, on the heavier ankle."""

    before: str
    after: str
    reason: str

    @property
    def in_words(self) -> str:
        return f"From {self.before} to {self.after}"


def load_changes(entries: Iterable[Entry], *, unit: str) -> dict[uuids.UUID, Change]:
    """By session, of one exercise's entries, the oldest first. Easy days change nothing."""
    steps = pairwise(entry for entry in entries if not entry.is_easy)
    changes = {now.uuid: _change(before, now, unit) for before, now in steps}
    return {uuid: change for uuid, change in changes.items() if change.before != change.after}


def summed(changes: Sequence[Change]) -> Change | None:
    """Those of one period as one: with the newest reason, and the newest step where all came to nothing."""
    if not changes:
        return None
    first, last = changes[0], changes[-1]
    return last if first.before == last.after else Change(first.before, last.after, last.reason)


def _change(before: Entry, now: Entry, unit: str) -> Change:
    return Change(units.load_text(before.load_g, unit), units.load_text(now.load_g, unit), _reason(now, unit))


def _reason(entry: Entry, unit: str) -> str:
    if not entry.advised_rule:
        return BY_HAND
    advised = entry.advised_load_g
    # As read in the user's unit: what only rounding tells apart is the same.
    if advised is None or units.to_unit(advised, unit) != units.to_unit(entry.load_g, unit):
        return OWN_CHOICE
    return entry.advised_text
