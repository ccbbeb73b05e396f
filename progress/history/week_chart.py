"""The weeks as a picture: a shape for each, a row for all of them or for each year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from progress.history.weeks import Week, WeekKind, Weeks

# Up to so many weeks stand one after the other, in rows of half a year; more of them in a row for each year.
MOST_WITHOUT_YEARS = 54
IN_A_ROW, FEWEST_IN_A_ROW = 27, 13
WEEKS_IN_A_YEAR = 53
# Of a week's place, one unit wide and high; the rest is the gap to the next. In pixels where there is room.
SIDE, SIZE_PX = 0.8, 26
SHAPES = {
    WeekKind.REACHED: "h.8v.8h-.8z",
    WeekKind.EASY: "m.4 0l.4 .4 -.4 .4 -.4-.4z",
    WeekKind.FLARE: "m.4 0l.4 .4 -.4 .4 -.4-.4zm0 .2l-.2 .2 .2 .2 .2-.2z",
    WeekKind.PAUSED: "m.1 0h.2v.8h-.2zm.4 0h.2v.8h-.2z",
    WeekKind.EMPTY: "m0 .65h.8v.15h-.8z",
    WeekKind.OPEN: "h.8v.8h-.8zm.1 .1v.6h.6v-.6z",
}


@dataclass(frozen=True)
class KindOfWeek:
    """How many there are, their places as one path, and one of them to stand beside the words."""

    kind: WeekKind
    number: int
    path: str
    key: str

    @property
    def name(self) -> str:
        return self.kind.name.lower()


@dataclass(frozen=True)
class YearOfWeeks:
    year: int
    weeks: Sequence[Week]

    @property
    def told(self) -> Weeks:
        return Weeks(self.weeks, self.weeks[0].aim, None)


@dataclass(frozen=True)
class WeekChart:
    """`years` is empty where the weeks stand one after the other."""

    kinds: list[KindOfWeek]
    columns: int
    rows: int
    years: list[YearOfWeeks]
    weeks: Sequence[Week]

    @property
    def width_px(self) -> int:
        return self.columns * SIZE_PX

    @property
    def newest_first(self) -> list[Week]:
        return list(reversed(self.weeks))


def week_chart(weeks: Sequence[Week]) -> WeekChart | None:
    """Of weeks with the oldest first; nothing where there is none."""
    if not weeks:
        return None
    has_years = len(weeks) > MOST_WITHOUT_YEARS
    years = [YearOfWeeks(year, list(one)) for year, one in groupby(weeks, key=_year)] if has_years else []
    halves = [weeks[begin : begin + IN_A_ROW] for begin in range(0, len(weeks), IN_A_ROW)]
    rows = [each.weeks for each in years] or halves
    places: dict[WeekKind, list[str]] = defaultdict(list)
    for x, y, week in _placed(rows, by_year=has_years):
        places[week.kind].append(f"M{x} {y}{_shape(week)}")
    return WeekChart(
        kinds=[
            KindOfWeek(kind, len(places[kind]), "".join(places[kind]), f"M0 0{_key(kind)}")
            for kind in WeekKind
            if places[kind]
        ],
        columns=WEEKS_IN_A_YEAR if has_years else max(len(rows[0]), FEWEST_IN_A_ROW),
        rows=len(rows),
        years=years,
        weeks=weeks,
    )


def _year(week: Week) -> int:
    return week.start.year


def _placed(rows: Sequence[Sequence[Week]], *, by_year: bool) -> Iterator[tuple[int, int, Week]]:
    for y, row in enumerate(rows):
        offset = (row[0].start - dt.date(row[0].start.year, 1, 1)).days // 7 if by_year else 0
        for x, week in enumerate(row, offset):
            yield x, y, week


def _shape(week: Week) -> str:
    """Below the aim, a square filled as far as it goes."""
    if week.kind is not WeekKind.SOME:
        return SHAPES[week.kind]
    filled = round(SIDE * week.sessions / week.aim, 2)
    return f"m0 {round(SIDE - filled, 2)}h.8v{filled}h-.8z"


def _key(kind: WeekKind) -> str:
    return SHAPES.get(kind, "m0 .4h.8v.4h-.8z")
