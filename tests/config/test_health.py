"""What tells others whether the site is well, and search engines what to read."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config import health
from tests.config.test_database_away import broken, lock_of_somebody_else


def test_live_needs_no_database(client: Client) -> None:
    answer = client.get("/health/live/")  # and pytest-django lets no query through

    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_people_can_read_and_save(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/health/ready/")

    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "no-store" in answer.headers["Cache-Control"]
    assert any(query["sql"].startswith("UPDATE") for query in queries)


@pytest.mark.django_db
@pytest.mark.parametrize("only", [("SELECT",), ("UPDATE",)], ids=["reading", "writing"])
def test_not_ready_without(client: Client, only: tuple[str, ...]) -> None:
    with broken(OperationalError("attempt to write a readonly database"), only=only):
        answer = client.get("/health/ready/")

    assert (answer.status_code, answer.text) == (503, "the database cannot be read or written\n")
    assert client.get("/health/live/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_not_ready_while_nobody_can_save_and_ready_again_after(client: Client) -> None:
    with lock_of_somebody_else("django_session"):
        locked = client.get("/health/ready/")

    assert (locked.status_code, client.get("/health/ready/").status_code) == (503, 200)


if connection.vendor == "sqlite":

    @pytest.mark.django_db
    def test_not_ready_on_a_full_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(health, "disk_usage", lambda path: SimpleNamespace(free=4096))

        answer = client.get("/health/ready/")

        assert (answer.status_code, answer.text) == (503, "the disk is full\n")


@pytest.mark.django_db
def test_not_ready_with_the_tables_of_an_older_version(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    assert client.get("/health/ready/").status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["health_live", "health_ready", "robots"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_they_are_only_read(client: Client, name: str, method: str) -> None:
    assert getattr(client, method)(reverse(name)).status_code == 405


@pytest.mark.django_db
def test_search_engines_are_led_to_what_is_for_everyone_and_nowhere_else(client: Client) -> None:
    lines = client.get("/robots.txt").text.splitlines()

    assert f"Allow: {reverse('exercises:exercise_list')}" in lines
    assert lines[-1] == "Disallow: /"
    places = {line.removeprefix("Allow: ") for line in lines[1:-1]}
    assert places - {"/$", "/routines/", "/static/"} <= {
        reverse(name)
        for name in (
            "exercises:exercise_list",
            "exercises:precaution_list",
            "progress:why",
            "privacy",
            "account_login",
            "account_signup",
        )
    }
