"""The page for a database that is locked, full, read-only or gone: it keeps what was typed."""

import re
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, DataError, InterfaceError, OperationalError, connection, connections
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config.errors import database_away
from progress.models import WorkoutSession
from tests.conftest import signed_in
from tests.factories import PASSWORD, RoutineExerciseFactory
from tests.soak.site import FormParser, changed

URLENCODED = "application/x-www-form-urlencoded"
NOTE = 'A stiff <b>"morning"</b> & then\r\n\r\n  fine — ここ 🌱'
SENT = {"uuid": str(uuid.uuid4()), "note": NOTE, "pain": ["1", "2"], "empty": ""}


@contextmanager
def broken(error: Exception, *, only: tuple[str, ...] = ("",)) -> Iterator[None]:
    """Every query fails that starts with one of these words."""

    def execute(execute: Any, sql: str, *args: Any) -> Any:
        if sql.startswith(only):
            raise error
        return execute(sql, *args)

    with connection.execute_wrapper(execute):
        yield


def visitor(user: User, *, checks_csrf: bool = False) -> Client:
    client = Client(raise_request_exception=False, enforce_csrf_checks=checks_csrf)
    client.force_login(user)
    return client


class OfferedForm(FormParser):
    """Reads the words in textareas as a browser does: without the line break they begin with."""

    is_in_words = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self.is_in_words = self.is_inside and tag == "textarea"

    def handle_data(self, data: str) -> None:
        if self.is_in_words:
            self.fields[-1] = (self.fields[-1][0], data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self.is_in_words = False


def form_in(answer: Any) -> list[tuple[str, str]]:
    form = OfferedForm()
    form.feed(answer.text)
    return form.fields


@contextmanager
def lock_of_somebody_else(table: str = "progress_workoutsession") -> Iterator[None]:
    """Held on a connection of its own. Our own does not wait for it."""
    if connection.vendor == "sqlite":
        somebody: Any = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        take, impatient = "BEGIN IMMEDIATE", "PRAGMA busy_timeout=0"
    else:
        somebody = connections.create_connection(DEFAULT_DB_ALIAS)
        somebody.set_autocommit(False)
        somebody = somebody.connection
        take, impatient = f"LOCK TABLE {table} IN SHARE MODE", "SET lock_timeout=1"
    with closing(somebody), connection.cursor() as cursor:
        cursor.execute(impatient)
        somebody.execute(take)
        yield


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OperationalError("attempt to write a readonly database"),
        OperationalError("unable to open database file"),
        OperationalError("couldn't get a connection after 5.00 sec"),
        InterfaceError("connection already closed"),
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whatever_keeps_the_database_away_is_told_in_the_same_way(
    owner: User, error: Exception, method: str
) -> None:
    client = visitor(owner)

    with broken(error):
        answer = getattr(client, method)(reverse("progress:session_list"))

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "One moment, please" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_mistake_of_ours_in_a_query_is_no_absence(owner: User) -> None:
    client = visitor(owner)

    with broken(DataError("integer out of range")):
        answer = client.get(reverse("progress:session_list"))

    assert (answer.status_code, "Retry-After" in answer.headers) == (500, False)


def test_a_page_that_only_reads_offers_its_own_address_again(owner: User) -> None:
    client = visitor(owner)

    with broken(OperationalError("database is locked")):
        answer = client.get("/history/?range=year&x=<b>")

    assert 'href="/history/?range=year&amp;x=%3Cb%3E"' in answer.text
    assert "<form" not in answer.text


def test_every_field_comes_back_as_it_was_typed(owner: User) -> None:
    client = visitor(owner)

    with broken(OperationalError("database is locked")):
        answer = client.post("/sessions/new/?routine=short", SENT)

    assert 'method="post" action="/sessions/new/?routine=short"' in answer.text
    token, *fields = form_in(answer)
    assert token[0] == "csrfmiddlewaretoken"
    assert fields == [("uuid", SENT["uuid"]), ("note", NOTE), ("pain", "1"), ("pain", "2"), ("empty", "")]
    assert "<b>" not in answer.text
    assert answer.text.count("<textarea") == 1


def test_what_is_offered_again_can_be_sent_as_it_is(owner: User) -> None:
    RoutineExerciseFactory.create()
    client = visitor(owner, checks_csrf=True)
    fields = form_in(client.get(reverse("progress:session_new")))
    sent = dict(changed(fields, note=NOTE))

    with broken(OperationalError("database is locked"), only=("INSERT", "UPDATE")):
        refused = client.post(reverse("progress:session_new"), sent)
    assert refused.status_code == 503
    assert WorkoutSession.objects.count() == 0
    again = client.post(reverse("progress:session_new"), dict(form_in(refused)))

    assert again.status_code == 302, again.text
    assert WorkoutSession.objects.get().note == NOTE.replace("\r\n", "\n")


def test_a_form_that_another_site_sent_is_not_offered_as_ours(owner: User) -> None:
    client = visitor(owner, checks_csrf=True)

    with broken(OperationalError("database is locked")):
        answer = client.post(
            reverse("progress:session_new"), SENT, headers={"Origin": "https://evil.example"}
        )

    assert answer.status_code == 503
    assert "<form" not in answer.text
    assert "stiff" not in answer.text


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/accounts/login/", {"login": "me@example.org", "password": PASSWORD}),
        ("/accounts/signup/", {"email": "me@example.org", "password1": PASSWORD}),
        ("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": PASSWORD}),
        ("/accounts/reauthenticate/", {"password": PASSWORD}),
        ("/me/", {"new_password": PASSWORD, "note": "a note"}),
    ],
)
def test_a_password_is_never_sent_back(owner: User, path: str, sent: dict[str, str]) -> None:
    client = visitor(owner)

    with broken(OperationalError("database is locked")):
        answer = client.post(path, sent)

    assert answer.status_code == 503
    assert "go back with your browser's back button" in answer.text
    assert [value for value in sent.values() if value in answer.text] == []


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["//evil.example/sessions/", "///evil.example/", "/\\evil.example/"])
def test_trying_again_stays_on_the_site(owner: User, method: str, path: str) -> None:
    client = visitor(owner)

    with broken(OperationalError("database is locked")):
        answer = client.generic(method, "/", "a=b", URLENCODED, PATH_INFO=path)

    assert answer.status_code == 503
    assert re.search(r'(?:href|action)="/%[25][FC]', answer.text)
    assert "evil.example" not in re.sub(r'="/%[25][FC][^"]*"', "", answer.text)


