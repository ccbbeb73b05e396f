"""A real Chromium on a real server, and a guard that no page troubles it."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User

# Playwright keeps an event loop in the thread that also sets up the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A machine that does other things too is slow now and then.
expect.set_options(timeout=15_000)

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
SCREENS = [(size, theme) for size in ("phone", "desktop") for theme in ("light", "dark")]
QUIET = [
    "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parent.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    return {
        **browser_type_launch_args,
        **({"executable_path": chromium} if chromium else {}),
        "args": [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])],
    }


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    # Django's stand-in for static files knows no hashed names: here WhiteNoise serves them, as in production.
    with mock.patch(
        "django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application
    ):
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    return live_server.url


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong in the browser so far; a test that provokes something clears it."""
    return []


@pytest.fixture
def context(
    context: BrowserContext, troubles: list[str], live_server: LiveServer
) -> Iterator[BrowserContext]:
    """Fails the test on any console error (a CSP violation is one), script error, or request to elsewhere."""
    here = urlsplit(live_server.url).netloc

    def request_seen(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != here:
            troubles.append(f"request to elsewhere: {url}")

    context.on("request", lambda request: request_seen(request.url))
    context.on("weberror", lambda error: troubles.append(f"script error: {error.error}"))
    context.on(
        "console",
        lambda message: (
            troubles.append(f"console: {message.text} ({message.page.url if message.page else ''})")
            if message.type == "error"
            else None
        ),
    )
    yield context
    assert troubles == []


@pytest.fixture(params=SCREENS, ids="-".join)
def screen(request: pytest.FixtureRequest, page: Page) -> Page:
    """The page on a phone and on a desk, light and dark: a test that uses it runs on all four."""
    size, theme = request.param
    page.set_viewport_size(PHONE if size == "phone" else DESKTOP)
    page.emulate_media(color_scheme=theme)
    return page


@pytest.fixture
def sign_in(context: BrowserContext, live_server: LiveServer) -> Callable[[User], None]:
    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return sign_in


AXE = files("axe_playwright_python").joinpath("axe.min.js")


def axe(page: Page) -> list[str]:
    """What axe finds on the page, one line each. Evaluated, because the CSP forbids an added script."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    results = page.evaluate("axe.run()")
    return [
        f"{finding['id']} ({finding['help']}): {node['html']}"
        for finding in results["violations"]
        for node in finding["nodes"]
    ]
