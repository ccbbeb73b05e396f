"""What begins, carries on and closes a session on the mat: each function is one transaction."""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from progress.mat.merge import changed_sets, take_log_word
from progress.mat.words import LogWord, PainWord, SetWord
from progress.models import ExerciseLog, PainNote, SetLog, Side, State, WorkoutSession
from progress.owner import Owner
from progress.services.deletion import unless_deleted
from progress.services.sessions import BY_HAND
from progress.services.sets import store_sets
from progress.services.side_summary import side_summary
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
            known = WorkoutSession.objects.filter(user=user, uuid=uuid).first()
            if known:
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


def end_running(*, user: Owner, uuid: uuids.UUID, now: dt.datetime) -> None:
    """Ends this one of the user's sessions if it is running, as `end_session` does."""
    session = WorkoutSession.objects.of(user).filter(uuid=uuid, state=State.RUNNING).first()
    if session:
        end_session(session=session, now=now)


def close_stale(*, user: Owner, now: dt.datetime) -> None:
    """Ends what was left running too long ago; of one with nothing in it, no trace stays."""
    for session in WorkoutSession.objects.of(user).left_running(now):
        end_session(session=session, now=now)


@transaction.atomic
def end_session(*, session: WorkoutSession, now: dt.datetime) -> bool:
    """Ends a running session as it stands; gives whether anything of it is kept."""
    if not WorkoutSession.objects.told().filter(pk=session.pk).exists():
        session.delete()
        return False
    WorkoutSession.objects.filter(pk=session.pk, state=State.RUNNING).update(
        state=State.DONE, ended_at=max(now, session.started_at or now)
    )
    return True


@transaction.atomic
def save_words(
    *,
    session: WorkoutSession,
    sets: Sequence[SetWord] = (),
    logs: Sequence[LogWord] = (),
    pains: Sequence[PainWord] = (),
) -> None:
    """Stores what a device says, however late, often or out of order: the highest revision stays.

    What names an exercise the session does not have is passed over. Raises `DeletedError` where the
    session was deleted meanwhile. It does not raise the session's version.
    """
    locked = WorkoutSession.objects.select_for_update().get(pk=session.pk)
    unless_deleted(locked)
    by_place = {log.order: log for log in locked.logs.prefetch_related("sets")}
    in_order = sorted(logs, key=lambda word: (word.revision, word.uuid))
    newer = [word for word in in_order if word.log in by_place and take_log_word(by_place[word.log], word)]
    changed = {log.pk: log for log in (by_place[word.log] for word in newer)}
    rows: dict[tuple[int, int, str], SetLog] = {}
    for place, words in groupby(sorted(sets, key=lambda word: word.log), key=lambda word: word.log):
        if log := by_place.get(place):
            rows |= {(log.pk, row.number, row.side): row for row in changed_sets(log, words)}
            changed[log.pk] = log
    store_sets(rows.values())
    for log in changed.values():
        _sum_up(log, [row for key, row in rows.items() if key[0] == log.pk])
    ExerciseLog.objects.bulk_update(changed.values(), WRITTEN_FIELDS)
    _store_pains(locked, by_place, pains)
    _take_back_pains(locked, logs)


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


WRITTEN_FIELDS = [
    "planned_left_g", "planned_right_g", "pain_during", "easier", "skipped", "revision", "revision_uuid",
    "load_left_g", "load_right_g", "done_left", "done_right",
]  # fmt: skip


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
        exercise=plan.exercise,
        order=order,
        name=plan.name,
        measure=plan.measure,
        sides=plan.sides,
        sets_planned=plan.sets_planned,
        target=plan.target,
        planned_left_g=plan.load_left_g,
        planned_right_g=plan.load_right_g,
        easier=plan.easier,
        **(plan.advised.kept if plan.advised else {}),
    )


def _sum_up(log: ExerciseLog, changed: Iterable[SetLog]) -> None:
    rows = {(row.number, row.side): row for row in [*log.sets.all(), *changed]}
    kept = [row for row in rows.values() if not row.undone]
    for side in (Side.LEFT, Side.RIGHT):
        load_g, done = side_summary(kept, side=side, sets_planned=log.sets_planned)
        setattr(log, f"load_{side}_g", load_g)
        setattr(log, f"done_{side}", done)


def _take_back_pains(session: WorkoutSession, words: Iterable[LogWord]) -> None:
    """Whatever was said of the exercise since: the note was one of its own."""
    mistaken = [word.mistaken for word in words if word.mistaken]
    notes = PainNote.objects.filter(exercise_log__session=session, uuid__in=mistaken, deleted_at=None)
    if mistaken:
        notes.update(deleted_at=Now())


def _store_pains(
    session: WorkoutSession, by_place: dict[int, ExerciseLog], words: Sequence[PainWord]
) -> None:
    known = [word for word in words if word.log in by_place]
    PainNote.objects.bulk_create(
        [
            PainNote(
                user_id=session.user_id,
                uuid=word.uuid,
                felt_at=word.felt_at,
                pain=word.pain,
                place=word.place,
                side=word.side,
                exercise_log=by_place[word.log],
            )
            for word in known
        ],
        ignore_conflicts=True,
    )
