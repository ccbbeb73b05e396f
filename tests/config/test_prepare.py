"""What refuses to start, and says in one line what to do; and several starts at once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections

from config import prepare

BASE_DIR = Path(prepare.BASE_DIR)
GOOD_SECRET = "0123456789abcdefghijklmnopqrstuvwxyz0123456789"


def start(command: list[str], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """On a port nobody has: if it should start after all, it would not stand in anybody's way."""
    environment = {
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "DATA_DIR": str(folder),
        "STATIC_ROOT": str(BASE_DIR / ".cache" / "static"),
        "PORT": "18999",
        **settings,
    }
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "fix"),
    [
        ({"DEBUG": "1"}, "DEBUG shows everybody the code and the settings: unset it"),
        ({"DEBUG": "maybe"}, "DEBUG=maybe: write 1 or 0."),
        ({"SECRET_KEY": "short"}, "set SECRET_KEY to at least 40 random characters"),
        ({"SECRET_KEY": "a" * 60}, "set SECRET_KEY to at least 40 random characters"),
        ({"SITE_URL": "*"}, "SITE_URL=*: write the whole address people use"),
        ({"SITE_URL": "https://*.example.org"}, "SITE_URL=https://*.example.org: write the whole address"),
        ({"SITE_URL": "back.example.org"}, "SITE_URL=back.example.org: write the whole address"),
        ({"SITE_URL": "http://[::1"}, "SITE_URL=http://[::1: write the whole address"),
        ({"PORT": "0"}, "PORT=0: write a number from 1 to 65535"),
        ({"PORT": "http"}, "PORT=http: write a whole number."),
        ({"HOST": "no such host"}, "Cannot listen at no such host"),
        ({"DATABASE_URL": "postgres://u:p#w@[/x"}, "DATABASE_URL: write it like postgres://"),
        ({"DATABASE_URL": "postgres://u@127.0.0.1:9/x"}, "The database does not answer: check DATABASE_URL"),
        ({"TRUSTED_PROXY_COUNT": "-1"}, "TRUSTED_PROXY_COUNT=-1: write a whole number."),
        ({"DATA_DIR": "/dev/null/data"}, "name another folder with DATA_DIR"),
    ],
    ids=str,
)
def test_a_start_is_refused_in_one_line_that_names_the_fix(
    tmp_path: Path, settings: dict[str, str], fix: str
) -> None:
    started = start(["config.prepare"], tmp_path, **settings)

    assert started.returncode == 1
    assert fix in started.stderr
    assert started.stderr.count("\n") == 1
    assert "p#w" not in started.stderr


@pytest.mark.parametrize(
    ("settings", "fix"),
    [
        ({}, "No secret, or a weak one"),
        ({"SECRET_KEY": GOOD_SECRET, "DEBUG": "1"}, "DEBUG shows everybody the code and the settings"),
        ({"SECRET_KEY": GOOD_SECRET, "SITE_URL": "*"}, "SITE_URL=*: write the whole address"),
    ],
    ids=["no secret", "DEBUG", "any host"],
)
def test_the_server_itself_refuses_what_was_not_prepared(
    tmp_path: Path, settings: dict[str, str], fix: str
) -> None:
    command = ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]

    started = start(command, tmp_path, **settings)

    assert started.returncode != 0
    assert fix in started.stderr
    assert "is ready" not in started.stdout


def test_starts_at_once_all_come_up(tmp_path: Path) -> None:
    """`tests/soak/starts.py` does this twenty times, on PostgreSQL too."""
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "ENV_FILE": os.devnull, "PORT": "18999"}
    for name in ("DATABASE_URL", "SITE_URL"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "config.prepare"]
    starts = [
        subprocess.Popen(command, cwd=BASE_DIR, env=environment, stderr=subprocess.PIPE)  # noqa: S603
        for _ in range(3)
    ]

    assert [start.communicate()[1] for start in starts] == [b""] * 3
    assert [start.returncode for start in starts] == [0] * 3
    assert (tmp_path / "site_url").read_text() == "http://localhost:18999\n"


if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_only_one_start_at_a_time_changes_a_shared_database(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connection, "close", lambda: None)
        other = connections.create_connection(DEFAULT_DB_ALIAS)
        ask = "SELECT pg_try_advisory_lock(%s)"

        with prepare.locked_database(), closing(other), other.cursor() as somebody:
            somebody.execute(ask, [prepare.START_LOCK])
            assert somebody.fetchone() == (False,)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")
            somebody.execute(ask, [prepare.START_LOCK])
            assert somebody.fetchone() == (True,)


DELETED = """
import datetime as dt
from django.utils import timezone
from tests.factories import UserFactory, WorkoutSessionFactory
user = UserFactory.create()
for note, days in [("long deleted", 8), ("just deleted", 6), ("kept", None)]:
    deleted_at = None if days is None else timezone.now() - dt.timedelta(days=days)
    WorkoutSessionFactory.create(user=user, note=note, deleted_at=deleted_at)
"""


def test_a_start_removes_for_good_what_was_deleted_more_than_a_week_ago(tmp_path: Path) -> None:
    assert start(["config.prepare"], tmp_path).returncode == 0
    command = ["django", "shell", "--no-imports", "--command", DELETED]
    made = start(command, tmp_path, DJANGO_SETTINGS_MODULE="config.settings")
    assert made.returncode == 0, made.stderr

    assert start(["config.prepare"], tmp_path).returncode == 0

    with closing(sqlite3.connect(tmp_path / "steadyback.sqlite3")) as database:
        notes = {note for (note,) in database.execute("SELECT note FROM progress_workoutsession")}
    assert notes == {"just deleted", "kept"}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"SECRET_KEY": GOOD_SECRET},
            "The database is not ready yet: the tables are of another version (no such table:",
        ),
        ({"SECRET_KEY": GOOD_SECRET, "DATA_DIR": "/nowhere"}, "The database is not ready yet: "),
        ({}, "No secret, or a weak one: start with bin/run"),
    ],
)
@pytest.mark.parametrize(
    "command", [["demo"], ["editor", "somebody@example.org"], ["reset_link", "somebody@example.org"]]
)
def test_a_command_before_the_first_start_says_so_in_one_line(
    tmp_path: Path, command: list[str], settings: dict[str, str], told: str
) -> None:
    answer = start(["manage", *command], tmp_path, **settings)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(told)
    assert len(answer.stderr.splitlines()) == 1
