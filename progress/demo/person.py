"""A made-up person: how the back is, on which days they train, and what they tell of it."""

import datetime as dt
import math
import random
import uuid as uuids
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exercises.models import Routine
from progress.demo.loads import STEP_G, Ladder, share_kept
from progress.demo.notes import BREAK_NOTE, FLARE_NOTES, LOG_NOTES, NOTES
from progress.models import Kind, Side, Skipped
from progress.services.entries import CheckInEntry, LogEntry, SessionEntry, SetEntry
from progress.today.plan import PlannedExercise

USUAL_DAYS = (0, 2, 4)
QUIET_END = dt.timedelta(days=28)
SIDE_LAG = dt.timedelta(days=28)
# With weights one rests for a day: who looks in on the day after `last` can train again.
REST = dt.timedelta(days=1)
TOLD_EVERY_DAY = dt.timedelta(days=4)


@dataclass(frozen=True)
class Programme:
    """A routine and its exercises in order."""

    routine: Routine
    exercises: Sequence[PlannedExercise]


@dataclass(frozen=True)
class Spell:
    """Some days in a row: a flare, or a time away."""

    first: dt.date
    last: dt.date

    def strength(self, day: dt.date) -> float:
        """1 on its first day, fading towards 0 on its last; 0 outside it."""
        if not self.first <= day <= self.last:
            return 0.0
        return 1 - (day - self.first).days / ((self.last - self.first).days + 1)


