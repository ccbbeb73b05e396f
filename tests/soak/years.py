"""Bodies live a year or less through the pages, day by day, and do what the plan says. Two at a time.

With --write, the load curves of some of them become the picture in docs/rules.md."""

import gc
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from io import StringIO
from itertools import pairwise

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402

from config.prepare import collect_static  # noqa: E402
from progress.rules.constants import DAYS_BETWEEN_RAISES  # noqa: E402
from progress.sentences import SENTENCES  # noqa: E402
from tests.soak.bodies import A_YEAR, BODIES, Body, name_of  # noqa: E402
from tests.soak.lives import Life, Year  # noqa: E402
from tests.soak.load_curves import picture  # noqa: E402

PROCESSES = 2
PICTURE = "load-curves.svg"
DAYS_OFF = 4
ABOUT_3_WEEKS = range(21 - DAYS_OFF, 21 + DAYS_OFF + 1)
SHOWN = {
    "calm": "Calm, every other day",
    "twice a week never answering": "Calm, twice a week",
    "always a four": "Always a 4 of 10",
    "flare at 2 kg": "A flare-up at 2 kg",
}


# What must be true of every year, and of some.


def faults(life: Life, body: type[Body]) -> list[str]:
    """What no body may ever see."""
    owned_g = {0, *body.owned_g}
    raised = sorted(set(life.raises))
    return [
        *(
            f"day {each.day}: {each.load_g} g above the limit"
            for each in life.worn
            if each.load_g > each.cap_g
        ),
        *(
            f"day {each.day}: {each.load_g} g is not owned"
            for each in life.worn
            if each.load_g not in owned_g
        ),
        *(f"day {day}: the weaker side is heavier" for day in weaker_side_is_heavier(life, body)),
        *(f"raised on day {day} and again on day {later}" for day, later in too_close(raised)),
        *(f"two raises on day {day}" for day in raised if life.raises.count(day) > 1),
    ]


def weaker_side_is_heavier(life: Life, body: type[Body]) -> list[int]:
    return [each.day for each in life.worn if each.right_g > each.left_g and body.weaker_side == "right"]


def too_close(days: list[int]) -> list[tuple[int, int]]:
    return [(day, later) for day, later in pairwise(days) if later - day <= DAYS_BETWEEN_RAISES]


def expectations(lives: dict[str, Life]) -> dict[str, bool]:
    """What is told of these bodies in docs/rules.md."""
    calm, ache, flare = lives["calm"], lives["ache in week one"], lives["flare at 2 kg"]
    four, seldom = lives["always a four"], lives["twice a week never answering"]
    flared_on = flared(flare)
    afterwards = [load_g for day, load_g in flare.curve() if day > flared_on]
    back_on = next((day for day, load_g in flare.curve() if day > flared_on and load_g == 2000), A_YEAR)
    return {
        "calm: the first weight after about 3 weeks, 2 kg after 14": is_about(calm, weeks=(3, 14)),
        "calm: it is never stopped": not calm.stops,
        "daily: it rests in between": len(lives["daily"].trained) < A_YEAR * 2 / 3,
        "always a four: the first weight after about 7 weeks, 2 kg after 22": is_about(four, weeks=(7, 22)),
        "always a four: it is never stopped": not four.stops,
        "ache in week one: it delays": first_raise(calm) < first_raise(ache) <= first_raise(calm) + 28,
        "ache in week one: it never stops": not ache.stops,
        "flare at 2 kg: next time it is half": afterwards[:1] == [1000],
        "flare at 2 kg: it is back about 3 weeks later": back_on - flared_on in ABOUT_3_WEEKS,
        "flare at 2 kg: it is never stopped": not flare.stops,
        "twice a week: the first weight after about 4 weeks, 2 kg after 15": is_about(seldom, weeks=(4, 15)),
        "twice a week, never answering: it is never stopped": not seldom.stops,
        "weak right side: it gets on": lives["weak right side"].heaviest_g > 0,
        "only 2 kg: it stays without": not lives["only 2 kg"].heaviest_g,
        "no weights: it stays without": not lives["no weights"].heaviest_g,
        "thin bones: no weight, and nothing that is blocked": is_spared(lives["thin bones"]),
        "pounds: it gets on": lives["pounds"].heaviest_g == 1814,
        "signs: each stops the day": len(lives["signs"].stops) == 3,
        "limits lowered: all loads come down": limits_hold(lives["limits lowered"]),
    }


