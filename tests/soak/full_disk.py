"""Fills the disk under eight people who log sessions, again and again, and frees it: nothing is lost."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.people import (
    LIVE,
    READ,
    READY,
    Reader,
    busy,
    everybody_saves,
    people_of,
    refusals,
    told_in_log,
    what_was_stored,
)
from tests.soak.site import NOT_RUN, Site

TIMES = 3
FULL_SECONDS = 20
RECOVERY_SECONDS = 30
MEBIBYTES = 16


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}m,mode=700", "tmpfs", disk],
        capture_output=True,
        text=True,
    )
    if mounted.returncode:
        print(f"not run: no small disk can be mounted here ({mounted.stderr.strip()})")
        sys.exit(NOT_RUN)
    try:
        yield disk
    finally:
        subprocess.run(["/bin/umount", "--lazy", disk], check=True)


def fill(filler: Path) -> None:
    with filler.open("ab", buffering=0) as file:
        for size in 2**16, 2**12:
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue


def stay_full(filler: Path, reader: Reader, look_for_trouble: Callable[[], None]) -> None:
    until = time.monotonic() + FULL_SECONDS
    while time.monotonic() < until:
        fill(filler)
        for path in (*READ, LIVE, READY):
            reader.look(path)
        look_for_trouble()


def main() -> None:
    recoveries: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        small_disk(Path(folder)) as disk,
        Site(Path(folder), disk / "data") as site,
    ):
        people = people_of(site)
        filler = disk / "filler"
        reader = Reader(people[0].visitor)
        with busy(*(person.log_session for person in people)) as look_for_trouble:
            for _ in range(TIMES):
                everybody_saves(people, look_for_trouble, RECOVERY_SECONDS)
                stay_full(filler, reader, look_for_trouble)
                filler.unlink()
                recoveries.append(f"{everybody_saves(people, look_for_trouble, RECOVERY_SECONDS):.1f} s")
                site.wait_until_ready()
        stored, is_stored = what_was_stored(site, people)
        told, is_told = told_in_log(site, people)
    refused = refusals(people)
    print(f"full {TIMES} times for {FULL_SECONDS} s; saves answered 503: {refused}")
    print(f"everybody had saved again after {', '.join(recoveries)}; {told}\n{stored}")
    print({path: dict(answers) for path, answers in reader.answers.items()})
    is_truthful = set(reader.answers[LIVE]) == {200} and set(reader.answers[READY]) == {503}
    if not (is_stored and is_told and is_truthful and reader.is_served() and refused >= TIMES):
        sys.exit("Something was lost, untrue or out of reach.")


if __name__ == "__main__":
    main()
