"""What the user wants to be able to do again, and how it goes, beside the pain over the same days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from progress import chart
from progress.chart.axes import PAIN_MAX, Tick, day_ticks, height, place
from progress.chart.paths import Place, line_path
from progress.history.beside import Beside, Rated, SessionPain
from progress.history.periods import Period
from progress.wording import day_text

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class GoalLine:
    """One activity: the first and the last rating in the time looked at, and all as a line."""

    text: str
    first: Rated
    last: Rated
    path: str

    @property
    def sentence(self) -> str:
        now = f"{self.last.rating} on {day_text(self.last.day)}"
        if self.first == self.last:
            return f"{now}."
        return f"{self.first.rating} on {day_text(self.first.day)}, {now}."


@dataclass(frozen=True)
class GoalHistory:
    lines: Sequence[GoalLine]
    pain_path: str
    day_ticks: Sequence[Tick]

    pain_ticks = chart.Chart.pain_ticks


def goal_history(beside: Beside, *, days: Days, period: Period) -> GoalHistory | None:
    """Of the activities not retired; a point of pain is the middle of its sessions."""
    if not beside.ratings:
        return None
    lines = [
        _line(list(group), days, period) for _, group in groupby(beside.ratings, key=lambda one: one.goal)
    ]
    return GoalHistory(lines, _pain_path(beside.pains, days, period), day_ticks(*days))


def _line(rated: Sequence[Rated], days: Days, period: Period) -> GoalLine:
    """With the last word of each week or month, where a point stands for that much."""
    last_words = {period.bounds(one.day)[0]: one for one in rated}
    places = [(place(one.day, *days), height(one.rating, PAIN_MAX)) for one in last_words.values()]
    return GoalLine(rated[0].text, rated[0], rated[-1], line_path(places))


def _pain_path(pains: Iterable[SessionPain], days: Days, period: Period) -> str:
    """Broken where the lines of the exercises are: nobody knows how the back was in a long break."""
    by_period: dict[Days, list[int]] = defaultdict(list)
    for one in pains:
        by_period[period.bounds(one.day)].append(one.pain)
    path, last_end = "", days[0]
    places: list[Place] = []
    for start, end in sorted(by_period):
        if (start - last_end).days > chart.BREAK_DAYS:
            path, places = path + line_path(places), []
        places.append((place(start, *days), height(median(by_period[start, end]), PAIN_MAX)))
        last_end = end
    return path + line_path(places)
