"""Where the load of one exercise changed, and why."""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from progress import units
from progress.history.periods import Period
from progress.models.exercise_log import ExerciseLogQuerySet

BY_HAND = "Logged by hand."
OWN_CHOICE = "Your own choice."
READ_FIELDS = (
    "session__uuid", "session__performed_on", "before_g", "most_g",
    "advised_rule", "advised_load_g", "advised_text",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """From one load to another, in words, on the heavier ankle."""

    before: str
    after: str
    reason: str

    @property
    def in_words(self) -> str:
        return f"From {self.before} to {self.after}"


class ChangedLog(NamedTuple):
    """A log with another load than the one before it, both on the heavier ankle."""

    session: uuids.UUID
    day: dt.date
    before_g: int
    load_g: int
    advised_rule: str
    advised_load_g: int | None
    advised_text: str


def changed_logs(logs: ExerciseLogQuerySet) -> list[ChangedLog]:
    """Of one exercise's logs, the oldest first. Easy days change nothing."""
    changed = logs.done().not_easy().changed()
    return [ChangedLog(*row) for row in changed.values_list(*READ_FIELDS)]


def load_changes(
    changed: Iterable[ChangedLog], period: Period, *, unit: str
) -> dict[dt.date | uuids.UUID, Change]:
    """By session, or by the first day of the week or month."""
    by_period = groupby(changed, key=lambda log: _key(log, period))
    found = {key: summed(list(_told(group, unit))) for key, group in by_period}
    return {key: change for key, change in found.items() if change}


def _key(log: ChangedLog, period: Period) -> dt.date | uuids.UUID:
    return log.session if period is Period.SESSION else period.bounds(log.day)[0]


def _told(logs: Iterable[ChangedLog], unit: str) -> Iterable[Change]:
    for log in logs:
        before, after = units.load_text(log.before_g, unit), units.load_text(log.load_g, unit)
        # As read in the user's unit: what only rounding tells apart is the same.
        if before != after:
            yield Change(before, after, _reason(log, unit))


def summed(changes: Sequence[Change]) -> Change | None:
    """Those of one period as one: with the newest reason, and the newest step where all came to nothing."""
    if not changes:
        return None
    first, last = changes[0], changes[-1]
    return last if first.before == last.after else Change(first.before, last.after, last.reason)


def _reason(log: ChangedLog, unit: str) -> str:
    if not log.advised_rule:
        return BY_HAND
    advised = log.advised_load_g
    if advised is None or units.to_unit(advised, unit) != units.to_unit(log.load_g, unit):
        return OWN_CHOICE
    return log.advised_text
