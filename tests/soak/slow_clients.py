"""Two hundred slow connections and a flood of logins, against the shipped proxy in front of a real server."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

from tests.soak.site import BASE_DIR, Site, StayHere, Visitor, changed

CADDY = str(Path(sys.executable).with_name("caddy"))
SLOW_CONNECTIONS = 200
SLOW_SECONDS = 45  # longer than the proxy waits for either kind
PAGES = ["/sessions/", "/sessions/new/", "/history/", "/exercises/"]
NORMAL_SECONDS = 2
FLOOD = 300
LOGINS_A_MINUTE = 10  # allauth's limit of failed logins from one address
SLOW_HEADERS = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
# With a cookie, or the site would turn it away before it reads the body.
SLOW_BODY = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
    b"Cookie: csrftoken=" + 32 * b"a" + b"\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin="
)


class ProxiedSite(Site):
    """The site as the compose file has it: only the proxy is spoken to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.upstream = urlsplit(self.url).netloc
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.url = f"http://localhost:{listener.getsockname()[1]}"
        self.environment |= {"SITE_URL": self.url, "TRUSTED_PROXY_COUNT": "1"}
        self.proxy: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        super().start()
        self.proxy = subprocess.Popen(
            [CADDY, "run", "--adapter", "caddyfile", "--config", str(BASE_DIR / "deploy" / "Caddyfile")],
            env={
                "SITE_URL": self.url,
                "UPSTREAM": self.upstream,
                "HOME": str(self.folder),
                "PATH": os.environ["PATH"],
            },
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", urlsplit(self.url).port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("The proxy did not start.")

    def stop_all(self) -> None:
        self.stop()
        if self.proxy is not None:
            self.proxy.terminate()
            self.proxy.wait()


async def hold(port: int, start: bytes) -> None:
    """Sends a byte a second, until the other side has had enough."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(start)
        for _ in range(SLOW_SECONDS):
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(1)
            if reader.at_eof():
                return
    except ConnectionError:
        return
    finally:
        writer.close()


async def hold_many(port: int) -> None:
    kinds = cycle([SLOW_HEADERS, SLOW_BODY])
    await asyncio.gather(*(hold(port, next(kinds)) for _ in range(SLOW_CONNECTIONS)))


def serve_times(visitor: Visitor, until: Thread | None) -> list[float]:
    """Seconds for each page: forty of them, or as many as go while the thread lives."""
    times: list[float] = []
    for path in cycle(PAGES):
        if (until is None and len(times) == 40) or (until is not None and not until.is_alive()):
            return times
        began = time.monotonic()
        status, _, body = visitor.send(path)
        times.append(time.monotonic() - began)
        if status != 200:
            sys.exit(f"{path} answered {status}: {body[:2000]}")
    return times


def slow_connections(site: ProxiedSite, visitor: Visitor) -> bool:
    quiet = serve_times(visitor, None)
    slow = Thread(target=lambda: asyncio.run(hold_many(urlsplit(site.url).port or 80)))
    slow.start()
    busy = serve_times(visitor, slow)
    for name, times in ("without", quiet), (f"with {SLOW_CONNECTIONS}", busy):
        print(
            f"{name} slow connections: {len(times)} pages, "
            f"median {1000 * median(times):.0f} ms, slowest {1000 * max(times):.0f} ms"
        )
    return max(busy) < NORMAL_SECONDS


class Pretender(Visitor):
    """Claims to be somebody else each time it asks."""

    def __init__(self, site: Site, address: str) -> None:
        super().__init__(site)
        self.opener = build_opener(HTTPCookieProcessor(), StayHere)
        self.opener.addheaders = [("X-Forwarded-For", address), ("X-Real-IP", address)]


def login_flood(site: ProxiedSite) -> bool:
    def attempt(number: int) -> str:
        visitor = Pretender(site, f"198.51.{number // 250}.{number % 250}")
        form = visitor.form("/accounts/login/")
        fields = changed(form, login=f"flood{number}@example.org", password="not the password at all")
        status, _, body = visitor.send("/accounts/login/", fields)
        return "password looked at" if "do not go together" in body else f"refused with {status}"

    began = time.monotonic()
    with ThreadPoolExecutor(8) as senders:
        answers = Counter(senders.map(attempt, range(FLOOD)))
    minutes = (time.monotonic() - began) / 60
    print(f"login flood: {FLOOD} attempts as {FLOOD} addresses in {60 * minutes:.0f} s: {dict(answers)}")
    return 0 < answers["password looked at"] <= LOGINS_A_MINUTE * (1 + int(minutes))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = ProxiedSite(Path(folder))
        try:
            site.start()
            visitor = Visitor(site)
            visitor.sign_up("soak@example.org")
            held = [slow_connections(site, visitor), login_flood(site)]
        finally:
            site.stop_all()
    if not all(held):
        sys.exit("Somebody else had to wait, or the limit did not hold.")


if __name__ == "__main__":
    main()
