"""Kills workers and master while eight people log sessions: what was acknowledged is there, once."""

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.soak.people import busy, people_of, what_was_stored
from tests.soak.site import WatchedSite

KILLS = 20
SECONDS = 120


def kill_one(site: WatchedSite, chance: random.Random) -> str:
    """Whoever is there at that moment, a server that is only just coming up included."""
    while True:
        masters, workers = site.processes()
        if masters or workers:
            break
        time.sleep(0.01)
    what = chance.choice(["worker", "worker", "master", "all of them"])
    if what == "all of them":
        victims = masters + workers
    elif (what == "worker" and workers) or not masters:
        what, victims = "worker", [chance.choice(workers)]
    else:
        what, victims = "master", masters
    for victim in victims:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return what


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)  # noqa: S311
    killed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, WatchedSite(Path(folder)) as site:
        people = people_of(site)
        began = time.monotonic()
        with busy(*(person.log_session for person in people)) as look_for_trouble:
            for moment in sorted(chance.uniform(0, SECONDS) for _ in range(KILLS)):
                time.sleep(max(0, began + moment - time.monotonic()))
                look_for_trouble()
                killed[kill_one(site, chance)] += 1
            time.sleep(max(0, began + SECONDS - time.monotonic()))
        site.wait_until_ready()
        figures, is_well = what_was_stored(site, people)
        errors = site.logged_errors()
    print(f"{SECONDS} s, kill -9 of {dict(killed)} (seed {seed}), logged errors {len(errors)}: {figures}")
    if not is_well or errors:
        sys.exit(f"Something was lost, or stored twice, or broke: {errors[:3]}")


if __name__ == "__main__":
    main()
