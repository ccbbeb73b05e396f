"""Begins a session on the mat with the day's plan, one at a time."""

import datetime as dt
import uuid as uuids

from django.db import IntegrityError, transaction

from progress.mat.ending import close_stale
from progress.models import ExerciseLog, State, WorkoutSession
from progress.owner import Owner
from progress.services.deletion import unless_deleted
from progress.services.sessions import copies_of
from progress.today.day import Day
from progress.today.plan import PlannedExercise


class RunningError(Exception):
    """There is a running session already, to go on with or to end first."""

    def __init__(self, session: WorkoutSession) -> None:
        super().__init__()
        self.session = session


class GateError(Exception):
    """The texts are not accepted or the safety questions not answered yet."""


class NotTodayError(Exception):
    """Today is a stop or a day of rest, or there is nothing to do."""


def start_session(*, user: Owner, uuid: uuids.UUID, day: Day, now: dt.datetime) -> WorkoutSession:
    """Begins a session with the day's plan and keeps what was advised. Sending it twice begins it once.

    One that was left running longer ago than `RUNNING_FOR` is closed first. Raises `RunningError` where one
    is running, `DeletedError` where this very one was deleted, `NotTodayError` and `GateError` where none
    is to be started.
    """
    try:
        with transaction.atomic():
            if known := _known(user, uuid):
                return unless_deleted(known)
            _unless_kept_from(day)
            close_stale(user=user, now=now)
            if running := WorkoutSession.objects.of(user).running(now).first():
                return _unless_another(running, uuid)
            if day.rest or not day.planned:
                raise NotTodayError
            return _begun(user, uuid, day, now)
    except IntegrityError:
        running = WorkoutSession.objects.of(user).filter(state=State.RUNNING).first()
        if running is None:
            raise
        return _unless_another(running, uuid)


def _known(user: Owner, uuid: uuids.UUID) -> WorkoutSession | None:
    """One that was dropped gives its id free again."""
    known: WorkoutSession | None = WorkoutSession.objects.filter(user=user, uuid=uuid).first()
    if known and known.was_dropped:
        known.delete()
        return None
    return known


def _unless_kept_from(day: Day) -> None:
    if day.stop:
        raise NotTodayError
    if not day.safety.is_open:
        raise GateError


def _unless_another(running: WorkoutSession, uuid: uuids.UUID) -> WorkoutSession:
    """The running one, if this uuid is its own: the second of two taps finds what the first began."""
    if running.uuid != uuid:
        raise RunningError(running)
    return running


def _begun(user: Owner, uuid: uuids.UUID, day: Day, now: dt.datetime) -> WorkoutSession:
    session: WorkoutSession = WorkoutSession.objects.create(
        user=user,
        uuid=uuid,
        routine=day.routine,
        routine_name=day.routine.name if day.routine else "",
        kind=day.kind,
        state=State.RUNNING,
        performed_on=day.today,
        started_at=now,
        pain_before=day.back.pain_now,
    )
    ExerciseLog.objects.bulk_create(
        [_log_of(plan, session, order) for order, plan in enumerate(day.planned, start=1)]
    )
    return session


def _log_of(plan: PlannedExercise, session: WorkoutSession, order: int) -> ExerciseLog:
    return ExerciseLog(
        session=session,
        order=order,
        planned_left_g=plan.load_left_g,
        planned_right_g=plan.load_right_g,
        easier=plan.easier,
        **copies_of(plan),
    )
