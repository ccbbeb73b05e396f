"""Ends sessions on the mat: with the closing answers, as they stand, or as they were left."""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from progress.models import ExerciseLog, State, WorkoutSession
from progress.owner import Owner
from progress.services.deletion import unless_deleted
from progress.services.sessions import BY_HAND
from progress.services.writing import write


def end_running(*, user: Owner, uuid: uuids.UUID, now: dt.datetime) -> None:
    """Ends this one of the user's sessions if it is running, as `end_session` does."""
    session = WorkoutSession.objects.of(user).filter(uuid=uuid, state=State.RUNNING).first()
    if session:
        end_session(session=session, now=now)


def close_stale(*, user: Owner, now: dt.datetime) -> None:
    """Ends what was left running too long ago; one with nothing in it is hidden."""
    for session in WorkoutSession.objects.of(user).left_running(now):
        end_session(session=session, now=now)


@transaction.atomic
def end_session(*, session: WorkoutSession, now: dt.datetime) -> bool:
    """Ends a running session as it stands; gives whether anything of it is to be seen.

    One with nothing in it is hidden, and gone for good after as many days as a deleted one: until then
    a set that a device still holds for it is welcome.
    """
    session = WorkoutSession.objects.select_for_update().get(pk=session.pk)
    is_told = WorkoutSession.objects.told().filter(pk=session.pk).exists()
    if session.state == State.RUNNING:
        ended_at = max(now, session.started_at or now)
        write(session, state=State.DONE, ended_at=ended_at, deleted_at=None if is_told else ended_at)
    return is_told


@transaction.atomic
def finish_session(
    *,
    session: WorkoutSession,
    answers: dict[str, Any],
    logs: dict[int, dict[str, Any]],
    now: dt.datetime,
) -> WorkoutSession:
    """Closes a session with its last answers: of the session, and of its exercises by place."""
    session = WorkoutSession.objects.select_for_update().get(pk=session.pk)
    unless_deleted(session)
    rows = [log for log in session.logs.all() if log.order in logs]
    if _says_nothing_new(session, answers, rows, logs):
        return session
    for log in rows:
        for name, value in logs[log.order].items():
            setattr(log, name, value)
        log.revision += BY_HAND
    ExerciseLog.objects.bulk_update(rows, ["effort", "pain_during", "note", "revision"])
    for name, value in answers.items():
        setattr(session, name, value)
    if session.state == State.RUNNING:
        session.state = State.DONE
        session.ended_at = max(now, session.started_at or now)
    session.version += 1
    session.save()
    return session


def _says_nothing_new(
    session: WorkoutSession,
    answers: dict[str, Any],
    rows: Iterable[ExerciseLog],
    logs: dict[int, dict[str, Any]],
) -> bool:
    """Whether this was sent before: then an open page must not become stale by it."""
    said = [(session, answers), *((log, logs[log.order]) for log in rows)]
    return session.state == State.DONE and all(
        getattr(row, name) == value for row, values in said for name, value in values.items()
    )
