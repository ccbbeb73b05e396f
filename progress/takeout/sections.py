"""The lists in the file: their records, what sets two entries apart, and what holds one together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from progress.models import MAX_GOALS, MAX_OWNED_WEIGHTS, MAX_PAUSES, Reply, WarningSign
from progress.models.exercise_log import MAX_PLACE
from progress.takeout import schema
from progress.takeout.records import Record
from progress.takeout.values import Tomorrow, WrongValueError


@dataclass(frozen=True)
class Section:
    """A list in the file. No two entries of one person are alike in any of `identity`."""

    name: str
    record: Record
    identity: tuple[tuple[str, ...], ...] = (("uuid",),)
    most: int = 100_000
    # What no single value can say about an entry; raises `WrongValueError`.
    holds_together: Callable[[dict[str, Any]], None] = lambda entry: None

    def read(self, told: Any, tomorrow: Tomorrow) -> dict[str, Any]:
        entry = self.record.read(told, tomorrow)
        self.holds_together(entry)
        return entry


def _clears_only_a_yes(answers: dict[str, Any]) -> None:
    for index, answer in enumerate(answers["answers"]):
        if answer["cleared_on"] and answer["reply"] != Reply.YES:
            raise WrongValueError("is there though the reply is no yes.", f".answers[{index}].cleared_on")


def _sign_has_its_moment(check_in: dict[str, Any]) -> None:
    if (check_in["warning"] == WarningSign.NONE) != (check_in["warned_at"] is None):
        raise WrongValueError("should be there if there was a warning sign, and only then.", ".warned_at")


def _ends_after_its_start(session: dict[str, Any]) -> None:
    started_at, ended_at = session["started_at"], session["ended_at"]
    if started_at and ended_at and ended_at < started_at:
        raise WrongValueError("is before the start.", ".ended_at")


def can_go_on(session: dict[str, Any]) -> bool:
    """Whether the mat could show a running one: it has a start, and each exercise a place of its own."""
    places = {log["order"] for log in session["logs"]}
    each_has_one = len(places) == len(session["logs"]) and all(1 <= place <= MAX_PLACE for place in places)
    return bool(session["started_at"] and places and each_has_one)


def _names_both_or_neither(note: dict[str, Any]) -> None:
    if (note["session"] is None) != (note["log"] is None):
        raise WrongValueError("should be there together with the session, or not at all.", ".log")


def _ends_after_its_first_day(pause: dict[str, Any]) -> None:
    if pause["last_day"] < pause["first_day"]:
        raise WrongValueError("is before the first day.", ".last_day")


SECTIONS = [
    Section("weights", schema.WEIGHT, (("uuid",), ("load_g",)), most=MAX_OWNED_WEIGHTS),
    Section("acceptances", schema.ACCEPTANCE, (("uuid",), ("edition",)), most=500),
    Section("safety_answers", schema.SAFETY_ANSWERS, most=5_000, holds_together=_clears_only_a_yes),
    Section("check_ins", schema.CHECK_IN, (("uuid",), ("day",)), holds_together=_sign_has_its_moment),
    Section("stops_lifted", schema.STOP_LIFTED, most=20_000),
    Section("sessions", schema.SESSION, holds_together=_ends_after_its_start),
    Section("pain_notes", schema.PAIN_NOTE, holds_together=_names_both_or_neither),
    Section("goals", schema.GOAL, most=MAX_GOALS),
    Section("pauses", schema.PAUSE, most=MAX_PAUSES, holds_together=_ends_after_its_first_day),
]
