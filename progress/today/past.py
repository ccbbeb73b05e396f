"""From logs to past sessions: what the rules are told of each exercise."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf

from django.db.models import OuterRef, Subquery

from exercises.models import Exercise, Routine
from progress.models import ExerciseLog, Kind, Skipped, WorkoutSession
from progress.owner import Owner
from progress.rules import PastSession

DAYS_LOOKED_BACK = 120
READ_FIELDS = (
    "exercise_id", "measure", "target", "load_left_g", "load_right_g", "done_left", "done_right",
    "effort", "pain_during", "easier", "skipped",
    "session__performed_on", "session__kind", "session__pain_before", "session__pain_after",
    "session__pain_next", "session__started_at", "session__routine__role",
)  # fmt: skip


@dataclass(frozen=True)
class Lifted:
    """What one exercise was last done with, ankle by ankle."""

    days_ago: int
    load_left_g: int
    load_right_g: int
    target: int | None
    easier: bool

    @property
    def load_g(self) -> int:
        return max(self.load_left_g, self.load_right_g)

    @property
    def is_even(self) -> bool:
        return self.load_left_g == self.load_right_g


@dataclass(frozen=True)
class Past:
    """One exercise's past sessions, newest first, and what it was last done with but on easy days.

    `newest_began_at` is the moment the newest of them began, where that is known.
    """

    measure: str
    sessions: tuple[PastSession, ...] = ()
    last: Lifted | None = None
    newest_began_at: dt.datetime | None = None


def logs_looked_at(*, user: Owner, since: dt.date, exercises: Iterable[Exercise]) -> list[ExerciseLog]:
    """All logs from this day on, and the newest of each of these exercises whatever its day; newest first."""
    own = (
        ExerciseLog.objects.of(user)
        .exclude(exercise=None)
        .select_related("session__routine")
        # The texts of an exercise or of a note would weigh more than all the rest.
        .only(*READ_FIELDS)
    )
    recent = list(own.performed_since(since).newest_first())
    known = {log.exercise_id for log in recent if log.load_g is not None and not is_easy(log)}
    missing = [exercise.pk for exercise in exercises if exercise.pk not in known]
    if not missing:
        return recent
    newest = own.done().not_easy().filter(exercise=OuterRef("pk")).newest_first().values("pk")[:1]
    older = Exercise.objects.filter(pk__in=missing).annotate(newest=Subquery(newest)).values("newest")
    return recent + list(own.filter(pk__in=older).newest_first())


def pasts(
    logs: Sequence[ExerciseLog], *, today: dt.date, pains: Mapping[dt.date, int], bases: Mapping[str, int]
) -> dict[str, Past]:
    """By exercise. `logs` newest first; `pains` the check-ins by day, `bases` the routine's targets."""
    rows = sorted(logs, key=lambda log: str(log.exercise_id))
    found = {
        slug: _past(list(group), today, pains, bases.get(slug))
        for slug, group in groupby(rows, key=lambda log: str(log.exercise_id))
    }
    return {slug: past for slug, past in found.items() if past.sessions}


def is_easy(log: ExerciseLog) -> bool:
    """Done without weight on purpose: on an easy day, or in the gentle routine."""
    session = log.session
    return session.kind == Kind.EASY or (
        session.routine is not None and session.routine.role == Routine.Role.GENTLE
    )


def _past(logs: list[ExerciseLog], today: dt.date, pains: Mapping[dt.date, int], base: int | None) -> Past:
    """`logs` of one exercise, newest first."""
    sessions: list[PastSession] = []
    last: Lifted | None = None
    began_at: dt.datetime | None = None
    # Oldest first, so that a log without a set takes over the load and target it would have gone on from.
    for log in reversed(logs):
        lifted = _lifted(log, today)
        told = _past_session(log, lifted, today, pains, last, base)
        if told is None:
            continue
        began_at = log.session.started_at
        if lifted and not is_easy(log):
            last = _heavier(last, lifted) if last and last.days_ago == lifted.days_ago else lifted
        if sessions and sessions[-1].days_ago == told.days_ago:
            told = _merged(sessions.pop(), told)
        sessions.append(told)
    return Past(logs[0].measure, tuple(reversed(sessions)), last, began_at)


