"""What a session came to, in kind words: what was done, against last time, and left against right."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery

from exercises.models import Measure
from progress.mat import straps
from progress.models import ExerciseLog, WorkoutSession
from progress.owner import Owner
from progress.rules.constants import PAIN_HIGH
from progress.units import load_text
from progress.wording import counted


@dataclass(frozen=True)
class Line:
    """One exercise. `last` is its log before this one."""

    log: ExerciseLog
    last: ExerciseLog | None
    unit: str

    @property
    def is_done(self) -> bool:
        return self.sets > 0

    @property
    def sets(self) -> int:
        return len({row.number for row in self.log.sets.all() if not row.undone})

    @property
    def noun(self) -> str:
        return "s" if self.log.measure == Measure.HOLD else "reps"

    @property
    def done(self) -> str:
        """Such as `2 sets of 10 reps`; a span where they were not alike."""
        amounts = sorted({row.done for row in self.log.sets.all() if not row.undone})
        span = "–".join(map(str, dict.fromkeys((amounts[0], amounts[-1]))))
        return f"{counted(self.sets, 'set')} of {span} {self.noun}"

    @property
    def load(self) -> str:
        return straps.carried((self.log.load_left_g or 0, self.log.load_right_g or 0), self.unit)

    @property
    def against_last(self) -> str:
        if self.last is None:
            return "the first time"
        told = [_than(self._load_change), _than(self._done_change)]
        return ", ".join(filter(None, told)) or "as last time"

    @property
    def _load_change(self) -> tuple[int, str]:
        now_g, then_g = self.log.load_g or 0, (self.last and self.last.load_g) or 0
        return now_g - then_g, load_text(abs(now_g - then_g), self.unit)

    @property
    def _done_change(self) -> tuple[int, str]:
        now, then = _lowest(self.log), _lowest(self.last)
        if now is None or then is None:
            return 0, ""
        return now - then, f"{abs(now - then)} {self.noun}"


@dataclass(frozen=True)
class Summary:
    """Built by `summary_of`."""

    session: WorkoutSession
    lines: list[Line]

    @cached_property
    def done(self) -> list[Line]:
        return [line for line in self.lines if line.is_done]

    @property
    def sets(self) -> int:
        return sum(line.sets for line in self.done)

    @property
    def left_out(self) -> list[Line]:
        return [line for line in self.lines if not line.is_done]

    @property
    def was_hard_on_the_back(self) -> bool:
        """Pain was high during it or after it: no day to be praised for."""
        told = [self.session.pain_after, *(line.log.pain_during for line in self.lines)]
        return any(pain is not None and pain >= PAIN_HIGH for pain in told)

    @property
    def sides(self) -> str:
        """One sentence; empty where no exercise counts them."""
        counted = [line for line in self.done if line.log.sides != "both"]
        uneven = [line for line in counted if not line.log.is_even]
        if not counted:
            return ""
        if not uneven:
            return "Left and right did the same."
        names = " and ".join(line.log.name for line in uneven[:2])
        return f"Your sides were not quite alike in {names}. That is common; let the weaker one set the pace."


def summary_of(session: WorkoutSession, *, user: Owner) -> Summary:
    """Two queries beside those of the session with its logs and sets."""
    logs = list(session.logs.all())
    earlier = ExerciseLog.objects.of(user).done().exclude(session=session)
    before = earlier.filter(exercise=OuterRef("exercise"), session__performed_on__lte=session.performed_on)
    found = session.logs.annotate(last_id=Subquery(before.newest_first().values("pk")[:1]))
    last_of = dict(found.values_list("pk", "last_id"))
    rows = ExerciseLog.objects.in_bulk([pk for pk in last_of.values() if pk])
    return Summary(session=session, lines=[Line(log, rows.get(last_of[log.pk]), user.unit) for log in logs])


def _lowest(log: ExerciseLog | None) -> int | None:
    sides = (log.done_left, log.done_right) if log else ()
    return min((done for done in sides if done is not None), default=None)


def _than(change: tuple[int, str]) -> str:
    amount, words = change
    return f"{words} {'more' if amount > 0 else 'less'} than last time" if amount else ""
