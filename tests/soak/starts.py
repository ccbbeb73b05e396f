"""Four starts at once, on an empty and on an old data folder, ten times each: all of them come up.

With DATABASE_URL, a PostgreSQL that may be emptied, the four share nothing but the database."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from tests.soak.site import BASE_DIR

STARTS, TIMES = 4, 10
MANAGE = [sys.executable, "manage.py"]
PREPARE = [sys.executable, "-m", "config.prepare"]
READY = """
import django; django.setup()
from config.health import database_trouble
from exercises.models import Exercise
assert database_trouble() == "", database_trouble()
assert Exercise.objects.exists()
"""


def environment(folder: Path, number: int) -> dict[str, str]:
    shared = "DATABASE_URL" not in os.environ
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL") if name in os.environ},
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENV_FILE": os.devnull,
        "DATA_DIR": str(folder if shared else folder / f"{number}"),
        "PORT": str(8900 + number),
    }


def run(command: list[str], settings: dict[str, str]) -> None:
    subprocess.run(command, cwd=BASE_DIR, env=settings, check=True, stdout=subprocess.DEVNULL)


def start_together(folder: Path) -> None:
    settings = [environment(folder, number) for number in range(STARTS)]
    starts = [
        subprocess.Popen(PREPARE, cwd=BASE_DIR, env=each, stderr=subprocess.PIPE, text=True)
        for each in settings
    ]
    said = [start.communicate()[1] for start in starts]
    if any(start.returncode for start in starts):
        sys.exit(f"Of {STARTS} starts at once, not all came up: {said}")
    run([sys.executable, "-c", READY], settings[0])


def make_old(folder: Path) -> None:
    """Back to the first migration of each app: the next start has something to do."""
    for app in ("progress", "exercises"):
        run([*MANAGE, "migrate", app, "0001"], environment(folder, 0))


def make_empty() -> None:
    if "DATABASE_URL" in os.environ:
        with psycopg.connect(os.environ["DATABASE_URL"]) as database:
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def main() -> None:
    for _ in range(TIMES):
        make_empty()
        with tempfile.TemporaryDirectory() as name:
            start_together(Path(name))
            make_old(Path(name))
            start_together(Path(name))
    print(
        f"starts at once: {STARTS}, on an empty database: {TIMES} times, on an old one: {TIMES}; all came up"
    )


if __name__ == "__main__":
    main()
