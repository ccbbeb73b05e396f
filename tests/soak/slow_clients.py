"""Two hundred slow connections and a flood of logins against the shipped proxy in front of a real server."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import urlsplit

from tests.soak.login_flood import flood, is_held
from tests.soak.site import BASE_DIR, NOT_RUN, Site, Visitor, free_port

CADDY = str(Path(sys.executable).with_name("caddy"))
SLOW_CONNECTIONS = 200
SLOW_SECONDS = 45  # longer than the proxy waits for either kind
PAGES = ["/sessions/", "/sessions/new/", "/history/", "/exercises/"]
NORMAL_SECONDS = 2
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
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.settings |= {"SITE_URL": self.url, "TRUSTED_PROXY_COUNT": "1"}
        self.proxy: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.proxy = subprocess.Popen(
            [CADDY, "run", "--adapter", "caddyfile", "--config", str(BASE_DIR / "deploy" / "Caddyfile")],
            env={
                "SITE_URL": self.url,
                "UPSTREAM": self.upstream,
                "HOME": str(self.folder),
                "PATH": os.environ["PATH"],
            },
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        super().start()

    def stop(self) -> None:
        super().stop()
        if self.proxy is not None:
            self.proxy.kill()
            self.proxy.wait()
            self.proxy = None


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
    slow = Thread(target=lambda: asyncio.run(hold_many(site.port)))
    slow.start()
    busy = serve_times(visitor, slow)
    for name, times in ("without", quiet), (f"with {SLOW_CONNECTIONS}", busy):
        print(
            f"{name} slow connections: {len(times)} pages, "
            f"median {1000 * median(times):.0f} ms, slowest {1000 * max(times):.0f} ms"
        )
    return max(busy) < NORMAL_SECONDS


def main() -> None:
    if not Path(CADDY).is_file():
        print("not run: no Caddy here")
        sys.exit(NOT_RUN)
    with tempfile.TemporaryDirectory() as folder, ProxiedSite(Path(folder)) as site:
        visitor = Visitor(site.url)
        visitor.sign_up("soak@example.org")
        others_are_served = slow_connections(site, visitor)
        limit_holds = is_held(flood(site, "through the proxy"))
    if not (others_are_served and limit_holds):
        sys.exit("Somebody else had to wait, or the limit did not hold.")


if __name__ == "__main__":
    main()
