"""What is different from a month before: the loads, and the middle pain of the sessions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from progress import units
from progress.history.beside import SessionPain
from progress.history.exercise import ExerciseHistory
from progress.wording import counted, day_and_month, number_text

MONTH = dt.timedelta(days=30)


@dataclass(frozen=True)
class Loads:
    """Of one exercise: the first and the last load of the time looked at, and that of a month before its end.

    Each is empty where nothing tells of it.
    """

    first_g: int | None
    last_g: int | None
    then_g: int | None


@dataclass(frozen=True)
class LoadStep:
    name: str
    slug: str
    before: str
    after: str


@dataclass(frozen=True)
class MonthChange:
    """Since `day`. Pain is the median of the sessions' worst, in the month before it and in the one after."""

    day: dt.date
    steps: Sequence[LoadStep]
    pain_then: float | None
    pain_now: float | None

    @property
    def sentence(self) -> str:
        loads = f"{self._loads} than on {day_and_month(self.day)}." if self.steps else self._no_steps
        return f"{loads} {self._pain}".strip()

    @property
    def _loads(self) -> str:
        number = len(self.steps)
        has = "has" if number == 1 else "have"
        return f"{counted(number, 'exercise', one='One')} {has} another load"

    @property
    def _no_steps(self) -> str:
        return f"The loads are the same as on {day_and_month(self.day)}."

    @property
    def _pain(self) -> str:
        if self.pain_then is None or self.pain_now is None:
            return ""
        then, now = number_text(self.pain_then), number_text(self.pain_now)
        if then == now:
            return f"Pain on a middling day is {now} of 10, as in the month before."
        return f"Pain on a middling day is {now} of 10; in the month before it was {then}."


def month_change(
    histories: Sequence[ExerciseHistory],
    loads: dict[str, Loads],
    pains: Sequence[SessionPain],
    *,
    last: dt.date,
    unit: str,
) -> MonthChange | None:
    """Of all exercises up to `last`; nothing where none was done both before and since."""
    day = last - MONTH
    known = [one for one in histories if _is_known(loads[one.exercise.slug])]
    if not known:
        return None
    steps = [step for one in known for step in _steps(one, loads[one.exercise.slug], unit)]
    return MonthChange(
        day=day,
        steps=steps,
        pain_then=_middle([one.pain for one in pains if day - MONTH < one.day <= day]),
        pain_now=_middle([one.pain for one in pains if one.day > day]),
    )


def _is_known(loads: Loads) -> bool:
    return loads.then_g is not None and loads.last_g is not None


def _steps(history: ExerciseHistory, loads: Loads, unit: str) -> list[LoadStep]:
    before, after = units.load_text(loads.then_g or 0, unit), units.load_text(loads.last_g or 0, unit)
    exercise = history.exercise
    return [LoadStep(exercise.name, exercise.slug, before, after)] if before != after else []


def _middle(pains: Sequence[int]) -> float | None:
    return median(pains) if pains else None
