"""Requests no browser of ours would send: each is answered by us, and none with a fault of ours."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from wsgiref.headers import Headers

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client

from accounts.models import User
from config.wsgi import application

NUL_KEY = '"' + r"\000" * 32 + '"'  # cookies may be quoted, and octal inside
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"


def part(head: str, body: str = "1") -> str:
    return f"--x\r\n{head}\r\n\r\n{body}\r\n--x--\r\n"


# What is said of each: PATH_INFO is what the server hands on, already without its percent signs.
READS: dict[str, Mapping[str, Any]] = {
    "another host": {"HTTP_HOST": "evil.example"},
    "a host of rubbish": {"HTTP_HOST": "<script>alert(1)</script>"},
    "an empty host": {"HTTP_HOST": ""},
    "a host with a user": {"HTTP_HOST": "testserver@evil.example"},
    "a host with a bad port": {"HTTP_HOST": "testserver:99999999"},
    "a host that is a broken IPv6 address": {"HTTP_HOST": "[::1"},
    "a host of 8 kB": {"HTTP_HOST": "a" * 8000},
    "another host by the back door": {"HTTP_X_FORWARDED_HOST": "evil.example"},
    "NUL in the path": {"PATH_INFO": "/exercises/\0/"},
    "NUL in a slug": {"PATH_INFO": "/exercises/bird-dog\0/"},
    "NUL in an id": {"PATH_INFO": "/sessions/\0/"},
    "a path that is no UTF-8": {"PATH_INFO": "/exercises/\xff\xfe/"},
    "a path with half a character": {"PATH_INFO": "/exercises/\xc3/"},
    "a path with a surrogate": {"PATH_INFO": "/exercises/\xed\xa0\x80/"},
    "a path with a percent sign": {"PATH_INFO": "/exercises/%/"},
    "a path that climbs": {"PATH_INFO": "/static/../../../../etc/passwd"},
    "a path that climbs out of the static files": {"PATH_INFO": "/static/..%2f..%2fconfig/settings.py"},
    "a path with line breaks": {"PATH_INFO": "/sessions\r\nSet-Cookie: a=b/"},
    "a path of two slashes": {"PATH_INFO": "//evil.example/"},
    "a path of 100 kB": {"PATH_INFO": "/exercises/" + "a" * 100_000},
    "an empty path": {"PATH_INFO": ""},
    "a path without a slash": {"PATH_INFO": "exercises/"},
    "a star for a path": {"PATH_INFO": "*"},
    "an id that is none": {"PATH_INFO": "/sessions/123/"},
    "an id in capitals": {"PATH_INFO": "/sessions/AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA/"},
    "a reset key of rubbish": {"PATH_INFO": "/accounts/password/reset/key/zzzzzzzzzzzzzz-x/"},
    "a reset key past every number": {
        "PATH_INFO": f"/accounts/password/reset/key/{'z' * 3000}-set-password/"
    },
    "NUL in a reset key": {"PATH_INFO": "/accounts/password/reset/key/1-\0/"},
    "NUL in the query": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=%00"},
    "a raw NUL in the query": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=\0"},
    "NUL in a page number": {"PATH_INFO": "/sessions/", "QUERY_STRING": "page=1%00"},
    "a query that is no UTF-8": {"PATH_INFO": "/history/", "QUERY_STRING": "range=%ff%fe"},
    "a query with a surrogate": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=%ed%a0%80"},
    "a query of raw bytes": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=\xff\xfe"},
    "a broken percent sign": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=%zz%"},
    "a query of 100 kB": {"PATH_INFO": "/sessions/new/", "QUERY_STRING": "routine=" + "a" * 100_000},
    "2,000 names in a query": {"PATH_INFO": "/sessions/", "QUERY_STRING": "a=b&" * 2000},
    "a name many times": {"PATH_INFO": "/history/", "QUERY_STRING": "range=year&" * 500},
    "a page past every number": {"PATH_INFO": "/sessions/", "QUERY_STRING": "page=" + "9" * 5000},
    "a page below zero": {"PATH_INFO": "/sessions/", "QUERY_STRING": "page=-1"},
    "a page in other digits": {"PATH_INFO": "/sessions/", "QUERY_STRING": "page=%D9%A1"},
    "a page that is no number": {"PATH_INFO": "/sessions/", "QUERY_STRING": "page=NaN"},
    "brackets in names": {"PATH_INFO": "/history/", "QUERY_STRING": "range[]=year&range[$ne]=1"},
    "a place to go that is another site": {
        "PATH_INFO": "/accounts/login/",
        "QUERY_STRING": "next=//evil.example",
    },
    "a place to go that is NUL": {"PATH_INFO": "/accounts/login/", "QUERY_STRING": "next=/%00"},
    "a place to go that is no address": {"PATH_INFO": "/accounts/login/", "QUERY_STRING": "next=http://[::1"},
    "a session of rubbish": {"HTTP_COOKIE": "sessionid=%%%"},
    "a session of NUL": {"HTTP_COOKIE": f"sessionid={NUL_KEY}"},
    "a session of 8 kB": {"HTTP_COOKIE": "sessionid=" + "a" * 8000},
    "a session that is no UTF-8": {"HTTP_COOKIE": "sessionid=\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8"},
    "a session in other letters": {"HTTP_COOKIE": 'sessionid="\\330\\247\\330\\247\\330\\247\\330\\247"'},
    "cookies of nothing": {"HTTP_COOKIE": ";;;=;=;,"},
    "1,000 cookies": {"HTTP_COOKIE": "; ".join(f"c{number}=1" for number in range(1000))},
    "a token of rubbish": {"HTTP_COOKIE": "csrftoken=<>"},
    "messages of rubbish": {"HTTP_COOKIE": "messages=W10:1:2; messages=x"},
    "a kind that says base64": {"CONTENT_TYPE": "text/html; charset=base64"},
    "a kind that says bogus": {"CONTENT_TYPE": "text/html; charset=bogus"},
    "a kind that says idna": {"CONTENT_TYPE": f"{FORM}; charset=idna", "QUERY_STRING": "a=%ff"},
    "a kind that says nothing": {"CONTENT_TYPE": ";;;="},
    "a kind with a broken name": {"CONTENT_TYPE": "text/html; charset*=x'y'%ff"},
    "a wish for nothing": {"HTTP_ACCEPT": ";;;q=x,*/*;q=2"},
    "a wish of 8 kB": {"HTTP_ACCEPT": "a/b," * 2000},
    "a language of rubbish": {"HTTP_ACCEPT_LANGUAGE": "x" * 8000 + ";q=9"},
    "an encoding of rubbish": {"HTTP_ACCEPT_ENCODING": "br;q=x, \xff"},
    "a date of rubbish": {"HTTP_IF_MODIFIED_SINCE": "Sun, 99 Foo 99999 99:99:99 GMT"},
    "a tag of rubbish": {"HTTP_IF_NONE_MATCH": '"' * 500},
    "a range of rubbish": {"PATH_INFO": "/static/img/favicon.svg", "HTTP_RANGE": "bytes=9-1,-,x"},
    "a range past the end": {"PATH_INFO": "/static/img/favicon.svg", "HTTP_RANGE": "bytes=99999999-"},
    "a sender that is no address": {"HTTP_X_FORWARDED_FOR": "x, \xff, 999.1.1.1"},
    "a protocol of rubbish": {"HTTP_X_FORWARDED_PROTO": "\xff,https"},
    "a login of rubbish": {"HTTP_AUTHORIZATION": "Basic %%%"},
    "a program of 8 kB": {"HTTP_USER_AGENT": "\xff" * 8000},
    "a script name": {"SCRIPT_NAME": "/evil"},
}
SENDS: dict[str, tuple[str, str, Mapping[str, Any]]] = {
    "a form that is no UTF-8": (FORM, "note=%ff%fe", {}),
    "a form of NUL": (FORM, "note=%00&uuid=%00&performed_on=%00&exercise=%00", {}),
    "a form of raw bytes": (FORM, "\x00\x01\x7f=\x00", {}),
    "a form of nothing": (FORM, "&&&===", {}),
    "a form of a surrogate": (FORM, "note=%ed%a0%80", {}),
    "a form of 1,001 fields": (FORM, "&".join(f"a{number}=1" for number in range(1001)), {}),
    "a form in base64": (f"{FORM}; charset=base64", "a=b", {}),
    "a form in UTF-16": (f"{FORM}; charset=utf-16", "a=b", {}),
    "a form in UTF-7": (f"{FORM}; charset=utf-7", "note=+ADw-b+AD4-", {}),
    "a multipart form in base64": (
        f"{MULTIPART}; charset=base64",
        part('Content-Disposition: form-data; name="a"'),
        {},
    ),
    "a multipart form in rot13": (
        f"{MULTIPART}; charset=rot13",
        part('Content-Disposition: form-data; name="a"'),
        {},
    ),
    "parts without a boundary": ("multipart/form-data", "a=b", {}),
    "parts with an empty boundary": ("multipart/form-data; boundary=", "a=b", {}),
    "parts with a boundary that is none": ("multipart/form-data; boundary=\xff", "a=b", {}),
    "parts that never end": (MULTIPART, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1', {}),
    "parts without a name": (MULTIPART, part("Content-Disposition: form-data"), {}),
    "parts without a head": (MULTIPART, "--x\r\n\r\n--x--", {}),
    "parts that are no parts": (MULTIPART, "hello", {}),
    "a part of NUL": (MULTIPART, part('Content-Disposition: form-data; name="note"', "\0"), {}),
    "a part in bad base64": (
        MULTIPART,
        part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64', "%%%"),
        {},
    ),
    "a part with a bad charset": (
        MULTIPART,
        part("Content-Disposition: form-data; name=\"a\"; filename*=bogus''%ff", "1"),
        {},
    ),
    "a file nobody asked for": (
        MULTIPART,
        part('Content-Disposition: form-data; name="file"; filename="../../x"', "1"),
        {},
    ),
    "a file for a note": (
        MULTIPART,
        part('Content-Disposition: form-data; name="note"; filename="\0.txt"', "1"),
        {},
    ),
    "101 files": (
        MULTIPART,
        "".join(
            part(f'Content-Disposition: form-data; name="f{number}"; filename="x"').removesuffix("--x--\r\n")
            for number in range(101)
        )
        + "--x--\r\n",
        {},
    ),
    "JSON for a form": ("application/json", '{"note": [', {}),
    "XML for a form": ("text/xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', {}),
    "no kind at all": ("", "a=b", {}),
    "a length that is none": (FORM, "a=b", {"CONTENT_LENGTH": "x"}),
    "a length below zero": (FORM, "a=b", {"CONTENT_LENGTH": "-1"}),
    "a length past the end": (FORM, "a=b", {"CONTENT_LENGTH": "500"}),
    "a length past every number": (FORM, "a=b", {"CONTENT_LENGTH": "9" * 30}),
    "a length in other digits": (FORM, "a=b", {"CONTENT_LENGTH": "\xb2"}),
    "no length": (FORM, "", {"HTTP_TRANSFER_ENCODING": "chunked"}),
    "a method in disguise": (FORM, "_method=DELETE", {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"}),
    "a token of NUL": (FORM, "csrfmiddlewaretoken=%00", {}),
    "an origin of rubbish": (FORM, "a=b", {"HTTP_ORIGIN": "http://[::1"}),
    "an origin of null": (FORM, "a=b", {"HTTP_ORIGIN": "null"}),
    "a referrer of rubbish": (FORM, "a=b", {"HTTP_REFERER": "http://[::1"}),
}
FORMS = [
    "/sessions/new/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/me/",
    "/nowhere/",
]


TOKEN = "t" * 32


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    text: str


def ask(path: str = "/", method: str = "GET", body: bytes = b"", cookies: str = "", **said: str) -> Answer:
    """As the server hands a request on, past every kindness of a test client."""
    told: list[Any] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_HOST": "testserver",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": cookies,
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        **said,
    }
    content = application(environ, lambda status, headers, *rest: told.extend([status, headers]))
    try:
        text = b"".join(content).decode()
    finally:
        content.close()
    return Answer(int(told[0].split()[0]), Headers(told[1]), text)


@pytest.fixture(autouse=True)
def open_connection() -> Iterator[None]:
    """The one whose transaction is the test's: a request's beginning and end would close it."""
    signals = [request_started, request_finished]
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def assert_is_ours(answer: Answer) -> None:
    assert answer.status < 500
    assert "evil.example" not in answer.headers.get("Location", "")
    if (answer.text and answer.status != 200) or "html" in str(answer.headers["Content-Type"]):
        assert "<h1" in answer.text or answer.status in {301, 302}
        assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"])


@pytest.mark.parametrize("who", ["owner", "nobody"])
@pytest.mark.parametrize("name", READS)
def test_reading_with(owner: User, name: str, who: str) -> None:
    cookies = session_of(owner) if who == "owner" else ""
    said = {"path": "/", "cookies": cookies, **READS[name]}
    said["path"] = said.pop("PATH_INFO", "/")

    assert_is_ours(ask(**said))


@pytest.mark.parametrize("token", [TOKEN, ""], ids=["with a token", "without a token"])
@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("name", SENDS)
def test_sending(owner: User, name: str, path: str, token: str) -> None:
    kind, body, more = SENDS[name]
    said = {"CONTENT_TYPE": kind, "HTTP_X_CSRFTOKEN": token, **more}

    answer = ask(path, "POST", body.encode("latin-1"), f"{session_of(owner)}; csrftoken={TOKEN}", **said)

    if answer.headers["Content-Type"] != "application/json":  # allauth answers JSON in kind
        assert_is_ours(answer)
    assert answer.status < 500


@pytest.mark.parametrize(
    "method", ["TRACE", "CONNECT", "PROPFIND", "get", "A" * 5000, "-", "OPTIONS", "HEAD"]
)
@pytest.mark.parametrize(
    "path", ["/", "/sessions/", "/accounts/login/", "/nowhere/", "/static/img/favicon.svg"]
)
@pytest.mark.django_db
def test_asking_by_a_method_of_rubbish(method: str, path: str) -> None:
    assert ask(path, method).status < 500
