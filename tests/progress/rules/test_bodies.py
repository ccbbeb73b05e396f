"""Bodies that live by the advice, day by day, with one exercise."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from progress.rules import Action, Advice, PastSession, advise
from tests.progress.rules.situations import situation

DAYS = 180
# More than any rule looks back on here.
SESSIONS_KEPT = 60


@dataclass(frozen=True)
class Day:
    day: int
    advice: Advice


# What hurts on a day, with this load: before and now, during, after, the next morning.
Body = Callable[[int, int], tuple[int, int, int, int]]


def live(body: Body, *, every: int = 1, answers: bool = True) -> list[Day]:
    """Trains every so many days as advised, opening the page once a day, before training."""
    lived: list[Day] = []
    past: list[PastSession] = []
    for day in range(0, DAYS, every):
        # A log is kept with its day as `days_ago`, and ages when it is asked about.
        aged = [replace(log, days_ago=day - log.days_ago) for log in past[:SESSIONS_KEPT]]
        load_g = past[0].load_g if past else 0
        advice = advise(situation(*aged, pain_now=body(day, load_g)[0]))
        lived.append(Day(day, advice))
        if advice.load_g is None or advice.target is None:
            continue
        before, during, after, following = body(day, advice.load_g)
        log = PastSession(
            days_ago=day,
            load_g=advice.load_g,
            target=advice.target,
            done=[[advice.target, advice.target]],
            effort=5,
            pain_before=before,
            pain_during=during,
            pain_after=after,
            pain_next=following if answers else None,
            easier=advice.easier_version,
        )
        past.insert(0, log)
    return lived


def raises(lived: list[Day]) -> list[int]:
    return [each.day for each in lived if each.advice.action is Action.INCREASE_LOAD]


def stopped(lived: list[Day]) -> bool:
    return any(each.advice.action is Action.STOP for each in lived)


def heaviest_g(lived: list[Day]) -> int:
    return max(each.advice.load_g or 0 for each in lived)


def calm(day: int, load_g: int) -> tuple[int, int, int, int]:
    return 1, 2, 1, 1


def four(day: int, load_g: int) -> tuple[int, int, int, int]:
    return 4, 5, 4, 4


def ache_in_week_one(day: int, load_g: int) -> tuple[int, int, int, int]:
    return (2, 4, 3, 3) if day < 7 else calm(day, load_g)


def flare_at_2_kg(day: int, load_g: int) -> tuple[int, int, int, int]:
    return (2, 6, 4, 3) if day == FLARE else calm(day, load_g)


FLARE = 100


def test_a_calm_body_has_its_first_weight_after_about_three_weeks() -> None:
    lived = live(calm, every=3)
    assert 20 <= raises(lived)[0] <= 26
    assert heaviest_g(lived) == 2000


def test_no_body_rises_twice_within_a_week() -> None:
    for body in (calm, four, ache_in_week_one, flare_at_2_kg):
        for every in (1, 2, 3):
            days = raises(live(body, every=every))
            assert all(later - day > 6 for day, later in pairwise(days)), (body, every)


def test_a_body_that_always_hurts_like_a_four_still_goes_on() -> None:
    lived = live(four, every=2)
    assert raises(lived)
    assert not stopped(lived)


def test_the_ache_of_a_first_week_delays_and_never_stops() -> None:
    lived = live(ache_in_week_one, every=2)
    assert raises(lived)[0] > raises(live(calm, every=2))[0]
    assert not stopped(lived)


def test_a_flare_at_2_kg_halves_the_load_which_is_back_within_weeks() -> None:
    lived = {each.day: each.advice for each in live(flare_at_2_kg, every=2)}
    assert lived[FLARE].load_g == 2000
    assert (lived[FLARE + 2].rule, lived[FLARE + 2].load_g) == ("high_pain_last_time", 1000)
    assert any(lived[day].load_g == 2000 for day in range(FLARE + 4, FLARE + 50, 2))


def test_a_body_that_never_answers_in_the_morning_goes_on_too() -> None:
    assert raises(live(calm, every=3, answers=False))
