"""A made-up person's days from the first to the last."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from progress.demo.activities import activities
from progress.demo.body import Body
from progress.demo.person import Person
from progress.demo.programme import Programme
from progress.services.entries import CheckInEntry, GoalEntry, SessionEntry, StopLiftedEntry


@dataclass(frozen=True)
class History:
    """All of it oldest first, as `log_history` stores it."""

    sessions: list[SessionEntry]
    check_ins: list[CheckInEntry]
    stops_lifted: list[StopLiftedEntry]
    goals: list[GoalEntry]


def make_history(
    *,
    seed: int,
    first: dt.date,
    last: dt.date,
    main: Programme,
    gentle: Programme,
    owned_g: Sequence[int],
) -> History:
    """Two or three sessions a week from `first` on, the newest a day of rest before `last`.

    The back settles over the first months, and flares now and then. Each session is what the advice makes
    of the ones before it, and of a person who mostly follows it.
    """
    body = Body(seed, first, last)
    person = Person(body, main, gentle, owned_g)
    sessions = [session for day in body.training_days() if (session := person.session(day))]
    check_ins = [CheckInEntry(body.new_uuid(), day, pain) for day, pain in sorted(body.pains.items())]
    return History(sessions, check_ins, person.stops_lifted, activities(body))
