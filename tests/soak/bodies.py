"""Bodies that train by the advice for a year, or as long as it takes: what each feels, does and owns."""

import re
from typing import ClassVar

A_YEAR = 365
LIGHT_TO_HEAVY = (500, 1000, 1500, 2000)
MAIN = "?routine=back-and-hip-strength"


class Body:
    """A calm one, that looks at Today every morning and trains every other day."""

    days = A_YEAR
    unit = "kg"
    owned_g: tuple[int, ...] = LIGHT_TO_HEAVY
    replies: ClassVar[dict[str, str]] = {}
    query = ""
    looks_daily = checks_in = answers = True
    # Days until somebody has looked at what a stop was about.
    days_to_lift = 2
    weaker_side = ""

    def __init__(self) -> None:
        self.trained: dict[int, int] = {}  # the heaviest load, by day

    def trains(self, day: int) -> bool:
        return day % 2 == 0

    def now(self, day: int) -> int:
        """Pain in the morning, which is the one before a session too."""
        return 1

    def during(self, day: int, slug: str, load_g: int) -> int:
        return 2

    def after(self, day: int) -> int:
        return 1

    def effort(self, day: int, load_g: int) -> int:
        return 5

    def done(self, day: int, target: int, load_g: int, side: str) -> int:
        return target

    def loads_g(self, day: int, slug: str, left_g: int, right_g: int) -> tuple[int, int]:
        """What is strapped on, where this is suggested."""
        return left_g, right_g

    def sign(self, day: int) -> str:
        return ""

    def answers_anew(self, day: int) -> dict[str, str] | None:
        return None

    def cap_g(self, day: int) -> int | None:
        """What an editor lowers the limit of every exercise to."""
        return None


class Calm(Body):
    pass


class Daily(Body):
    def trains(self, day: int) -> bool:
        return True


class TwiceAWeekNeverAnswering(Body):
    looks_daily = answers = False

    def trains(self, day: int) -> bool:
        return day % 7 in (0, 3)


class AlwaysAFour(Body):
    def now(self, day: int) -> int:
        return 4

    def during(self, day: int, slug: str, load_g: int) -> int:
        return 5

    def after(self, day: int) -> int:
        return 4


class AcheInWeekOne(Body):
    def now(self, day: int) -> int:
        return 3 if day < 7 else 1

    def during(self, day: int, slug: str, load_g: int) -> int:
        return 4 if day < 7 else 2


class FlareAt2Kg(Body):
    @property
    def flare_day(self) -> int | None:
        """The fourth session with two kilograms."""
        heavy = [day for day, load_g in self.trained.items() if load_g == 2000]
        return heavy[3] if len(heavy) > 3 else None

    def now(self, day: int) -> int:
        return 3 if self.flare_day is not None and day == self.flare_day + 1 else 1

    def during(self, day: int, slug: str, load_g: int) -> int:
        heavy = [each for each, worn_g in self.trained.items() if worn_g == 2000 and each < day]
        return 6 if load_g == 2000 and len(heavy) == 3 else 2


class WeakRightSide(Body):
    """The right leg comes up a step later than the left, and does less at first."""

    weaker_side = "right"
    weeks_behind = 3

    def __init__(self) -> None:
        super().__init__()
        self.since: dict[tuple[str, int], int] = {}

    def loads_g(self, day: int, slug: str, left_g: int, right_g: int) -> tuple[int, int]:
        began = self.since.setdefault((slug, left_g), day)
        lighter = max((weight for weight in (0, *self.owned_g) if weight < left_g), default=0)
        return left_g, left_g if day >= began + 7 * self.weeks_behind else lighter

    def done(self, day: int, target: int, load_g: int, side: str) -> int:
        return target - 2 if side == "right" and target >= 12 and day % 28 < 7 else target


class Only2Kg(Body):
    owned_g = (2000,)


class NoWeights(Body):
    days = 120
    owned_g = ()


class WholeKilograms(Body):
    days = 200
    owned_g = (1000, 2000)


