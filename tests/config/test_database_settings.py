"""What the database is told before the first query, so that "Saved" means on disk."""

from contextlib import closing
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from config import environment, gunicorn


@pytest.fixture
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("journal_mode", "wal"), ("secure_delete", 1), ("foreign_keys", 1)],
)
def test_sqlite_keeps_what_it_has_acknowledged_and_nothing_that_was_erased(
    no_address: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path, pragma: str, value: int | str
) -> None:
    connection = ConnectionHandler({"default": environment.database(tmp_path)})["default"]
    with django_db_blocker.unblock(), closing(connection), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


def test_a_write_takes_its_turn_at_once(no_address: None, tmp_path: Path) -> None:
    """A transaction that began by reading would be refused the moment it writes."""
    assert environment.database(tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_waits_for_nothing_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://app@localhost/app")
    config = environment.database(tmp_path)
    assert config["CONN_MAX_AGE"] == 0
    assert "statement_timeout" in config["OPTIONS"]["options"]
    assert "lock_timeout" in config["OPTIONS"]["options"]
    assert config["OPTIONS"]["pool"]["timeout"] > 0


def test_who_reads_needs_no_connection_of_those_who_wait(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`bin/soak lock` measures that there are threads enough; each of them must find a connection."""
    monkeypatch.setenv("DATABASE_URL", "postgres://app@localhost/app")
    assert environment.database(tmp_path)["OPTIONS"]["pool"]["max_size"] == gunicorn.threads
