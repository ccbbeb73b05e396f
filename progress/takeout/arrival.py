"""What of a file is new here. What is here already stays as it is."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from exercises.models import Exercise, Routine
from progress.models import (
    MAX_ACTIVE_GOALS,
    MAX_GOALS,
    MAX_OWNED_WEIGHTS,
    MAX_PAUSES,
    ExerciseLog,
    Goal,
    OwnedWeight,
    PainNote,
    Pause,
    State,
    WorkoutSession,
)
from progress.owner import Owner
from progress.takeout import schema
from progress.takeout.export import as_json
from progress.takeout.rows import rows_of
from progress.takeout.sections import SECTIONS, Section, can_go_on

Entry = dict[str, Any]
# How many of those that differ are named.
MOST_NAMED = 10
# Of these, what was deleted is kept for some days.
KEPT_WHEN_DELETED: dict[str, Any] = {"sessions": WorkoutSession, "pain_notes": PainNote}

ENDED = "A session is running here. The one that is running in the file comes as ended."
LEFT_OFF = "The session that is running in the file is not whole enough to go on with. It comes as ended."
PUT_ASIDE = f"At most {MAX_ACTIVE_GOALS} activities are asked about. What is more comes as put aside."


@dataclass
class Here:
    """What is stored of one section: by each identity, the fingerprint of what it says."""

    section: Section
    known: dict[str, bytes] = field(default_factory=dict)
    deleted: set[Any] = field(default_factory=set)

    def add(self, row: Entry) -> None:
        told = self.section.record.written(row)
        self.known |= dict.fromkeys(self.identities(told), fingerprint(told))

    def identities(self, told: Entry) -> list[str]:
        return [as_json({name: told[name] for name in names}) for names in self.section.identity]

    def outcome(self, entry: Entry) -> str:
        """`new`, `same`, `differs`, or `deleted`: here until somebody deleted it a few days ago."""
        told = self.section.record.written(entry)
        found = {self.known[one] for one in self.identities(told) if one in self.known}
        if entry["uuid"] in self.deleted:
            return "deleted"
        if not found:
            return "new"
        return "same" if found == {fingerprint(told)} else "differs"


def fingerprint(told: Entry) -> bytes:
    """Of all but the uuid: the same weight told in two places is the same weight."""
    return blake2b(as_json({**told, "uuid": ""}).encode(), digest_size=16).digest()


def here_of(user: Owner, section: Section) -> Here:
    here = Here(section)
    for row in rows_of(user, section):
        here.add(row)
    if section.name in KEPT_WHEN_DELETED:
        deleted = KEPT_WHEN_DELETED[section.name].objects.deleted_by(user)
        here.deleted.update(deleted.values_list("uuid", flat=True))
    return here


class Arrival:
    """Sorts the entries of a file by what becomes of them, and keeps count for the summary."""

    def __init__(self, *, user: Owner, today: dt.date) -> None:
        self.user, self.today = user, today
        self.counts: dict[str, Counter[str]] = {section.name: Counter() for section in SECTIONS}
        self.differing: list[str] = []
        self.unknown: dict[str, None] = {}
        self.remarks: dict[str, None] = {}
        own = ExerciseLog.objects.of(user).filter(exercise__isnull=False)
        # Drafts are the editors' own: nobody learns by an import that there is one.
        self.exercises = {
            *Exercise.objects.once_published().values_list("pk", flat=True),
            *own.values_list("exercise", flat=True).distinct(),
        }
        self.routines = {*Routine.objects.once_published().values_list("pk", flat=True)}
        self.is_running = WorkoutSession.objects.of(user).filter(state=State.RUNNING).exists()
        # How many more there may be.
        self.room = {
            "weights": MAX_OWNED_WEIGHTS - OwnedWeight.objects.of(user).count(),
            "goals": MAX_GOALS - Goal.objects.of(user).count(),
            "pauses": MAX_PAUSES - Pause.objects.of(user).count(),
        }
        self.goals = Goal.objects.of(user).active().count()

    def new_among(self, section: Section, entries: Iterable[Entry], here: Here) -> list[Entry]:
        """Those to be stored, as they are to be stored."""
        return [entry for entry in entries if self._is_new(section, entry, here)]

    def _is_new(self, section: Section, entry: Entry, here: Here) -> bool:
        if section.record is schema.SESSION:
            self._name_what_is_unknown(entry)
        outcome = here.outcome(entry)
        if outcome == "new" and not self._finds_room(section, entry):
            outcome = "left_out"
        self.counts[section.name][outcome] += 1
        if outcome == "differs" and len(self.differing) < MOST_NAMED:
            self.differing.append(DESCRIBED[section.name](entry))
        return outcome == "new"

    def _name_what_is_unknown(self, session: Entry) -> None:
        """An exercise or a routine that is not here comes as its name alone."""
        if session["routine"] and session["routine"] not in self.routines:
            self.unknown[session["routine_name"]] = None
            session["routine"] = None
        for log in session["logs"]:
            if log["exercise"] and log["exercise"] not in self.exercises:
                self.unknown[log["name"]] = None
                log["exercise"] = None

    def _finds_room(self, section: Section, entry: Entry) -> bool:
        if section.name in self.room:
            self.room[section.name] -= 1
            if self.room[section.name] < 0:
                return False
        if section.record is schema.SESSION and entry["state"] == State.RUNNING:
            self._end_unless_it_goes_on(entry)
        if section.record is schema.GOAL and entry["retired_on"] is None:
            self._retire_a_fourth(entry)
        return True

    def _end_unless_it_goes_on(self, session: Entry) -> None:
        goes_on = can_go_on(session)
        if self.is_running or not goes_on:
            session["state"] = State.DONE.value
            self.remarks[ENDED if goes_on else LEFT_OFF] = None
        self.is_running |= goes_on

    def _retire_a_fourth(self, goal: Entry) -> None:
        self.goals += 1
        if self.goals > MAX_ACTIVE_GOALS:
            goal["retired_on"] = self.today
            self.remarks[PUT_ASIDE] = None

    def summary(self, preferences: Entry) -> dict[str, Any]:
        """Plain values, to be kept until the user has decided."""
        return {
            "counts": {name: dict(counts) for name, counts in self.counts.items()},
            "differing": self.differing,
            "unknown": sorted(self.unknown)[:50],
            "remarks": list(self.remarks),
            "preferences": sorted(n for n, value in preferences.items() if getattr(self.user, n) != value),
        }


# Which one it is, in words its owner knows it by; no more of what it says.
DESCRIBED: dict[str, Callable[[Entry], str]] = {
    "weights": lambda entry: "a weight",
    "acceptances": lambda entry: f"what you accepted on {entry['accepted_at']:%-d %B %Y}",
    "safety_answers": lambda entry: f"the safety answers of {entry['answered_at']:%-d %B %Y}",
    "check_ins": lambda entry: f"how your back was on {entry['day']:%-d %B %Y}",
    "stops_lifted": lambda entry: f"going on after the stop of {entry['lifted_at']:%-d %B %Y}",
    "sessions": lambda entry: f"the session of {entry['performed_on']:%-d %B %Y}",
    "pain_notes": lambda entry: f"the pain note of {entry['felt_at']:%-d %B %Y}",
    "goals": lambda entry: f"the activity “{entry['text']}”",
    "pauses": lambda entry: f"the pause from {entry['first_day']:%-d %B %Y} on",
}