class Person:
    """Draws from one stream of chance, so what it tells follows from the seed and the order of asking."""

    def __init__(self, seed: int, first: dt.date, last: dt.date, main: Programme, gentle: Programme) -> None:
        self.chance = random.Random(seed)  # noqa: S311  made-up numbers guard nothing
        self.first, self.last = first, last
        self.main, self.gentle = main, gentle
        self.flares = self._spells(every=(75, 170), days=(7, 14))
        self.breaks = [
            *self._spells(every=(60, 150), days=(5, 16)),
            *self._spells(every=(400, 900), days=(25, 65)),
        ]
        self.back = dict(self._back())
        self.ladders = [Ladder(plan, first) for plan in main.exercises]
        self.raised_on = first
        self.eased_in: Spell | None = None
        self.weaker = self.chance.choice((Side.LEFT, Side.RIGHT))

    def _spells(self, *, every: tuple[int, int], days: tuple[int, int]) -> list[Spell]:
        spells = []
        start = self.first + dt.timedelta(days=self.chance.randint(*every))
        while start < self.last - QUIET_END:
            end = min(start + dt.timedelta(days=self.chance.randint(*days)), self.last - QUIET_END)
            spells.append(Spell(start, end))
            start = end + dt.timedelta(days=self.chance.randint(*every))
        return spells

    def _back(self) -> Iterator[tuple[dt.date, float]]:
        """How the back is, day by day, on the scale of 0–10."""
        heights = [self.chance.uniform(3.5, 5.5) for _ in self.flares]
        wander = 0.0
        for number in range((self.last - self.first).days + 1):
            day = self.first + dt.timedelta(days=number)
            wander = 0.93 * wander + self.chance.gauss(0, 0.28)
            flare = sum(
                height * spell.strength(day) for height, spell in zip(heights, self.flares, strict=True)
            )
            yield day, 1.2 + 2 * math.exp(-number / 150) + wander + flare

    def _feels(self, level: float) -> int:
        return min(max(round(level + self.chance.gauss(0, 0.45)), 0), 8)

    def _often(self, probability: float) -> bool:
        return self.chance.random() < probability

    def _uuid(self) -> uuids.UUID:
        return uuids.UUID(int=self.chance.getrandbits(128), version=4)

    def _flare_on(self, day: dt.date) -> Spell | None:
        return next((spell for spell in self.flares if spell.strength(day)), None)

    def training_days(self) -> list[dt.date]:
        monday = self.first - dt.timedelta(days=self.first.weekday())
        days = set()
        while monday <= self.last:
            for usual in USUAL_DAYS:
                day = monday + dt.timedelta(days=usual + self._often(0.2))
                if not self._stays_off(day):
                    days.add(day)
            monday += dt.timedelta(days=7)
        newest = self.last - REST
        # It comes like every other after a day off.
        return [*(day for day in sorted(days) if self.first <= day < newest - REST), newest]

    def _stays_off(self, day: dt.date) -> bool:
        away = any(spell.strength(day) for spell in self.breaks)
        return self._often(0.4 if self._flare_on(day) else 0.07) or away

    def check_ins(self) -> list[CheckInEntry]:
        return [
            CheckInEntry(uuid=self._uuid(), day=day, pain_now=self._feels(level))
            for day, level in self.back.items()
            if self._often(0.8) or day > self.last - TOLD_EVERY_DAY
        ]

    def session(self, day: dt.date, *, away: int) -> SessionEntry:
        flare = self._flare_on(day)
        kind = self._kind(flare)
        self._move_loads(day, flare, away, may_rise=not flare and kind != Kind.EASY)
        programme = self.gentle if kind == Kind.EASY else self.main
        before = self._feels(self.back[day])
        return SessionEntry(
            uuid=self._uuid(),
            routine=programme.routine,
            answers={
                "performed_on": day,
                "kind": kind,
                "pain_before": before,
                "pain_after": self._feels(before - 0.3),
                "pain_next": self._feels(self.back.get(day + dt.timedelta(days=1), before))
                if self._often(0.8)
                else None,
                "note": self._note(flare, away),
            },
            logs=[self._log(plan, day, kind, before) for plan in programme.exercises],
        )

    def _kind(self, flare: Spell | None) -> Kind:
        if self._often(0.45 if flare else 0.015):
            return Kind.EASY
        return Kind.SHORT if self._often(0.06) else Kind.PLANNED

    def _note(self, flare: Spell | None, away: int) -> str:
        if away > 14:
            return BREAK_NOTE
        if not self._often(0.3 if flare else 0.1):
            return ""
        return self.chance.choice(FLARE_NOTES if flare else NOTES)

    def _move_loads(self, day: dt.date, flare: Spell | None, away: int, *, may_rise: bool) -> None:
        share = share_kept(away)
        if flare and flare != self.eased_in:
            self.eased_in, share = flare, min(share, 0.5)
        if share < 1:
            for ladder in self.ladders:
                ladder.move_to(int(ladder.load_g * share) // STEP_G * STEP_G, day)
        elif may_rise and (day - self.raised_on).days >= 7:
            self._raise_one(day)

    def _raise_one(self, day: dt.date) -> None:
        ready = [ladder for ladder in self.ladders if ladder.may_rise(day)]
        if ready:
            one = min(ready, key=lambda ladder: ladder.plan.exercise.raise_order or math.inf)
            one.move_to(one.load_g + STEP_G, day)
            self.raised_on = day

    def _log(self, plan: PlannedExercise, day: dt.date, kind: Kind, before: int) -> LogEntry:
        loads = self._loads(plan, day, kind)
        hurts = self._feels(before + 0.3)
        skipped = self._skipped(day, hurts)
        sets = 1 if kind == Kind.SHORT else plan.sets_planned
        whole = bool(skipped)
        return LogEntry(
            exercise=plan.exercise,
            name=plan.name,
            measure=plan.measure,
            sides=plan.sides,
            sets_planned=sets,
            target=plan.target,
            sets=[] if whole else list(self._sets(plan, sets, loads, day)),
            answers={
                "easier": not whole and self._often(0.3 if self._is_hard(day) else 0.01),
                "skipped": skipped,
                "effort": None if whole else self._effort(loads),
                "pain_during": hurts if skipped in ("", Skipped.PAIN) else None,
                "note": self.chance.choice(LOG_NOTES) if not whole and self._often(0.02) else "",
            },
        )

    def _loads(self, plan: PlannedExercise, day: dt.date, kind: Kind) -> dict[str, int]:
        """What each ankle carries: the weaker one less for some weeks after a flare."""
        ladder = next((ladder for ladder in self.ladders if ladder.plan == plan), None)
        load_g = ladder.load_g if ladder and kind != Kind.EASY else 0
        loads = {Side.LEFT.value: load_g, Side.RIGHT.value: load_g}
        if plan.exercise.counts_sides and self._is_after_flare(day):
            loads[self.weaker] = max(load_g - STEP_G, 0)
        return loads

    def _is_after_flare(self, day: dt.date) -> bool:
        return any(spell.first <= day <= spell.last + SIDE_LAG for spell in self.flares)

    def _is_hard(self, day: dt.date) -> bool:
        """The first weeks, and the days of a flare."""
        return (day - self.first).days < 21 or self._flare_on(day) is not None

    def _skipped(self, day: dt.date, hurts: int) -> str:
        if hurts >= 4 and self._flare_on(day) and self._often(0.2):
            return Skipped.PAIN
        if self._often(0.02):
            return self.chance.choice((Skipped.TIRED, Skipped.TIME, Skipped.OTHER))
        return ""

    def _effort(self, loads: dict[str, int]) -> int:
        return min(max(round(4 + max(loads.values()) / 1000 + self.chance.gauss(0, 0.8)), 2), 9)

    def _sets(
        self, plan: PlannedExercise, sets: int, loads: dict[str, int], day: dt.date
    ) -> Iterator[SetEntry]:
        target = plan.target or 10
        sides = (Side.LEFT, Side.RIGHT) if plan.exercise.counts_sides else (Side.BOTH,)
        for number in range(1, sets + 1):
            for side in sides:
                chance_of_less = 0.35 if self._is_hard(day) else 0.08 if side == self.weaker else 0.03
                less = self.chance.randint(1, 3) if number == sets and self._often(chance_of_less) else 0
                yield SetEntry(
                    number=number,
                    side=side,
                    load_g=loads[self.weaker if side == Side.BOTH else side],
                    done=target - less * target // 10,
                )
