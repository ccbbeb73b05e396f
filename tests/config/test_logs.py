"""What a fault leaves in the log: enough to find it, and nothing of anybody's."""

import logging
import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import NoReturn

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config import views
from config.logs import WithoutValues
from tests.config.test_database_away import broken

MARKERS = ["secret-of-query", "secret-of-form", "secret-of-error", "owner@example.org", "secret-of-variable"]


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that the console would show."""
    console = logging.getLogger().handlers
    ours = [handler for handler in console if isinstance(handler.formatter, WithoutValues)]
    assert len(ours) == 1
    handler, shown = logging.StreamHandler(StringIO()), ours[0].formatter
    handler.setFormatter(shown)
    logging.getLogger().addHandler(handler)
    yield handler.stream
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def broken_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    def break_it(error: Exception) -> None:
        def answer(request: HttpRequest) -> NoReturn:
            typed = "secret-of-variable"
            try:
                raise KeyError(typed)
            except KeyError as cause:
                raise error from cause

        monkeypatch.setattr(views, "render", lambda request, *args: answer(request))

    return break_it


def test_a_fault_is_logged_under_the_number_on_its_page(
    log: StringIO, broken_page: Callable[[Exception], None], owner: User
) -> None:
    broken_page(ValueError("no number: 'secret-of-error', asked by owner@example.org"))

    answer = Client(raise_request_exception=False).get("/?q=secret-of-query")

    assert answer.status_code == 500
    number = re.search(r"error ([0-9A-F]{4}-[0-9A-F]{2})<", answer.text)
    assert number is not None
    lines = log.getvalue().splitlines()
    assert lines[0] == f"Error {number[1]}: GET landing"
    assert "builtins.KeyError" in lines
    assert lines[-1] == "builtins.ValueError"
    assert any("in landing" in line for line in lines)
    assert [marker for marker in MARKERS if marker in log.getvalue()] == []


def test_what_the_database_says_of_itself_is_logged(owner: User, log: StringIO) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(owner)

    with broken(OperationalError("database is locked")):
        client.post(f"{reverse('progress:session_new')}?q=secret-of-query", {"note": "secret-of-form"})

    assert re.match(r"Error [0-9A-F]{4}-[0-9A-F]{2}: POST progress:session_new\n", log.getvalue())
    assert log.getvalue().endswith("django.db.utils.OperationalError: database is locked\n")
    assert [marker for marker in MARKERS if marker in log.getvalue()] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_key_of_a_reset_link_is_never_logged(owner: User, log: StringIO, method: str) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(owner)
    path = "/accounts/password/reset/key/1-secretkey-and-more/"

    getattr(client, method)(path, headers={"Referer": f"https://testserver{path}"})
    with broken(OperationalError("database is locked")):
        getattr(client, method)(path)

    assert "account_reset_password_from_key" in log.getvalue()
    assert "secretkey" not in log.getvalue()


@pytest.mark.django_db
def test_django_logs_nothing_of_its_own_about_a_request(log: StringIO) -> None:
    client = Client(enforce_csrf_checks=True)

    client.get("/no/such/secret-of-query/")
    client.post("/accounts/login/?next=secret-of-query", {"login": "owner@example.org"})
    client.put("/")
    client.post("/accounts/login/", "--x--", content_type="multipart/form-data; boundary=")

    assert log.getvalue() == ""


@pytest.mark.django_db
def test_a_wrong_address_is_logged_beside_the_right_one(log: StringIO) -> None:
    client = Client(enforce_csrf_checks=True)

    client.get("/?q=secret-of-query", headers={"Host": "evil.example"})
    client.post("/accounts/login/", headers={"Origin": "http://192.168.1.20:8000"})

    assert log.getvalue() == (
        "Asked for the host 'evil.example': SITE_URL is http://testserver\n"
        "Refused a form sent from 'http://192.168.1.20:8000': SITE_URL is http://testserver\n"
    )


def test_no_logger_of_django_mails_anybody() -> None:
    names = ["django", *(name for name in logging.root.manager.loggerDict if name.startswith("django."))]
    handlers = {type(handler).__name__ for name in names for handler in logging.getLogger(name).handlers}

    assert "AdminEmailHandler" not in handlers