def is_about(life: Life, *, weeks: tuple[int, int]) -> bool:
    """The first weight and the heaviest, each within half a week of this one."""
    days = [next(day for day, load_g in life.curve() if load_g >= least_g) for least_g in (1, 2000)]
    return all(abs(day - 7 * week) <= DAYS_OFF for day, week in zip(days, weeks, strict=True))


def first_raise(life: Life) -> int:
    return min(life.raises, default=A_YEAR)


def flared(life: Life) -> int:
    return next((day for (day, before_g), (_, load_g) in pairwise(life.curve()) if load_g < before_g), A_YEAR)


def is_spared(life: Life) -> bool:
    blocked = {"back-extension-with-twist", "straight-leg-raise-over-blocks", "seated-l-sit-leg-hold"}
    return bool(life.worn) and not life.heaviest_g and blocked.isdisjoint(each.slug for each in life.worn)


def limits_hold(life: Life) -> bool:
    before = max(each.load_g for each in life.worn if each.day < 170)
    return before > 500 >= max(each.load_g for each in life.worn if each.day > 170)


# The run.


def set_up() -> None:
    """Each process lives on a database of its own."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    runner.setup_databases()
    collect_static()
    call_command("load_catalogue", verbosity=0, stdout=StringIO())
    # What is there now stays to the end: looking through it again and again took a tenth of the time.
    gc.freeze()


def live_all() -> dict[str, Life]:
    """By name, in the order of `BODIES`. The longest begin first, so that both processes end together."""
    numbers = sorted(range(len(BODIES)), key=lambda number: -BODIES[number].days)
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"), initializer=set_up) as pool:
        lives = {}
        for life in pool.map(live, numbers):
            lives[life.name] = life
            report(life)
    return {name: lives[name] for name in map(name_of, BODIES)}


def live(number: int) -> Life:
    """A life that leaves nothing behind for the next one."""
    with transaction.atomic():
        life = Year(BODIES[number]()).live()
        transaction.set_rollback(True)
    return life


def report(life: Life) -> None:
    print(f"\n{life.name}: {len(life.trained)} sessions, first raise on day {min(life.raises, default='–')}")
    for slug in sorted({each.slug for each in life.worn if each.load_g}):
        steps = ", ".join(f"{load_g} g from day {day}" for day, load_g in life.changes(slug))
        print(f"  {slug}: {steps}")
    if life.stops:
        print("  stopped: " + ", ".join(f"day {day} {rule}" for day, rule in life.stops))
    rules = ", ".join(f"{rule} {count}" for rule, count in life.rules.most_common())
    print(f"  rules: {rules}", flush=True)


def main() -> None:
    began = time.monotonic()
    lives = live_all()
    wrong = [
        f"{life.name}: {fault}"
        for life, body in zip(lives.values(), BODIES, strict=True)
        for fault in faults(life, body)
    ]
    wrong += [f"Not so: {what}" for what, holds in expectations(lives).items() if not holds]
    reached = {rule for life in lives.values() for rule in life.rules}
    wrong += [f"No body reached {rule}." for rule in SENTENCES if rule not in reached]
    drawing = picture({title: lives[name].curve() for name, title in SHOWN.items()}, days=A_YEAR)
    path = settings.BASE_DIR / "static" / "img" / PICTURE
    if "--write" in sys.argv:
        path.write_text(drawing, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != drawing:
        wrong.append(f"{path.name} is not the picture of this run: --write draws it.")
    print(f"\n{len(lives)} bodies, {sum(len(life.trained) for life in lives.values())} sessions, ", end="")
    print(f"{len(reached & set(SENTENCES))} of {len(SENTENCES)} rules reached, ", end="")
    print(f"in {(time.monotonic() - began) / 60:.1f} minutes")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
