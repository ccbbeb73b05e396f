"""What a user tells of sessions, before it is stored: plain values, handed to the services."""

import datetime as dt
import uuid as uuids
from dataclasses import dataclass, field
from typing import Any

from exercises.models import Exercise, Routine
from progress.today.plan import Advised


@dataclass(frozen=True)
class SetEntry:
    """One set as the user tells it: `done` in repetitions or seconds, `load_g` on that ankle."""

    number: int
    side: str
    load_g: int
    done: int


@dataclass(frozen=True)
class LogEntry:
    """One exercise as the user tells it. A new log keeps copies; `log_id` names the one being changed.

    `advised` is what was suggested when it was done, as shown; it is written with a new log and never again.
    """

    exercise: Exercise | None
    name: str
    measure: str
    sides: str
    sets_planned: int | None
    target: int | None
    sets: list[SetEntry]
    answers: dict[str, Any] = field(default_factory=dict)
    log_id: int | None = None
    advised: Advised | None = None


@dataclass(frozen=True)
class SessionEntry:
    """One session as the user tells it."""

    uuid: uuids.UUID
    routine: Routine | None
    answers: dict[str, Any]
    logs: list[LogEntry]


@dataclass(frozen=True)
class CheckInEntry:
    """How the back was on one day."""

    uuid: uuids.UUID
    day: dt.date
    pain_now: int


@dataclass(frozen=True)
class StopLiftedEntry:
    """From this day on one goes on after a stop."""

    uuid: uuids.UUID
    day: dt.date
    how: str


@dataclass(frozen=True)
class GoalEntry:
    """An activity and how well it went, by day: 0 is not at all, 10 as well as ever."""

    uuid: uuids.UUID
    text: str
    ratings: dict[dt.date, int]
