"""A made-up person's sessions and check-ins from the first day to the last."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from progress.demo.person import Person, Programme
from progress.services.entries import CheckInEntry, SessionEntry


@dataclass(frozen=True)
class History:
    """Sessions and check-ins, oldest first, as `log_history` stores them."""

    sessions: list[SessionEntry]
    check_ins: list[CheckInEntry]


def make_history(*, seed: int, first: dt.date, last: dt.date, main: Programme, gentle: Programme) -> History:
    """About three sessions a week from `first` on, the newest a day of rest before `last`.

    A check-in on most days up to `last`. The back settles over the first months, and flares now and
    then. Loads begin at nothing, rise one step of an exercise at a time, and fall back after a flare or a
    long break.
    """
    person = Person(seed, first, last, main, gentle)
    days = person.training_days()
    return History(
        sessions=[person.session(day, away=away) for day, away in _with_time_away(days)],
        check_ins=person.check_ins(),
    )


def _with_time_away(days: Sequence[dt.date]) -> Iterator[tuple[dt.date, int]]:
    """Each day, and how many days lie between it and the one before."""
    for before, day in zip([days[0], *days], days, strict=False):
        yield day, (day - before).days
