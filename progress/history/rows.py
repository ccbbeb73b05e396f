"""One exercise period by period: what was lifted, how much was done, how the back was."""

import datetime as dt
import uuid as uuids
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from progress import chart, units
from progress.history.load_changes import Change
from progress.history.periods import Period
from progress.history.tally import Tally, pains_of
from progress.wording import number_text

USUAL_ANSWERS = 7
# Past so many, a mark says what changed and leads to why: ten years of sentences twice weigh too much.
MOST_REASONS = 40


@dataclass(frozen=True)
class Row:
    """One period: the heaviest load, the lowest sets on average, the worst and the middle pain.

    `pains` is every answer: the worst of each session. `usual` is the median of the last seven up to here.
    """

    name: str
    start: dt.date
    end: dt.date
    sessions: int
    load_left_g: int | None
    load_right_g: int | None
    done_left: float | None
    done_right: float | None
    pains: Sequence[int]
    pain_next: int | None
    usual: float | None
    is_easy: bool
    uuid: uuids.UUID | None
    change: Change | None = None

    @property
    def pain_worst(self) -> int | None:
        return max(self.pains, default=None)

    @property
    def pain_median(self) -> float | None:
        return median(self.pains) if self.pains else None

    @property
    def is_even(self) -> bool:
        return self.load_left_g == self.load_right_g

    @property
    def did_the_same(self) -> bool:
        return self.done_left == self.done_right

    @property
    def load_g(self) -> int:
        return max((load for load in (self.load_left_g, self.load_right_g) if load is not None), default=0)

    @property
    def done(self) -> float | None:
        return min((done for done in (self.done_left, self.done_right) if done is not None), default=None)


def rows_of(
    points: Iterable[Sequence[Tally]], period: Period, changes: Mapping[dt.date | uuids.UUID, Change]
) -> list[Row]:
    """Oldest first, as the points are. `changes` are by session, or by the first day of the week or month."""
    pairs = zip(points, _usual(points), strict=True)
    return [_row(list(point), period, usual, changes) for point, usual in pairs]


def _row(
    point: Sequence[Tally],
    period: Period,
    usual: float | None,
    changes: Mapping[dt.date | uuids.UUID, Change],
) -> Row:
    first = point[0]
    start, end = period.bounds(first.start)
    sessions = sum(row.sessions for row in point)
    return Row(
        name=period.name_of(start),
        start=start,
        end=end,
        sessions=sessions,
        load_left_g=max((row.load_left_g for row in point if row.load_left_g is not None), default=None),
        load_right_g=max((row.load_right_g for row in point if row.load_right_g is not None), default=None),
        done_left=_average((row.done_left, row.told_left) for row in point),
        done_right=_average((row.done_right, row.told_right) for row in point),
        pains=sorted(pains_of(point)),
        pain_next=max((row.pain_next for row in point if row.pain_next is not None), default=None),
        usual=usual,
        is_easy=sessions == sum(row.easy for row in point),
        uuid=first.session,
        change=changes.get(first.session or start),
    )


def _average(sums: Iterable[tuple[int | None, int]]) -> float | None:
    told = [(total or 0, number) for total, number in sums]
    number = sum(number for _, number in told)
    return round(sum(total for total, _ in told) / number, 1) if number else None


def _usual(points: Iterable[Sequence[Tally]]) -> Iterator[float | None]:
    """For each point the median of the last answers up to it: seven, or all of the points that hold them."""
    recent: deque[list[int]] = deque()
    for point in points:
        recent.append(sorted(pains_of(point)))
        while sum(map(len, recent)) - len(recent[0]) >= USUAL_ANSWERS:
            recent.popleft()
        known = [pain for pains in recent for pain in pains]
        yield median(known) if len(known) >= USUAL_ANSWERS else None


def points_of(rows: Sequence[Row], unit: str, measure: str) -> list[chart.Point]:
    """As the chart draws them. Where there is nothing but easy days, their line is the line.

    Where there are many changes, the reasons of all are in the list only, where each mark leads.
    """
    all_easy = all(row.is_easy for row in rows)
    says_why = sum(row.change is not None for row in rows) <= MOST_REASONS
    return [
        _point(row, unit, measure, is_on_line=all_easy or not row.is_easy, says_why=says_why) for row in rows
    ]


def _point(row: Row, unit: str, measure: str, *, is_on_line: bool, says_why: bool) -> chart.Point:
    return chart.Point(
        start=row.start,
        end=row.end,
        load_left=in_unit(row.load_left_g, unit) if is_on_line else None,
        load_right=in_unit(row.load_right_g, unit) if is_on_line else None,
        done_left=row.done_left if is_on_line else None,
        done_right=row.done_right if is_on_line else None,
        pain_worst=row.pain_worst,
        pain_median=row.pain_median,
        pain_next=row.pain_next,
        usual=row.usual,
        is_easy=row.is_easy,
        label=", ".join(_told(row, unit, measure)),
        change=_told_change(row, row.change, says_why=says_why) if row.change else "",
    )


def _told_change(row: Row, change: Change, *, says_why: bool) -> str:
    return f"{row.name}: {change.in_words}.{f' {change.reason}' if says_why else ''}"


def _told(row: Row, unit: str, measure: str) -> Iterator[str]:
    yield f"{row.name}: {'easy day, ' if row.is_easy else ''}{units.load_text(row.load_g, unit)}"
    if row.done is not None:
        yield amount_text(row.done, measure)
    if row.pain_worst is not None:
        yield f"worst pain {row.pain_worst}"
    if row.pain_next is not None:
        yield f"next morning {row.pain_next}"


def amount_text(amount: float, measure: str) -> str:
    return f"{number_text(amount)} {'seconds' if measure == 'hold' else 'reps'}"


def in_unit(load_g: int | None, unit: str) -> float | None:
    return None if load_g is None else float(units.to_unit(load_g, unit))