def _days_ago(log: ExerciseLog, today: dt.date) -> int:
    """A day that travelling puts ahead of today counts as today."""
    return max(0, (today - log.session.performed_on).days)


def _lifted(log: ExerciseLog, today: dt.date) -> Lifted | None:
    """A side without a record is taken to have carried what the other did; `None` without any set."""
    if log.load_g is None:
        return None
    loads = log.load_left_g, log.load_right_g
    left, right = (log.load_g if load is None else load for load in loads)
    return Lifted(_days_ago(log, today), left, right, log.target, log.easier)


def _heavier(one: Lifted, newer: Lifted) -> Lifted:
    """Of two of a day, as `_merged` has it."""
    return replace(
        newer,
        load_left_g=max(one.load_left_g, newer.load_left_g),
        load_right_g=max(one.load_right_g, newer.load_right_g),
        easier=one.easier or newer.easier,
    )


def _past_session(
    log: ExerciseLog,
    lifted: Lifted | None,
    today: dt.date,
    pains: Mapping[dt.date, int],
    last: Lifted | None,
    base: int | None,
) -> PastSession | None:
    """What a log tells the rules; `None` where it tells nothing: skipped without pain, or empty."""
    if lifted is None and log.skipped != Skipped.PAIN and log.pain_during is None:
        return None
    session, easy = log.session, is_easy(log)
    # An easy day would have gone on from nothing.
    held = lifted or (None if easy else last)
    return PastSession(
        days_ago=_days_ago(log, today),
        load_g=held.load_g if held else 0,
        target=log.target or (last and last.target) or base or 1,
        done=_done(log) if log.target else None,
        effort=log.effort,
        pain_before=session.pain_before,
        pain_during=log.pain_during,
        pain_after=session.pain_after,
        pain_next=_pain_next(session, pains),
        even=held is None or held.is_even,
        easier=log.easier or (held is not None and held.easier),
        easy=easy,
    )


def _pain_next(session: WorkoutSession, pains: Mapping[dt.date, int]) -> int | None:
    """As it was told with the session; else the pain of the day after, whatever it was told for."""
    if session.pain_next is not None:
        return session.pain_next
    return pains.get(session.performed_on + dt.timedelta(days=1))


def _done(log: ExerciseLog) -> tuple[tuple[int | None, int | None], ...]:
    """The lowest set of each side says as much as all of them. What pain left out counts as 0."""
    unrecorded = 0 if log.skipped == Skipped.PAIN else None
    left, right = log.done_left, log.done_right
    return ((unrecorded if left is None else left, unrecorded if right is None else right),)


def _merged(one: PastSession, other: PastSession) -> PastSession:
    """Two of a day as one: the highest pain, effort and load, the lowest completion."""
    worse = _less_done(one, other)
    return replace(
        worse,
        load_g=max(one.load_g, other.load_g),
        even=one.even and other.even,
        easier=one.easier or other.easier,
        easy=one.easy and other.easy,
        effort=_highest(one.effort, other.effort),
        pain_before=_highest(one.pain_before, other.pain_before),
        pain_during=_highest(one.pain_during, other.pain_during),
        pain_after=_highest(one.pain_after, other.pain_after),
        pain_next=_highest(one.pain_next, other.pain_next),
    )


def _less_done(one: PastSession, other: PastSession) -> PastSession:
    """Of equals, the one that leaves a side open."""

    def share(session: PastSession) -> tuple[float, bool]:
        known = [side for side in session.sides if side is not None]
        return (min(known) / session.target if known else inf), None not in session.sides

    return min(one, other, key=share)


def _highest(*values: int | None) -> int | None:
    return max((value for value in values if value is not None), default=None)
