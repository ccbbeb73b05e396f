"""Stores a whole history at once, such as `progress/demo/` makes up."""

import datetime as dt
import uuid as uuids
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from progress.models import CheckIn, ExerciseLog, SetLog, StopLifted, WorkoutSession
from progress.owner import Owner
from progress.services.entries import CheckInEntry, SessionEntry, SetEntry, StopLiftedEntry
from progress.services.sessions import BY_HAND, exercise_log_of


@transaction.atomic
def log_history(
    *,
    user: Owner,
    sessions: Sequence[SessionEntry],
    check_ins: Sequence[CheckInEntry],
    stops_lifted: Sequence[StopLiftedEntry] = (),
) -> None:
    """Stores many sessions and check-ins, none of which is there yet, in a few large statements.

    A stop is lifted at noon of its day.
    """
    rows = WorkoutSession.objects.bulk_create([_session_of(user, entry) for entry in sessions])
    told = [
        (exercise_log_of(session, order, log), log)
        for session, entry in zip(rows, sessions, strict=True)
        for order, log in enumerate(entry.logs)
    ]
    ExerciseLog.objects.bulk_create([log for log, _ in told])
    SetLog.objects.bulk_create([_first_told(log, row) for log, entry in told for row in entry.sets])
    CheckIn.objects.bulk_create(
        [CheckIn(user=user, uuid=entry.uuid, day=entry.day, pain_now=entry.pain_now) for entry in check_ins]
    )
    StopLifted.objects.bulk_create(
        [
            StopLifted(user=user, uuid=entry.uuid, how=entry.how, lifted_at=_noon_of(entry.day))
            for entry in stops_lifted
        ]
    )


def _session_of(user: Owner, entry: SessionEntry) -> WorkoutSession:
    return WorkoutSession(
        user=user,
        uuid=entry.uuid,
        routine=entry.routine,
        routine_name=entry.routine.name if entry.routine else "",
        **entry.answers,
    )


def _noon_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def _first_told(log: ExerciseLog, told: SetEntry) -> SetLog:
    # Named after its session, so that the same history always makes the same rows.
    name = f"{log.order} {told.number} {told.side}"
    return SetLog(
        log=log,
        uuid=uuids.uuid5(log.session.uuid, name),
        number=told.number,
        side=told.side,
        load_g=told.load_g,
        done=told.done,
        revision=BY_HAND,
    )
