"""What writes sessions told by hand: each function is one transaction."""

import uuid as uuids
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from exercises.models import Routine
from progress.models import ExerciseLog, SetLog, Side, WorkoutSession
from progress.owner import Owner
from progress.services.deletion import unless_deleted
from progress.services.entries import LogEntry
from progress.services.sets import store_sets
from progress.services.side_summary import side_summary
from progress.today.plan import PlannedExercise

# What is told by hand outweighs whatever a device has counted up to meanwhile and sends late.
BY_HAND = 1000


class StaleVersionError(Exception):
    """The session was changed since the page that is being sent was shown."""


def log_session(
    *,
    user: Owner,
    uuid: uuids.UUID,
    routine: Routine | None,
    answers: dict[str, Any],
    logs: list[LogEntry],
) -> WorkoutSession:
    """Stores a session once: sending the same uuid again gives the session that is there, unchanged.

    Raises `DeletedError` where that one has been deleted.
    """
    try:
        with transaction.atomic():
            session = WorkoutSession.objects.create(
                user=user, uuid=uuid, routine=routine, routine_name=routine.name if routine else "", **answers
            )
            _save_logs(session, logs)
            return session
    except IntegrityError:
        earlier = WorkoutSession.objects.filter(user=user, uuid=uuid).first()
        if earlier is None:
            raise
        return unless_deleted(earlier)


@transaction.atomic
def change_session(
    *, session: WorkoutSession, seen_version: int, answers: dict[str, Any], logs: list[LogEntry]
) -> WorkoutSession:
    """Writes the user's corrected account over the old one.

    Raises `StaleVersionError` where somebody saved after the version that was seen, and writes nothing.
    """
    session = WorkoutSession.objects.select_for_update().get(pk=session.pk)
    if session.version != seen_version:
        raise StaleVersionError
    for name, value in answers.items():
        setattr(session, name, value)
    session.version += 1
    session.save()
    _save_logs(session, logs)
    return session


def _save_logs(session: WorkoutSession, entries: list[LogEntry]) -> None:
    """Writes logs and sets, a fixed number of statements however many there are."""
    logs = [exercise_log_of(session, order, entry) for order, entry in enumerate(entries)]
    ExerciseLog.objects.bulk_create([log for log in logs if log.pk is None])
    changed = [log for log, entry in zip(logs, entries, strict=True) if entry.log_id]
    if changed:
        ExerciseLog.objects.bulk_update(changed, WRITTEN_FIELDS)
        told = ExerciseLog.objects.filter(pk__in=[log.pk for log in changed])
        told.update(revision=F("revision") + BY_HAND)
    _save_sets(logs, entries)


def _save_sets(logs: list[ExerciseLog], entries: list[LogEntry]) -> None:
    earlier = {(row.log_id, row.number, row.side): row for row in SetLog.objects.filter(log__in=logs)}
    rows = []
    for log, entry in zip(logs, entries, strict=True):
        for told in entry.sets:
            row = earlier.pop((log.pk, told.number, told.side), None) or SetLog(
                log=log, number=told.number, side=told.side
            )
            row.load_g, row.done, row.undone = told.load_g, told.done, False
            rows.append(row)
    for row in earlier.values():
        row.undone = True
        rows.append(row)
    for row in rows:
        row.revision += BY_HAND
        row.uuid = uuids.uuid4()
    store_sets(rows)


WRITTEN_FIELDS = [
    "sets_planned", "target", "load_left_g", "load_right_g", "done_left", "done_right",
    "effort", "pain_during", "easier", "skipped", "note",
]  # fmt: skip


def exercise_log_of(session: WorkoutSession, order: int, entry: LogEntry) -> ExerciseLog:
    """The row that this makes of it, not stored yet."""
    left = side_summary(entry.sets, side=Side.LEFT, sets_planned=entry.sets_planned)
    right = side_summary(entry.sets, side=Side.RIGHT, sets_planned=entry.sets_planned)
    return ExerciseLog(
        pk=entry.log_id,
        session=session,
        order=order,
        load_left_g=left[0],
        done_left=left[1],
        load_right_g=right[0],
        done_right=right[1],
        **copies_of(entry),
        **entry.answers,
    )


def copies_of(told: LogEntry | PlannedExercise) -> dict[str, Any]:
    """What a new log keeps of an exercise as it is now, and of what was suggested.

    `WRITTEN_FIELDS` leaves the latter out, so the record of a changed log stays as it was.
    """
    names = ("exercise", "name", "measure", "sides", "sets_planned", "target")
    return {name: getattr(told, name) for name in names} | (told.advised.kept if told.advised else {})