def test_the_page_itself_asks_the_database_nothing(rf: Any) -> None:
    request: HttpRequest = rf.post("/sessions/new/", SENT)  # and pytest-django lets no query through

    assert database_away(request, "7F3A-2C").status_code == 503


@pytest.mark.django_db(transaction=True)
def test_reading_goes_on_while_somebody_else_holds_the_lock(owner: User) -> None:
    RoutineExerciseFactory.create()
    client = visitor(owner)
    sent = dict(form_in(client.get(reverse("progress:session_new"))))

    with lock_of_somebody_else():
        reads = [client.get(path).status_code for path in ("/sessions/", "/history/", "/me/", "/exercises/")]
        locked = client.post(reverse("progress:session_new"), sent)
    saved = client.post(reverse("progress:session_new"), sent)

    assert reads == [200] * 4
    assert (locked.status_code, saved.status_code) == (503, 302)


if connection.vendor == "sqlite":

    @pytest.mark.django_db(transaction=True)
    def test_reading_goes_on_when_there_is_no_room_left(owner: User) -> None:
        """SQLite's own limit of pages stands for the disk's."""
        RoutineExerciseFactory.create()
        client = visitor(owner)
        sent = dict(form_in(client.get(reverse("progress:session_new")))) | {"note": "word " * 390}

        def save(times: int) -> set[int]:
            again = [{**sent, "uuid": str(uuid.uuid4())} for _ in range(times)]
            return {client.post(reverse("progress:session_new"), fields).status_code for fields in again}

        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # pages that earlier tests have left free would give room
            cursor.execute("PRAGMA max_page_count=1")  # never below what is there already
            full = save(12)
            read = client.get("/sessions/").status_code
            cursor.execute("PRAGMA max_page_count=4294967294")

        assert 503 in full
        assert read == 200
        assert save(1) == {302}


def test_a_signed_in_visitor_stays_signed_in(owner: User) -> None:
    client = signed_in(owner)
    client.raise_request_exception = False

    with broken(OperationalError("database is locked")):
        answer = client.get("/sessions/")

    assert "sessionid" not in answer.cookies


def test_the_next_request_begins_with_a_new_connection(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "close_at", None)
    client = visitor(owner)

    client.get("/sessions/")
    before = connection.close_at
    with broken(OperationalError("attempt to write a readonly database")):
        client.get("/sessions/")

    assert before is None
    assert connection.close_at is not None
    assert connection.close_at <= time.monotonic()
