"""A real server on a folder of its own, and a client that fills in the forms it is shown."""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from html.parser import HTMLParser
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, Self
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PORTS = deque(random.sample(range(8300, 8400), 100))
START_SECONDS = 60
NOT_RUN = 77  # how a part tells bin/soak that this machine does not let it run
CANNOT_REACH = (OSError, HTTPException)
PASSWORD = "a quiet green lamp by the sea"
Fields = list[tuple[str, str]]

# What bin/run does, in the environment of the tests; and again whenever the server is gone.
PREPARE = f'"{sys.executable}" -m config.prepare'
RUN = f'{PREPARE} && exec "{sys.executable}" -m gunicorn --config config/gunicorn.py config.wsgi'
KEEP_RUNNING = f"while :; do ({RUN}); sleep 0.2; done"


def free_port() -> int:
    """One that nobody listens on, and that was not given a moment ago."""
    while PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port := PORTS.popleft())):
                PORTS.append(port)
                return port
    raise RuntimeError("No port is free from 8300 to 8399.")


def settings(data_dir: Path, port: int) -> dict[str, str]:
    """Nothing of the surroundings gets in."""
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "ENV_FILE": os.devnull,
        "DATA_DIR": str(data_dir),
        "STATIC_ROOT": str(BASE_DIR / ".cache" / "static"),
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }


class Site:
    """Runs inside a `with`, and is gone after it, whatever happens."""

    def __init__(self, folder: Path, data_dir: Path | None = None) -> None:
        self.data_dir = data_dir or folder / "data"
        self.database = self.data_dir / "steadyback.sqlite3"
        self.log = folder / "log"
        self.settings = settings(self.data_dir, free_port())
        self.url = self.settings["SITE_URL"]
        self.command = RUN
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        end_tidily_when_told()
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def start(self) -> None:
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", self.command],
                cwd=BASE_DIR,
                env=self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        try:
            wait_until(self.is_ready, START_SECONDS)
        except TimeoutError:
            raise RuntimeError(f"The server did not come up: {self.log.read_text()[-2000:]}") from None

    def is_ready(self) -> bool:
        try:
            return Visitor(self.url).send("/health/ready/")[0] == 200
        except CANNOT_REACH:
            return False

    def stop(self) -> None:
        """The server, and what it has started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """Read from the file, so that nothing of the site's own answers is taken on trust."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()

    def logged_errors(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith("Error ")]


class WatchedSite(Site):
    """Is started again when it is gone, as systemd or Docker would."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.command = KEEP_RUNNING

    def processes(self) -> tuple[list[int], list[int]]:
        """What the watcher has started (the master, or the preparation before it), and all others."""
        if self.process is None:
            return [], []
        watcher = self.process.pid
        listed = subprocess.run(
            ["/bin/ps", "-A", "-o", "pid=,ppid=,pgid=,stat="], capture_output=True, text=True, check=True
        )
        rows = [line.split() for line in listed.stdout.splitlines()]
        ours = [
            (int(pid), int(parent))
            for pid, parent, group, state in rows
            if int(group) == watcher and int(pid) != watcher and not state.startswith("Z")
        ]
        return [pid for pid, parent in ours if parent == watcher], [
            pid for pid, parent in ours if parent != watcher
        ]


class StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


class Visitor:
    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        self.url = url
        self.headers = headers or {}
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), StayHere)

    def send(self, path: str, fields: Fields | None = None) -> tuple[int, str, str]:
        """Status, address sent on to, and body."""
        data = urlencode(fields).encode() if fields is not None else None
        headers = {**self.headers, **({"Origin": self.url} if data else {})}
        request = Request(f"{self.url}{path}", data, headers)  # noqa: S310
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, "", answer.read().decode()
        except HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location", ""), answer.read().decode()

    def send_json(self, path: str, said: object, token: str) -> int:
        """The status that a script of the page would see."""
        headers = {**self.headers, "Accept": "application/json", "Content-Type": "application/json"}
        headers |= {"Origin": self.url, "X-CSRFToken": token}
        request = Request(f"{self.url}{path}", json.dumps(said).encode(), headers)  # noqa: S310
        try:
            with self.opener.open(request, timeout=60) as answer:
                return int(answer.status)
        except HTTPError as answer:
            with answer:
                return answer.code

    def state(self, session: str) -> dict[str, Any]:
        """What a device goes on from."""
        state: dict[str, Any] = json.loads(self.send(f"/sessions/{session}/mat/state/")[2])
        return state

    def token(self) -> str:
        """What a device sends its words with."""
        return self.form("/sessions/new/")[0][1]

    def form(self, path: str) -> Fields:
        """What a browser would send of the page's form if its reader changed nothing."""
        return form_in(self.send(path)[2])

    def sign_up(self, email: str) -> None:
        self._enter("/accounts/signup/", email=email, password1=PASSWORD)

    def log_in(self, email: str) -> None:
        self._enter("/accounts/login/", login=email, password=PASSWORD)

    def accept(self) -> None:
        """Goes through the start gate: nothing applies."""
        status, _, body = self.send("/welcome/", [*self.form("/welcome/"), ("none", "1")])
        if status != 302:
            raise RuntimeError(f"/welcome/ answered {status}: {body[:2000]}")

    def _enter(self, path: str, **values: str) -> None:
        status, _, body = self.send(path, changed(self.form(path), **values))
        if status != 302:
            raise RuntimeError(f"{path} answered {status}: {body[:2000]}")


def changed(fields: Fields, **values: str) -> Fields:
    return [(name, values.get(name, value)) for name, value in fields]


def form_in(page: str) -> Fields:
    parser = FormParser()
    parser.feed(page)
    return parser.fields


class FormParser(HTMLParser):
    """The fields of the forms that post, in order. Our buttons have no names."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = []
        self.is_inside = False
        self.select = ""
        self.textarea = ""

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
            self.textarea = name
            self.fields.append((name, ""))
        elif tag == "input" and name and (kind not in {"radio", "checkbox"} or "checked" in given):
            self.fields.append((name, given.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data: str) -> None:
        if self.textarea:
            name, text = self.fields[-1]
            self.fields[-1] = (name, text + (data if text else data.removeprefix("\n")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea":
            self.textarea = ""


def wait_until(happened: Callable[[], bool], seconds: float) -> float:
    """How long it took. Raises `TimeoutError` when it takes longer."""
    began = time.monotonic()
    while not happened():
        if time.monotonic() > began + seconds:
            raise TimeoutError
        time.sleep(0.1)
    return time.monotonic() - began


def end_tidily_when_told() -> None:
    """Ctrl+C already unwinds every `with`; being told to end, or losing the terminal, now does too."""
    for told in signal.SIGTERM, signal.SIGHUP:
        signal.signal(told, _leave)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
