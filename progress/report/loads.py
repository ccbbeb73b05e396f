"""The loads of a report: each exercise's first and last of these days."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from exercises.models import Exercise, Measure
from progress.models import ExerciseLog
from progress.owner import Owner

READ_FIELDS = (
    "exercise_id", "session_id", "load_left_g", "load_right_g", "done_left", "done_right",
    "pain_during", "session__pain_after", "session__pain_next", "was_easy",
)  # fmt: skip


class Logged(NamedTuple):
    """One exercise in one session, as a report needs it."""

    exercise: str
    session: int
    load_left_g: int | None
    load_right_g: int | None
    done_left: int | None
    done_right: int | None
    pain_during: int | None
    pain_after: int | None
    pain_next: int | None
    is_easy: bool

    @property
    def load_g(self) -> int:
        return max(known(self.load_left_g, self.load_right_g), default=0)

    @property
    def is_uneven(self) -> bool:
        """Whether both sides are known and not alike, in what they carried or in how much they did."""
        left, right = (self.load_left_g, self.done_left), (self.load_right_g, self.done_right)
        return None not in (self.load_left_g, self.load_right_g) and left != right

    @property
    def done(self) -> int | None:
        return min(known(self.done_left, self.done_right), default=None)


@dataclass(frozen=True)
class LoadRow:
    """Easy days are counted but say nothing of the load, unless there is nothing else."""

    name: str
    is_hold: bool
    times: int
    first: Logged
    last: Logged
    most_g: int
    pain_worst: int | None

    @property
    def ends(self) -> tuple[Logged, Logged]:
        return self.first, self.last

    @property
    def change_g(self) -> int:
        return self.last.load_g - self.first.load_g


def load_rows(*, user: Owner, first: dt.date, last: dt.date) -> list[LoadRow]:
    """The exercise done most often first."""
    logs = ExerciseLog.objects.of(user).performed_in(first, last).done().exclude(exercise=None)
    in_order = logs.telling_easy().order_by("exercise", "session__performed_on", "session_id")
    told = [Logged(*row) for row in in_order.values_list(*READ_FIELDS)]
    by_exercise = {slug: list(group) for slug, group in groupby(told, key=attrgetter("exercise"))}
    exercises = Exercise.objects.in_bulk(list(by_exercise))
    rows = [_row(exercises[slug], group) for slug, group in by_exercise.items()]
    return sorted(rows, key=lambda row: (-row.times, row.name))


def _row(exercise: Exercise, told: list[Logged]) -> LoadRow:
    meant = [one for one in told if not one.is_easy] or told
    pains = (known(one.pain_during, one.pain_after, one.pain_next) for one in told)
    return LoadRow(
        name=exercise.name,
        is_hold=exercise.measure == Measure.HOLD,
        times=len({one.session for one in told}),
        first=meant[0],
        last=meant[-1],
        most_g=max(one.load_g for one in meant),
        pain_worst=max((pain for row in pains for pain in row), default=None),
    )


def known(*values: int | None) -> list[int]:
    return [value for value in values if value is not None]
