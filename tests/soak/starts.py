"""Four starts at once, on an empty and on an old database, again and again: all of them come up.

With DATABASE_URL, a PostgreSQL that may be emptied, the four share nothing but the database."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests.soak.site import BASE_DIR, Site, Visitor

STARTS = 4
DATABASE_URL = os.environ.get("DATABASE_URL", "")
TIMES = 3 if DATABASE_URL else 10
COUNT = "from progress.models import WorkoutSession; print(WorkoutSession.objects.count())"


def sites_in(folder: Path) -> list[Site]:
    sites = []
    for number in range(STARTS):
        own = folder / f"{number}"
        own.mkdir(exist_ok=True)
        site = Site(own, own / "data" if DATABASE_URL else folder / "data")
        site.settings |= {"DATABASE_URL": DATABASE_URL, "DJANGO_SETTINGS_MODULE": "config.settings"}
        sites.append(site)
    return sites


def manage(site: Site, *words: str) -> str:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=BASE_DIR,
        env=site.settings,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def start_together(folder: Path) -> Site:
    """All four serve at the same time, and have the catalogue."""
    sites = sites_in(folder)
    with ExitStack() as running:
        for site in sites:
            running.callback(site.stop)
            site.launch()
        for site in sites:
            site.wait_until_ready()
            if "back-extension-with-twist" not in Visitor(site.url).send("/exercises/")[2]:
                sys.exit("One of them came up without its exercises.")
    return sites[0]


def make_old(site: Site) -> str:
    """A log of its own, and back to the first tables: the next start has something to do."""
    manage(site, "demo", "--years", "1")
    logged = manage(site, "shell", "--verbosity", "0", "--command", COUNT)
    for app in ("progress", "exercises"):
        manage(site, "migrate", app, "0001")
    return logged


def make_empty() -> None:
    if DATABASE_URL:
        with psycopg.connect(DATABASE_URL) as database:
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def main() -> None:
    for _ in range(TIMES):
        make_empty()
        with tempfile.TemporaryDirectory() as folder:
            logged = make_old(start_together(Path(folder)))
            site = start_together(Path(folder))
            if manage(site, "shell", "--verbosity", "0", "--command", COUNT) != logged:
                sys.exit("What was logged before is not what is there now.")
    kind = "PostgreSQL" if DATABASE_URL else "SQLite"
    print(
        f"{STARTS} starts at once on {kind}, on an empty database {TIMES} times, "
        f"on an old one with {logged.strip()} sessions {TIMES} times: all came up, none was lost"
    )


if __name__ == "__main__":
    main()
