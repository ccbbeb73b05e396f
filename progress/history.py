"""The history pages as objects: which periods, what was lifted in them, how the back was."""

import datetime as dt
import uuid as uuids
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean, median
from typing import Any

from django.db import models
from django.db.models import Q

from exercises.models import Exercise
from progress import chart, units
from progress.load_changes import Change, load_changes, summed
from progress.logged import Entry, entries_of, known
from progress.models import ExerciseLog, WorkoutSession
from progress.owner import Owner
from progress.pain_history import NotedPain, noted_pains, pain_points
from progress.periods import Period, Range

EXAMPLE_LOADS_G = (0, 0, 0, 500, 500, 1000, 1000, 500, 500, 1000, 1000, 1500)
EXAMPLE_PAINS = (4, 3, 3, 2, 3, 2, 6, 4, 2, 2, 1, 2)


@dataclass(frozen=True)
class Row:
    """One period: the heaviest load, the lowest set, the worst and the middle pain of its sessions."""

    name: str
    start: dt.date
    end: dt.date
    sessions: int
    load_left_g: int | None
    load_right_g: int | None
    done: int | None
    pain_worst: int | None
    pain_median: float | None
    is_easy: bool
    uuid: uuids.UUID | None
    change: Change | None = None

    @property
    def is_even(self) -> bool:
        return self.load_left_g == self.load_right_g


@dataclass(frozen=True)
class Sides:
    """Left against right: the newest load and the average lowest set of each, and how long a bar is."""

    load_left_g: int
    load_right_g: int
    done_left: float
    done_right: float

    @property
    def bars(self) -> dict[str, float]:
        most_load = max(self.load_left_g, self.load_right_g) or 1
        most_done = max(self.done_left, self.done_right) or 1
        return {
            "load_left": round(100 * self.load_left_g / most_load, 1),
            "load_right": round(100 * self.load_right_g / most_load, 1),
            "done_left": round(100 * self.done_left / most_done, 1),
            "done_right": round(100 * self.done_right / most_done, 1),
        }


@dataclass(frozen=True)
class ExerciseHistory:
    """One exercise over a range: the sentence first, the picture second, the same as a table."""

    exercise: Exercise
    period: Period
    rows: list[Row]
    chart: chart.Chart | None
    summary: str
    sides: Sides | None

    @property
    def changes(self) -> list[tuple[int, Row]]:
        """The rows in which the load changed, newest first, each with the number of its mark."""
        changed = [row for row in self.rows if row.change]
        return list(zip(range(len(changed), 0, -1), changed, strict=True))


def exercise_history(
    *, user: Owner, exercise: Exercise, span: Range, today: dt.date, unit: str
) -> ExerciseHistory:
    logs = ExerciseLog.objects.of(user).for_exercise(exercise)
    entries = entries_of(logs, since=span.first_day(today), advised=True)
    noted = noted_pains(user=user, since=span.first_day(today))
    days = span.days_drawn([entry.day for entry in entries], today)
    changes = load_changes(entries, unit=unit)
    return _history(exercise, entries, noted, changes, days=days, unit=unit)


def overview(*, user: Owner, span: Range, today: dt.date, unit: str) -> list[ExerciseHistory]:
    """Every exercise the user did in the range over the same days, the one done most often first."""
    entries = entries_of(ExerciseLog.objects.of(user), since=span.first_day(today))
    days = span.days_drawn([entry.day for entry in entries], today)
    entries.sort(key=lambda entry: entry.exercise)
    by_exercise = {slug: list(group) for slug, group in groupby(entries, key=lambda entry: entry.exercise)}
    exercises = Exercise.objects.in_bulk(list(by_exercise))
    histories = [
        _history(exercises[slug], group, (), {}, days=days, unit=unit) for slug, group in by_exercise.items()
    ]
    return sorted(histories, key=lambda one: (-sum(row.sessions for row in one.rows), one.exercise.name))


def exercises_logged_by(user: Owner) -> models.QuerySet[Exercise]:
    return Exercise.objects.filter(pk__in=_logged_slugs(user))


def exercises_open_to(user: Owner) -> models.QuerySet[Exercise]:
    """Those anybody sees, and retired ones for who has logged them."""
    return Exercise.objects.filter(Q(is_published=True) | Q(pk__in=_logged_slugs(user)))


def _logged_slugs(user: Owner) -> models.QuerySet[ExerciseLog, Any]:
    return ExerciseLog.objects.of(user).done().exclude(exercise=None).values("exercise")


def example_chart(*, today: dt.date, unit: str) -> chart.Chart:
    """What a history may come to look like, in made-up numbers, for somebody who has none yet."""
    first = today - dt.timedelta(days=84)
    made_up = zip(range(0, 84, 7), EXAMPLE_LOADS_G, EXAMPLE_PAINS, strict=True)
    points = []
    for days, load_g, pain in made_up:
        day = first + dt.timedelta(days=days)
        load = _in_unit(load_g, unit)
        points.append(chart.Point(day, day, load, load, pain, None, "Example"))
    return chart.draw(points, first=first, last=today)


