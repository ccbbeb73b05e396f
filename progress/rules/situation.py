"""What is asked and what is answered: one exercise's situation, its past sessions, the advice."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from progress.rules.constants import BASE_MIN, MIN_DAYS_AT_LOAD, RATING_MAX


class Measure(StrEnum):
    REPS = "reps"
    HOLD = "hold"


class WarningSign(StrEnum):
    EMERGENCY = "emergency"
    URGENT = "urgent"
    LEG = "leg"


class Clearance(StrEnum):
    CLEAR = "clear"
    UNKNOWN = "unknown"
    NO_LOAD = "no_load"
    BLOCKED = "blocked"


class Action(StrEnum):
    HOLD = "hold"
    INCREASE_REPS = "increase_reps"
    INCREASE_LOAD = "increase_load"
    REDUCE_LOAD = "reduce_load"
    DROP_TO_NONE = "drop_to_none"
    REST = "rest"
    STOP = "stop_and_seek_advice"


class Urgency(StrEnum):
    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    BEFORE_STARTING = "before_starting"


@dataclass(frozen=True)
class PastSession:
    """One exercise in one past session. `load_g` is the heavier ankle's, `target` reps or seconds.

    `done` holds the sets, each with its sides: a planned set not done is 0, a side not recorded None; empty
    or None is unknown. Ratings are 0–10 or None.
    """

    days_ago: int
    load_g: int
    target: int
    done: Sequence[Sequence[int | None]] | None
    effort: int | None
    pain_before: int | None
    pain_during: int | None
    pain_after: int | None
    pain_next: int | None
    even: bool = True
    easier: bool = False
    easy: bool = False

    def __post_init__(self) -> None:
        done = self.done and tuple(tuple(sides) for sides in self.done)
        object.__setattr__(self, "done", done or None)
        _check("days_ago", self.days_ago)
        _check("load_g", self.load_g)
        _check("target", self.target, at_least=1)
        for side in self.sides:
            _check("done", side)
        for name in ("effort", "pain_before", "pain_during", "pain_after", "pain_next"):
            _check(name, getattr(self, name), at_most=RATING_MAX)

    @property
    def sides(self) -> list[int | None]:
        """What was done, side by side; a set of which nothing is known counts as one unknown side."""
        return [side for sides in self.done or () for side in sides or (None,)]


@dataclass(frozen=True)
class Situation:
    """All that today's advice for one exercise depends on. Weights are whole grams per ankle.

    `pain_peak` is the highest check-in since the newest session of any exercise, today's apart, at most 14
    days back. `past` is newest first, no two on one day.
    """

    measure: Measure
    base: int
    owned_g: Sequence[int]
    cap_g: int
    past: Sequence[PastSession]
    resisted: bool = True
    min_days_at_load: int = MIN_DAYS_AT_LOAD
    warning: WarningSign | None = None
    clearance: Clearance = Clearance.CLEAR
    pain_now: int | None = None
    pain_peak: int | None = None
    days_since_stop_lifted: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "measure", Measure(self.measure))
        object.__setattr__(self, "warning", None if self.warning is None else WarningSign(self.warning))
        object.__setattr__(self, "clearance", Clearance(self.clearance))
        object.__setattr__(self, "owned_g", tuple(self.owned_g))
        object.__setattr__(self, "past", tuple(self.past))
        _check("base", self.base, at_least=BASE_MIN)
        for weight in self.owned_g:
            _check("owned_g", weight, at_least=1)
        _check("cap_g", self.cap_g)
        _check("min_days_at_load", self.min_days_at_load)
        _check("pain_now", self.pain_now, at_most=RATING_MAX)
        _check("pain_peak", self.pain_peak, at_most=RATING_MAX)
        _check("days_since_stop_lifted", self.days_since_stop_lifted)
        if any(newer.days_ago >= older.days_ago for newer, older in pairwise(self.past)):
            raise ValueError("past must be newest first, no two sessions on one day")


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Today's answer. Load and target are None for a rest and a stop; `then` is what follows a rest day."""

    rule: str
    action: Action
    load_g: int | None = None
    target: int | None = None
    urgency: Urgency | None = None
    then: "Advice | None" = None
    redo_safety_questions: bool = False
    easier_version: bool = False
    harder_version: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "action", Action(self.action))
        object.__setattr__(self, "urgency", None if self.urgency is None else Urgency(self.urgency))


def _check(name: str, value: int | None, *, at_least: int = 0, at_most: int | None = None) -> None:
    """Unknown is no error."""
    if value is not None and (value < at_least or (at_most is not None and value > at_most)):
        raise ValueError(f"{name} is out of range: {value}")
