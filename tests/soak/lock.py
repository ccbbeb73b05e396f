"""Another process holds SQLite's write lock for 30 s, while eight people log sessions and read."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.soak.people import (
    LIVE,
    PATIENCE,
    READY,
    Reader,
    busy,
    everybody_saves,
    people_of,
    refusals,
    told_in_log,
    what_was_stored,
)
from tests.soak.site import Site, Visitor

HELD_SECONDS = 30
QUICK_SECONDS = 1.5
HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_lock(database: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        try:
            if holder.stdout is None or not holder.stdout.readline():
                raise RuntimeError("The lock could not be taken.")
            yield
        finally:
            holder.kill()


def slowest_twentieth(name: str, readers: list[Reader]) -> float:
    """The 95th percentile. What was measured is then forgotten."""
    seconds = [second for reader in readers for second in reader.seconds]
    for reader in readers:
        reader.seconds.clear()
    percentile = quantiles(seconds, n=20)[-1]
    print(
        f"reading {name}: {len(seconds)} pages, median {1000 * median(seconds):.0f} ms, "
        f"95th percentile {1000 * percentile:.0f} ms, slowest {1000 * max(seconds):.0f} ms"
    )
    return percentile


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        people = people_of(site)
        readers = [Reader(person.visitor) for person in people]
        probe = Reader(Visitor(site.url))
        works = [*(person.log_session for person in people), *(reader.read_all for reader in readers)]
        with busy(*works) as look_for_trouble:
            time.sleep(5)
            slowest_twentieth("before", readers)
            with held_lock(site.database):
                until = time.monotonic() + HELD_SECONDS
                while time.monotonic() < until:
                    probe.look(LIVE)
                    probe.look(READY)
                    look_for_trouble()
            percentile = slowest_twentieth(f"while the lock was held for {HELD_SECONDS} s", readers)
            refused = refusals(people)
            recovery = everybody_saves(people, look_for_trouble, PATIENCE)
            site.wait_until_ready()
        stored, is_stored = what_was_stored(site, people)
        told, is_told = told_in_log(site, people)
    print(f"saves answered 503: {refused}; everybody had saved again {recovery:.1f} s after the lock")
    print(f"health: live {dict(probe.answers[LIVE])}, ready {dict(probe.answers[READY])}; {told}\n{stored}")
    is_truthful = set(probe.answers[LIVE]) == {200} and set(probe.answers[READY]) == {503}
    is_read = percentile < QUICK_SECONDS and all(reader.is_served() for reader in readers)
    if not (is_stored and is_told and is_truthful and is_read and refused):
        sys.exit("Something was lost, untrue or slow.")


if __name__ == "__main__":
    main()
