"""What is turned away before anything reads it."""

from io import BytesIO
from typing import Any, NoReturn

import pytest
from django.conf import settings
from django.test import Client

LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class Unread(BytesIO):
    def read(self, *args: Any) -> NoReturn:
        raise AssertionError("The body was read.")


def send(size: int, **said: Any) -> Any:
    body = {
        "wsgi.input": Unread(),
        "CONTENT_LENGTH": str(size),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    return Client().request(REQUEST_METHOD="POST", PATH_INFO="/accounts/login/", **(body | said))


@pytest.mark.parametrize("size", [LIMIT + 1, 5 * 1024 * 1024, 10**30])
def test_too_large_a_body_is_refused_unread(size: int) -> None:
    answer = send(size)

    assert answer.status_code == 413
    assert "That was too much at once" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_body_of_just_the_limit_is_read(client: Client) -> None:
    filled = "a=" + "b" * (LIMIT - 2)

    answer = client.generic("POST", "/accounts/login/", filled, "application/x-www-form-urlencoded")

    assert answer.status_code == 200


def test_a_body_that_does_not_say_its_size_is_refused_unread() -> None:
    answer = send(0, HTTP_TRANSFER_ENCODING="chunked")

    assert (answer.status_code, "<h1" in answer.text) == (411, True)


@pytest.mark.parametrize("size", ["x", "-1", "²", "1_0", "1 "])
def test_a_size_that_is_no_number_is_refused_unread(size: str) -> None:
    assert send(0, CONTENT_LENGTH=size).status_code == 400


@pytest.mark.parametrize(
    "said",
    [
        {"PATH_INFO": "/exercises/\0/"},
        {"QUERY_STRING": "routine=%00"},
        {"HTTP_COOKIE": r'sessionid="\000"'},
    ],
    ids=["path", "query", "cookie"],
)
def test_nul_is_refused_in_the(said: dict[str, str]) -> None:
    assert Client().request(**{"PATH_INFO": "/", **said}).status_code == 400
