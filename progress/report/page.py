"""The report as one object."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from progress.goals import RatedGoal, goals_in
from progress.history.weeks import Weeks, weeks_of
from progress.models import WorkoutSession
from progress.owner import Owner
from progress.report.asked import ReportAsked
from progress.report.loads import LoadRow, load_rows
from progress.report.notes import MOST_OFFERED, Note, notes_of, ticked
from progress.report.pain import Flare, PainTrend, pain_trend
from progress.report.stops import Stop, left_out_for_pain, stops_in
from progress.report.summary import summary_of
from progress.report.told import told_in

MOST_LISTED = 4


@dataclass(frozen=True)
class Report:
    """Built by `report_of`. What is listed is cut so that it fits a page; `more_…` says how much is."""

    asked: ReportAsked
    unit: str
    sessions: Sequence[WorkoutSession]
    weeks: Weeks
    loads: list[LoadRow]
    pain: PainTrend
    stops: list[Stop]
    left_out: list[tuple[str, int]]
    rated: list[RatedGoal]
    offered: list[Note]

    @cached_property
    def summary(self) -> list[str]:
        return summary_of(
            sessions=len(self.sessions),
            weeks=self.weeks,
            loads=self.loads,
            pain=self.pain,
            unit=self.unit,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.sessions or self.pain.told or self.rated)

    @cached_property
    def notes(self) -> list[Note]:
        return ticked(self.offered, self.asked.notes)

    @cached_property
    def goals(self) -> list[RatedGoal]:
        """Those whose words were ticked: an activity is in the user's own."""
        return [one for one in self.rated if str(one.goal.uuid) in self.asked.notes]

    @property
    def to_tick(self) -> list[Note]:
        return self.offered[:MOST_OFFERED]

    @property
    def flares(self) -> list[Flare]:
        """The newest of them."""
        return self.pain.flares[-MOST_LISTED:]

    @property
    def more_flares(self) -> int:
        return len(self.pain.flares) - len(self.flares)

    @property
    def newest_stops(self) -> list[Stop]:
        return self.stops[-MOST_LISTED:]

    @property
    def more_stops(self) -> int:
        return len(self.stops) - len(self.newest_stops)

    @property
    def days(self) -> int:
        return (self.asked.last_day - self.asked.first_day).days + 1


def report_of(*, user: Owner, asked: ReportAsked) -> Report:
    """In the current time zone, which is to be the user's."""
    first, last = asked.first_day, asked.last_day
    told = told_in(user=user, first=first, last=last)
    return Report(
        asked=asked,
        unit=user.unit,
        sessions=told.sessions,
        weeks=weeks_of(user=user, first=first, last=last, aim=user.weekly_aim),
        loads=load_rows(user=user, first=first, last=last),
        pain=pain_trend(user=user, told=told),
        stops=stops_in(user=user, told=told),
        left_out=left_out_for_pain(user=user, first=first, last=last),
        rated=[one for one in goals_in(user=user, first=first, last=last) if one.ratings],
        offered=notes_of(user=user, told=told),
    )