def sessions_in(*, user: Owner, span: Range, today: dt.date) -> int:
    return WorkoutSession.objects.of(user).performed_since(span.first_day(today)).count()


def _history(
    exercise: Exercise,
    entries: Sequence[Entry],
    noted: Sequence[NotedPain],
    changes: Mapping[uuids.UUID, Change],
    *,
    days: tuple[dt.date, dt.date],
    unit: str,
) -> ExerciseHistory:
    if not entries:
        return ExerciseHistory(exercise, Period.SESSION, [], None, "", None)
    first, last = days
    period = Period.for_days((last - first).days)
    rows = list(_rows(entries, period, changes))
    # Where there is nothing but easy days, their line is the line.
    all_easy = all(row.is_easy for row in rows)
    return ExerciseHistory(
        exercise=exercise,
        period=period,
        rows=rows[::-1],
        chart=chart.draw(
            [_point(row, unit, has_load=all_easy or not row.is_easy) for row in rows],
            noted=pain_points([one for one in noted if first <= one.day <= last], period),
            first=first,
            last=last,
        ),
        summary=_summary(entries, unit),
        sides=_sides(entries),
    )


def _rows(entries: Iterable[Entry], period: Period, changes: Mapping[uuids.UUID, Change]) -> Iterator[Row]:
    def whole(entry: Entry) -> object:
        # A session is a row of its own, even where a day has two.
        return entry.uuid if period is Period.SESSION else period.bounds(entry.day)

    for _, group in groupby(entries, key=whole):
        told = list(group)
        yield _row(period, told, [changes[entry.uuid] for entry in told if entry.uuid in changes])


def _row(period: Period, entries: list[Entry], changes: list[Change]) -> Row:
    start, end = period.bounds(entries[0].day)
    pains = known(*(entry.pain for entry in entries))
    return Row(
        name=period.name_of(start),
        start=start,
        end=end,
        sessions=len({entry.uuid for entry in entries}),
        load_left_g=max(known(*(entry.load_left_g for entry in entries)), default=None),
        load_right_g=max(known(*(entry.load_right_g for entry in entries)), default=None),
        done=min(known(*(entry.done for entry in entries)), default=None),
        pain_worst=max(pains, default=None),
        pain_median=median(pains) if pains else None,
        is_easy=all(entry.is_easy for entry in entries),
        uuid=entries[0].uuid if len(entries) == 1 else None,
        change=summed(changes),
    )


def _point(row: Row, unit: str, *, has_load: bool) -> chart.Point:
    heaviest = max(known(row.load_left_g, row.load_right_g), default=0)
    pain = "" if row.pain_worst is None else f", worst pain {row.pain_worst}"
    return chart.Point(
        start=row.start,
        end=row.end,
        load_left=_in_unit(row.load_left_g, unit) if has_load else None,
        load_right=_in_unit(row.load_right_g, unit) if has_load else None,
        pain_worst=row.pain_worst,
        pain_median=row.pain_median,
        label=f"{row.name}: {units.load_text(heaviest, unit)}{pain}",
        change=f"{row.name}: {row.change.in_words}. {row.change.reason}" if row.change else "",
    )


def _summary(entries: Sequence[Entry], unit: str) -> str:
    """What happened in one or two sentences: where the load began and is now, and how the back was."""
    loaded = [entry for entry in entries if not entry.is_easy] or entries
    first, last = loaded[0].load_g, loaded[-1].load_g
    now = units.load_text(last, unit)
    count = "once" if len(entries) == 1 else f"{len(entries)} times"
    if first == last:
        sentence = f"Done {count}, {f'now with {now} per ankle' if last else 'so far without weight'}."
    else:
        sentence = f"Done {count}, from {units.load_text(first, unit)} to {now} per ankle."
    pains = known(*(entry.pain for entry in entries))
    if pains:
        middle, most = _number(median(pains)), max(pains)
        often = "" if middle == str(most) else f" on a middling day, {most} at most"
        sentence += f" Worst pain: {middle} of 10{often}."
    return sentence


def _sides(entries: Sequence[Entry]) -> Sides | None:
    """Left against right where they ever differ; the average tells more than one odd day."""
    if all(entry.is_even for entry in entries):
        return None
    newest = entries[-1]
    return Sides(
        load_left_g=newest.load_left_g or 0,
        load_right_g=newest.load_right_g or 0,
        done_left=round(mean(known(*(entry.done_left for entry in entries)) or [0]), 1),
        done_right=round(mean(known(*(entry.done_right for entry in entries)) or [0]), 1),
    )


def _in_unit(load_g: int | None, unit: str) -> float | None:
    return None if load_g is None else float(units.to_unit(load_g, unit))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
