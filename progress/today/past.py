"""From logs to past sessions: what the rules are told of each exercise."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from progress.models import Skipped
from progress.rules import PastSession
from progress.today.logs import LogRow
from progress.today.same_day import merged


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


def pasts(
    logs: Sequence[LogRow], *, today: dt.date, pains: Mapping[dt.date, int], bases: Mapping[str, int]
) -> dict[str, Past]:
    """By exercise. `logs` newest first; `pains` the check-ins by day, `bases` the routine's targets."""
    rows = sorted(logs, key=attrgetter("exercise_id"))
    found = {
        slug: _past(list(group), today, pains, bases.get(slug))
        for slug, group in groupby(rows, key=attrgetter("exercise_id"))
    }
    return {slug: past for slug, past in found.items() if past.sessions}


def _past(logs: list[LogRow], today: dt.date, pains: Mapping[dt.date, int], base: int | None) -> Past:
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
        began_at = log.started_at
        if lifted and not log.was_easy:
            last = _heavier(last, lifted) if last and last.days_ago == lifted.days_ago else lifted
        if sessions and sessions[-1].days_ago == told.days_ago:
            told = merged(sessions.pop(), told)
        sessions.append(told)
    return Past(logs[0].measure, tuple(reversed(sessions)), last, began_at)


def _lifted(log: LogRow, today: dt.date) -> Lifted | None:
    """A side without a record is taken to have carried what the other did; `None` without any set."""
    left = log.load_right_g if log.load_left_g is None else log.load_left_g
    right = left if log.load_right_g is None else log.load_right_g
    if left is None or right is None:
        return None
    return Lifted(log.days_ago(today), left, right, log.target, log.easier)


def _heavier(one: Lifted, newer: Lifted) -> Lifted:
    """Of two of a day, as `merged` has it."""
    return replace(
        newer,
        load_left_g=max(one.load_left_g, newer.load_left_g),
        load_right_g=max(one.load_right_g, newer.load_right_g),
        easier=one.easier or newer.easier,
    )


def _past_session(
    log: LogRow,
    lifted: Lifted | None,
    today: dt.date,
    pains: Mapping[dt.date, int],
    last: Lifted | None,
    base: int | None,
) -> PastSession | None:
    """What a log tells the rules; `None` where it tells nothing: skipped without pain, or empty."""
    if lifted is None and log.skipped != Skipped.PAIN and log.pain_during is None:
        return None
    # An easy day would have gone on from nothing.
    held = lifted or (None if log.was_easy else last)
    return PastSession(
        days_ago=log.days_ago(today),
        load_g=held.load_g if held else 0,
        target=log.target or (last and last.target) or base or 1,
        done=_done(log) if log.target else None,
        effort=log.effort,
        pain_before=log.pain_before,
        pain_during=log.pain_during,
        pain_after=log.pain_after,
        pain_next=_pain_next(log, pains),
        even=held is None or held.is_even,
        easier=log.easier or (held is not None and held.easier),
        easy=log.was_easy,
    )


def _pain_next(log: LogRow, pains: Mapping[dt.date, int]) -> int | None:
    """As it was told with the session; else the pain of the day after, whatever it was told for."""
    if log.pain_next is not None:
        return log.pain_next
    return pains.get(log.performed_on + dt.timedelta(days=1))


def _done(log: LogRow) -> tuple[tuple[int | None, int | None], ...]:
    """The lowest set of each side says as much as all of them. What pain left out counts as 0."""
    unrecorded = 0 if log.skipped == Skipped.PAIN else None
    left, right = log.done_left, log.done_right
    return ((unrecorded if left is None else left, unrecorded if right is None else right),)
