"""A real server on a folder of its own, and a client that fills in the forms it is shown."""

import os
import signal
import socket
import sqlite3
import subprocess
from contextlib import closing
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener
from uuid import UUID

BASE_DIR = Path(__file__).resolve().parent.parent.parent
Fields = list[tuple[str, str]]


class Site:
    def __init__(self, data_dir: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        self.url = f"http://localhost:{port}"
        self.database = data_dir / "steadyback.sqlite3"
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "PYTHON") if name in os.environ},
            "ENV_FILE": os.devnull,
            "DATA_DIR": str(data_dir),
            "PORT": str(port),
        }
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [BASE_DIR / "bin" / "run"],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        output: IO[str] | None = self.process.stdout
        if output is None or not any("is ready" in line for line in output):
            raise RuntimeError("The server did not start.")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, how)
            self.process.communicate()
            self.process = None

    def stored_sessions(self) -> list[UUID]:
        """Read from the file, so that nothing of the site's own answers is taken on trust."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as database:
            return [UUID(row[0]) for row in database.execute("SELECT uuid FROM progress_workoutsession")]


class StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class Visitor:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), StayHere)

    def send(self, path: str, fields: Fields | None = None) -> tuple[int, str, str]:
        """Status, address sent on to, and body."""
        data = urlencode(fields).encode() if fields is not None else None
        request = Request(f"{self.site.url}{path}", data, headers={"Origin": self.site.url} if data else {})  # noqa: S310
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, "", answer.read().decode()
        except HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location", ""), answer.read().decode()

    def form(self, path: str) -> Fields:
        """What a browser would send of the page's form if its reader changed nothing."""
        parser = FormParser()
        parser.feed(self.send(path)[2])
        return parser.fields

    def sign_up(self, email: str) -> None:
        fields = changed(
            self.form("/accounts/signup/"), email=email, password1="a quiet green lamp by the sea"
        )
        status, _, body = self.send("/accounts/signup/", fields)
        if status != 302:
            raise RuntimeError(f"Signing up answered {status}: {body[:2000]}")


def changed(fields: Fields, **values: str) -> Fields:
    return [(name, values.get(name, value)) for name, value in fields]


class FormParser(HTMLParser):
    """The fields of the forms that post, in order. Our buttons have no names."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = []
        self.is_inside = False
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "form":
            self.is_inside = given.get("method") == "post" and "logout" not in given.get("action", "")
        elif not self.is_inside:
            return
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.fields.append((self.select, given.get("value", "")))
        elif tag == "textarea":
            self.fields.append((name, ""))
        elif tag == "input" and name and (kind not in {"radio", "checkbox"} or "checked" in given):
            self.fields.append((name, given.get("value", "on" if kind == "checkbox" else "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
