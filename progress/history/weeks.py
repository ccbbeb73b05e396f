"""Weeks with a session against the user's own aim. A flare-up or a planned pause breaks nothing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from progress.history.periods import Period
from progress.history.week_counts import week_counts
from progress.models import Pause
from progress.owner import Owner
from progress.wording import counted

WEEK = dt.timedelta(days=7)


class WeekKind(StrEnum):
    """What a week is shown as, in words as they stand beside the picture."""

    REACHED = "aim reached"
    SOME = "some sessions"
    EASY = "easy days only"
    FLARE = "a flare-up"
    PAUSED = "a planned pause"
    EMPTY = "no session"
    OPEN = "still running"


@dataclass(frozen=True)
class Week:
    """Monday to Sunday. `sessions` counts all, the `easy` ones among them.

    `has_flare`: pain of 6 or more was told in it. `is_paused`: a planned pause touches it. `is_partial`: the
    first session ever fell after its Monday.
    """

    start: dt.date
    sessions: int
    easy: int
    has_flare: bool
    is_paused: bool
    is_partial: bool
    aim: int
    is_over: bool

    @property
    def end(self) -> dt.date:
        return self.start + dt.timedelta(days=6)

    @property
    def is_reached(self) -> bool:
        return self.sessions >= self.aim

    @property
    def is_excused(self) -> bool:
        return not self.is_reached and (self.has_flare or self.is_paused)

    @property
    def counts(self) -> bool:
        """Whether it is held against the aim: one that still runs, or begun late, only where it helps."""
        return self.is_reached or (self.is_over and not self.is_partial and not self.is_excused)

    @property
    def kind(self) -> WeekKind:
        if self.is_excused:
            return WeekKind.FLARE if self.has_flare else WeekKind.PAUSED
        if not (self.is_over or self.is_reached):
            return WeekKind.OPEN
        if self.has_flare and self.sessions == self.easy:
            return WeekKind.FLARE
        if not self.sessions:
            return WeekKind.EMPTY
        if self.sessions == self.easy:
            return WeekKind.EASY
        return WeekKind.REACHED if self.is_reached else WeekKind.SOME


@dataclass(frozen=True)
class Weeks:
    """Oldest first, from the week of the first session on. `first_day` is that of the first session ever."""

    weeks: Sequence[Week]
    aim: int
    first_day: dt.date | None

    @property
    def counted(self) -> int:
        return sum(week.counts for week in self.weeks)

    @property
    def reached(self) -> int:
        return sum(week.is_reached for week in self.weeks)

    @property
    def excused(self) -> int:
        """Weeks that count neither way."""
        return sum(week.is_excused for week in self.weeks)

    @property
    def sessions(self) -> int:
        return sum(week.sessions for week in self.weeks)

    def of_kind(self, kind: WeekKind) -> list[Week]:
        return [week for week in self.weeks if week.kind == kind]

    @property
    def sentence(self) -> str:
        """The whole of it in plain words, without a verdict."""
        if not self.weeks:
            return "No session in this time."
        if not self.counted:
            return f"{self._excused_words or self._so_far} Your aim is {self._aim_words}."
        weeks = counted(self.counted, "week")
        sentence = f"{self.reached} of {weeks} had {self._aim_words} or more, as you aim for."
        return f"{sentence} {self._excused_words}".strip()

    @property
    def _aim_words(self) -> str:
        return counted(self.aim, "session", one="one")

    @property
    def _so_far(self) -> str:
        first, last = self.weeks[0], self.weeks[-1]
        when, week = ("in your first week", first) if first.is_over else ("so far this week", last)
        return f"{counted(week.sessions, 'session', one='One')} {when}."

    @property
    def _excused_words(self) -> str:
        excused = [week for week in self.weeks if week.is_excused]
        told = {
            "a flare-up": any(week.has_flare for week in excused),
            "a planned pause": any(not week.has_flare for week in excused),
        }
        why = " or ".join(words for words, is_one in told.items() if is_one)
        if not why:
            return ""
        weeks, do = counted(self.excused, "week", one="One"), "does" if self.excused == 1 else "do"
        return f"{weeks} with {why} {do} not count against you."


def weeks_of(*, user: Owner, first: dt.date | None, last: dt.date, aim: int) -> Weeks:
    """The weeks that hold the days from `first`, or the first session ever, to `last`.

    Those at both ends are whole weeks. The last one is over if `last` is its Sunday.
    """
    begin = None if first is None else monday_of(first)
    end = Period.WEEK.bounds(last)[1]
    counts = week_counts(user=user, first=begin, last=end)
    first_day = counts.first_day
    if first_day is None or first_day > end:
        return Weeks([], aim, first_day)
    pauses = list(Pause.objects.of(user).touching(begin, end).values_list("first_day", "last_day"))
    weeks = []
    for start in _mondays(max(begin or first_day, monday_of(first_day)), last):
        sunday = start + dt.timedelta(days=6)
        week = Week(
            start=start,
            sessions=counts.sessions[start],
            easy=counts.easy[start],
            has_flare=start in counts.flares,
            is_paused=any(first <= sunday and last >= start for first, last in pauses),
            is_partial=start < first_day <= sunday,
            aim=aim,
            is_over=sunday <= last,
        )
        weeks.append(week)
    return Weeks(weeks, aim, first_day)


def monday_of(day: dt.date) -> dt.date:
    return Period.WEEK.bounds(day)[0]


def _mondays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    start = monday_of(first)
    return takewhile(lambda monday: monday <= last, (start + number * WEEK for number in range(10_000)))