class Pounds(Body):
    unit = "lb"
    owned_g = (454, 907, 1361, 1814)


class ThinBones(Body):
    replies: ClassVar[dict[str, str]] = {"osteoporosis-or-steroids": "yes"}


class NotSureYet(Body):
    """Chooses the main routine all the same; a no after four months, and a yes after seven."""

    days = 250
    replies: ClassVar[dict[str, str]] = {"osteoporosis-or-steroids": "not_sure"}
    query = MAIN

    def answers_anew(self, day: int) -> dict[str, str] | None:
        if day == 120:
            return {}
        return {"osteoporosis-or-steroids": "yes"} if day == 210 else None


class NeverChecksIn(Body):
    days = 120
    looks_daily = checks_in = False

    def trains(self, day: int) -> bool:
        return day % 3 == 0


class Worn(Body):
    """Overdoes it with every new weight for a while, falls short now and then, and once wakes up sore."""

    def now(self, day: int) -> int:
        return 5 if day in (301, 303) else 1

    def effort(self, day: int, load_g: int) -> int:
        if load_g >= 1000 and day < 140:
            return 9
        return 7 if day % 30 < 6 else 5

    def done(self, day: int, target: int, load_g: int, side: str) -> int:
        return target - 1 if target >= 12 and day % 90 in range(20, 45) else target


class OftenAway(Body):
    away = (range(40, 49), range(80, 100), range(150, 190), range(230, 330))

    def trains(self, day: int) -> bool:
        return self.is_here(day) and super().trains(day)

    def is_here(self, day: int) -> bool:
        return not any(day in each for each in self.away)

    looks_daily = False


class StormyBack(Body):
    """All that a back can do in a year."""

    days = 300

    def now(self, day: int) -> int:
        flares = {50: 7, 61: 6, 63: 4, 121: 4, 123: 4, 141: 3, 171: 5, 173: 5, 175: 5, 251: 8}
        unsettled = self.unsettled(day)
        return max(flares.get(day, 1), unsettled)

    def unsettled(self, day: int) -> int:
        """The morning after a session in the bad weeks of autumn."""
        return 5 if 270 <= day < 290 and day - 1 in self.trained else 1

    def during(self, day: int, slug: str, load_g: int) -> int:
        return {20: 6, 80: 8, 100: 6, 104: 6, 200: 9}.get(day, 2)


class RisingPain(Body):
    days = 270

    def now(self, day: int) -> int:
        if day % 60 in range(30, 38):
            return 2
        return 3 if day % 60 in range(38, 46) and day > 180 else 0

    def during(self, day: int, slug: str, load_g: int) -> int:
        return self.now(day)

    def after(self, day: int) -> int:
        return self.now(day)


class OneExerciseHurts(Body):
    days = 120

    def during(self, day: int, slug: str, load_g: int) -> int:
        hurts = slug == "seated-l-sit-leg-hold" and day % 16 == 6
        return 6 if hurts else 2


class Signs(Body):
    days = 130

    def sign(self, day: int) -> str:
        return {20: "emergency", 60: "urgent", 100: "leg"}.get(day, "")


class LimitsLowered(Body):
    days = 190

    def cap_g(self, day: int) -> int | None:
        return 500 if day == 170 else None


def name_of(body: type[Body]) -> str:
    """`FlareAt2Kg` is a flare at 2 kg."""
    return " ".join(re.findall("[A-Z][a-z]*|[0-9]+", body.__name__)).lower()


BODIES: tuple[type[Body], ...] = (
    Calm, Daily, TwiceAWeekNeverAnswering, AlwaysAFour, AcheInWeekOne, FlareAt2Kg, WeakRightSide, Only2Kg,
    NoWeights, WholeKilograms, Pounds, ThinBones, NotSureYet, NeverChecksIn, Worn, OftenAway, StormyBack,
    RisingPain, OneExerciseHurts, Signs, LimitsLowered,
)  # fmt: skip
