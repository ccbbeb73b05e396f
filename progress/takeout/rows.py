"""What is stored of one person, section by section, as the records of the file take it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import F, QuerySet

from progress.models import (
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    GoalRating,
    OwnedWeight,
    PainNote,
    Pause,
    SafetyAnswer,
    SafetyAnswers,
    SetLog,
    StopLifted,
    WorkoutSession,
)
from progress.owner import Owner
from progress.takeout import schema
from progress.takeout.sections import Section

Row = dict[str, Any]
# So many sessions are in memory at once: two queries for each such batch.
BATCH = 500


def rows_of(user: Owner, section: Section) -> Iterable[Row]:
    """In an order that depends on nothing but what the person did, so that it outlives a move."""
    return ROWS[section.name](user)


def _weights(user: Owner) -> Iterable[Row]:
    return _plain(OwnedWeight.objects.of(user).order_by("load_g"), schema.WEIGHT)


def _acceptances(user: Owner) -> Iterable[Row]:
    for row in Acceptance.objects.of(user).select_related("edition").order_by("accepted_at", "id"):
        edition = row.edition
        here = edition and {
            "number": edition.number,
            "what_changed": edition.what_changed,
            "texts": edition.texts,
        }
        yield {"uuid": row.uuid, "accepted_at": row.accepted_at, "edition": here or row.elsewhere}


def _safety_answers(user: Owner) -> Iterable[Row]:
    rows = list(_plain(SafetyAnswers.objects.of(user).order_by("answered_at", "id"), schema.SAFETY_ANSWERS))
    nested = schema.SAFETY_ANSWERS.fields["answers"]
    answers = SafetyAnswer.objects.filter(answers__user=user).order_by("question")
    return _with(rows, "answers", _nested(answers, nested, F("answers__uuid")), by="uuid")


def _check_ins(user: Owner) -> Iterable[Row]:
    return _plain(CheckIn.objects.of(user).order_by("day"), schema.CHECK_IN)


def _stops_lifted(user: Owner) -> Iterable[Row]:
    return _plain(StopLifted.objects.of(user).order_by("lifted_at", "id"), schema.STOP_LIFTED)


def _sessions(user: Owner) -> Iterable[Row]:
    sessions = WorkoutSession.objects.of(user).order_by("performed_on", "id")
    rows = sessions.values("pk", *schema.SESSION.plain).iterator(chunk_size=BATCH)
    for batch in batches(rows, BATCH):
        logs = _logs([row["pk"] for row in batch])
        yield from _with(batch, "logs", logs, by="pk")


def _logs(sessions: Sequence[int]) -> dict[Any, list[Row]]:
    sets = SetLog.objects.filter(log__session__in=sessions).order_by("number", "side")
    of_log = _nested(sets, schema.LOG.fields["sets"], F("log_id"))
    logs = ExerciseLog.objects.filter(session__in=sessions).order_by("order", "id")
    grouped = _nested(logs, schema.SESSION.fields["logs"], F("session_id"), "pk")
    for rows in grouped.values():
        _with(rows, "sets", of_log, by="pk")
    return grouped


def _pain_notes(user: Owner) -> Iterable[Row]:
    place_of = _places_of_logs(user)
    notes = PainNote.objects.of(user).order_by("felt_at", "id")
    plain = [name for name in schema.PAIN_NOTE.plain if name not in ("session", "log")]
    for row in notes.values("exercise_log_id", *plain).iterator(chunk_size=BATCH):
        session, log = place_of.get(row["exercise_log_id"], (None, None))
        yield {**row, "session": session, "log": log}


def _places_of_logs(user: Owner) -> dict[int | None, tuple[Any, int]]:
    """Of each log that a pain note belongs to: its session, and which of its logs it is."""
    sessions = PainNote.objects.of(user).values("exercise_log__session")
    logs = ExerciseLog.objects.of(user).filter(session__in=sessions).order_by("session", "order", "id")
    places: dict[int | None, tuple[Any, int]] = {}
    counted: defaultdict[Any, int] = defaultdict(int)
    for pk, session in logs.values_list("pk", "session__uuid"):
        places[pk] = session, counted[session]
        counted[session] += 1
    return places


def _goals(user: Owner) -> Iterable[Row]:
    rows = list(_plain(Goal.objects.of(user).order_by("order", "id"), schema.GOAL))
    ratings = GoalRating.objects.of(user).order_by("day")
    return _with(rows, "ratings", _nested(ratings, schema.GOAL.fields["ratings"], F("goal__uuid")), by="uuid")


def _pauses(user: Owner) -> Iterable[Row]:
    return _plain(Pause.objects.of(user).order_by("first_day", "id"), schema.PAUSE)


ROWS: dict[str, Callable[[Owner], Iterable[Row]]] = {
    "weights": _weights,
    "acceptances": _acceptances,
    "safety_answers": _safety_answers,
    "check_ins": _check_ins,
    "stops_lifted": _stops_lifted,
    "sessions": _sessions,
    "pain_notes": _pain_notes,
    "goals": _goals,
    "pauses": _pauses,
}


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def _plain(rows: QuerySet[Any], record: schema.Record) -> Iterable[Row]:
    return rows.values(*record.plain).iterator(chunk_size=BATCH)


def _nested(rows: QuerySet[Any], value: Any, parent: F, *also: str) -> dict[Any, list[Row]]:
    """The rows by what they belong to."""
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows.values(*also, *value.record.plain, belongs_to=parent):
        grouped[row["belongs_to"]].append(row)
    return grouped


def _with(rows: list[Row], name: str, grouped: dict[Any, list[Row]], *, by: str) -> list[Row]:
    for row in rows:
        row[name] = grouped.get(row[by], [])
    return rows
