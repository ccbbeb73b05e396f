"""The page of all exercises as an object: my weeks, what changed since a month ago, and each line."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery

from exercises.models import Exercise, Routine
from progress import chart
from progress.history.beside import Elsewhere, beside_exercises
from progress.history.exercise import ExerciseHistory, told_of
from progress.history.goals import GoalHistory, goal_history
from progress.history.month_change import MONTH, Loads, MonthChange, month_change
from progress.history.periods import Period, Span
from progress.history.rows import in_unit, rows_of
from progress.history.tally import tallies
from progress.history.week_chart import WeekChart, week_chart
from progress.history.weeks import Weeks, weeks_of
from progress.models import ExerciseLog, PainNote
from progress.models.exercise_log import ExerciseLogQuerySet
from progress.owner import Owner

EXAMPLE_LOADS_G = (0, 0, 0, 500, 500, 1000, 1000, 500, 500, 1000, 1000, 1500)
EXAMPLE_PAINS = (4, 3, 3, 2, 3, 2, 6, 4, 2, 2, 1, 2)
FEW_SESSIONS = 3


@dataclass(frozen=True)
class History:
    """Everything over the same days; the exercise done most often comes first."""

    weeks: Weeks
    change: MonthChange | None
    exercises: Sequence[ExerciseHistory]
    goals: GoalHistory | None
    elsewhere: Sequence[Elsewhere]
    example: chart.Chart | None
    # Asked only where there is nothing else to show.
    has_pain_notes: bool

    @cached_property
    def week_chart(self) -> WeekChart | None:
        return week_chart(self.weeks.weeks)

    @property
    def charts(self) -> list[chart.Chart]:
        return [one.chart for one in self.exercises if one.chart]

    @property
    def has_band(self) -> bool:
        return any(one.band for one in self.charts)

    @property
    def has_easy_days(self) -> bool:
        return any(one.easy for one in self.charts)

    @property
    def has_breaks(self) -> bool:
        return any(one.breaks for one in self.charts)

    @property
    def has_sides(self) -> bool:
        return any(one.load.right_path for one in self.charts)

    @property
    def has_few_sessions(self) -> bool:
        return self.weeks.sessions < FEW_SESSIONS


def history(*, user: Owner, span: Span, unit: str, aim: int, routine: Routine | None = None) -> History:
    """Each part asks the database once, however many exercises and years there are."""
    weeks = weeks_of(user=user, first=span.first, last=min(span.last, span.today), aim=aim)
    first, last = span.days_drawn(weeks.first_day)
    period = Period.for_days((last - first).days)
    all_logs = ExerciseLog.objects.of(user).in_routine(routine)
    points = tallies(all_logs.performed_in(span.first, span.last), period)
    exercises = _with_loads(Exercise.objects.filter(pk__in=points), all_logs, span, last)
    loads = {each.slug: Loads(each.first_g, each.last_g, each.then_g) for each in exercises}  # type: ignore[attr-defined]
    histories = [
        told_of(
            each,
            rows_of(points[each.slug], period, {}),
            days=(first, last),
            unit=unit,
            loads=_first_and_last(loads[each.slug]),
        )
        for each in exercises
    ]
    beside = beside_exercises(user=user, span=span, days=(first, last), routine=routine)
    histories.sort(key=lambda one: (-one.sessions, one.exercise.name))
    return History(
        weeks=weeks,
        change=month_change(histories, loads, beside.pains, last=last, unit=unit),
        exercises=histories,
        goals=goal_history(beside, days=(first, last), period=period),
        elsewhere=beside.elsewhere,
        example=None if weeks.first_day else example_chart(today=span.today, unit=unit),
        has_pain_notes=not weeks.first_day and PainNote.objects.of(user).exists(),
    )


def _first_and_last(loads: Loads) -> tuple[int, int] | None:
    return None if loads.first_g is None or loads.last_g is None else (loads.first_g, loads.last_g)


def _with_loads(
    exercises: QuerySet[Exercise], logs: ExerciseLogQuerySet, span: Span, last: dt.date
) -> QuerySet[Exercise]:
    """Three looks into an index for each exercise: they stay as quick as they are, whatever the years."""
    own = logs.done().not_easy().filter(exercise=OuterRef("pk"))
    in_span, before = own.performed_in(span.first, span.last), own.performed_in(None, last - MONTH)
    return exercises.annotate(
        first_g=Subquery(in_span.oldest_first().loads_g()[:1]),
        last_g=Subquery(in_span.newest_first().loads_g()[:1]),
        then_g=Subquery(before.newest_first().loads_g()[:1]),
    )


def example_chart(*, today: dt.date, unit: str) -> chart.Chart:
    """What a history may come to look like, in made-up numbers, for somebody who has none yet."""
    first = today - dt.timedelta(days=84)
    made_up = zip(range(0, 84, 7), EXAMPLE_LOADS_G, EXAMPLE_PAINS, strict=True)
    points = []
    for days, load_g, pain in made_up:
        day = first + dt.timedelta(days=days)
        load = in_unit(load_g, unit)
        points.append(chart.Point(day, day, load, load, pain, None, "Example"))
    return chart.draw(points, first=first, last=today)
