"""A made-up body: how the back is from day to day, and on which days it is asked."""

import datetime as dt
import math
import random
import uuid as uuids
from collections.abc import Iterator
from dataclasses import dataclass

USUAL_DAYS = (0, 2, 4)
QUIET_END = dt.timedelta(days=28)
SIDE_LAG = dt.timedelta(days=10)
# With weights one rests for a day: who looks in on the day after `last` can train again.
REST = dt.timedelta(days=1)
TOLD_EVERY_DAY = dt.timedelta(days=4)


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


class Body:
    """Draws from one stream of chance, so what it tells follows from the seed and the order of asking.

    `pains` are the check-ins by day: on most days, on each day of training, and on the last ones.
    """

    def __init__(self, seed: int, first: dt.date, last: dt.date) -> None:
        self.chance = random.Random(seed)  # noqa: S311  made-up numbers guard nothing
        self.first, self.last = first, last
        self.flares = self._spells(every=(100, 220), days=(7, 14))
        self.breaks = [
            *self._spells(every=(80, 180), days=(5, 12)),
            *self._spells(every=(400, 900), days=(25, 65)),
        ]
        self.back = dict(self._back())
        self.pains = {day: self.feels(level) for day, level in self.back.items() if self._tells(day)}

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
        heights = [self.chance.uniform(4, 5.5) for _ in self.flares]
        wander = 0.0
        for number in range((self.last - self.first).days + 1):
            day = self.first + dt.timedelta(days=number)
            wander = 0.93 * wander + self.chance.gauss(0, 0.22)
            flare = sum(
                height * spell.strength(day) for height, spell in zip(heights, self.flares, strict=True)
            )
            yield day, 1.2 + 1.6 * math.exp(-number / 100) + wander + flare

    def _tells(self, day: dt.date) -> bool:
        return self.often(0.75) or day > self.last - TOLD_EVERY_DAY

    def feels(self, level: float) -> int:
        return min(max(round(level + self.chance.gauss(0, 0.35)), 0), 8)

    def often(self, probability: float) -> bool:
        return self.chance.random() < probability

    def new_uuid(self) -> uuids.UUID:
        return uuids.UUID(int=self.chance.getrandbits(128), version=4)

    def flare_on(self, day: dt.date) -> Spell | None:
        return next((spell for spell in self.flares if spell.strength(day)), None)

    def is_after_flare(self, day: dt.date) -> bool:
        return any(spell.first <= day <= spell.last + SIDE_LAG for spell in self.flares)

    def training_days(self) -> list[dt.date]:
        """On which the person means to train; the same story whatever day of the week it begins on."""
        days = set()
        for week in range(0, (self.last - self.first).days, 7):
            for usual in USUAL_DAYS:
                day = self.first + dt.timedelta(days=week + usual + self.often(0.2))
                if not self._stays_off(day):
                    days.add(day)
        newest = self.last - REST
        # It comes like every other after a day off.
        return [*(day for day in sorted(days) if day < newest - REST), newest]

    def _stays_off(self, day: dt.date) -> bool:
        return self.often(0.07) or any(spell.strength(day) for spell in self.breaks)

    def check_in(self, day: dt.date) -> int:
        """Whoever trains is asked."""
        return self.pains.setdefault(day, self.feels(self.back[day]))
