"""A session on a real server at a plain home address: killed in the middle of a save, and started again."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PHONE
from tests.soak.site import PASSWORD, WatchedSite

STORED = """
    SELECT log."order", sets.number, COUNT(DISTINCT sets.revision) FROM progress_setlog sets
    JOIN progress_exerciselog log ON log.id = sets.log_id
    WHERE NOT sets.undone GROUP BY log."order", sets.number ORDER BY log."order", sets.number
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[WatchedSite]:
    """A server that a phone would reach by the name or number of the machine, without TLS."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing
        address = probe.getsockname()[0]
    site = WatchedSite(tmp_path)
    site.url = f"http://{address}:{site.settings['PORT']}"
    site.settings |= {"HOST": "0.0.0.0", "SITE_URL": site.url}  # noqa: S104
    with site:
        yield site


def test_a_whole_session_at_home_over_which_the_server_is_killed_is_there_once(
    page: Page, home: WatchedSite, troubles: list[str]
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{home.url}/accounts/signup/")
    page.get_by_label("E-mail").fill("home@example.org")
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign up").click()
    page.get_by_role("button", name="None of these apply to me").click()
    page.locator(".start-form button").first.click()
    assert page.evaluate("isSecureContext || !!crypto.randomUUID || !!navigator.wakeLock") is False
    page.get_by_role("link", name="I am warm").click()

    page.route("**/mat/save/", lambda route: cut(route, home), times=1)
    for _ in range(3):
        expect(page.locator("[data-done]:visible")).to_be_focused()
        page.locator("[data-done]:visible").click()
        page.get_by_role("button", name="Skip the rest").click()
    expect(page.locator("[data-status=offline]")).to_be_visible()
    home.wait_until_ready()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-status=offline]")).to_be_hidden(timeout=20_000)
    for _ in range(100):
        if len(home.rows(STORED)) == 3:
            break
        page.wait_for_timeout(50)
    assert home.rows(STORED) == [(1, 1, 1), (1, 2, 1), (2, 1, 1)]

    for _ in range(5):
        expect(page.locator("[data-done]:visible")).to_be_focused()
        page.locator("[data-done]:visible").click()
        page.get_by_role("button", name="Skip the rest").click()
    hold_a_moment(page)
    page.get_by_role("button", name="Skip the rest").click()
    hold_a_moment(page)
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()
    page.locator("[name=pain_after][value='1']").click()
    expect(page.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    assert home.rows(STORED) == [(place, number, 1) for place in range(1, 6) for number in (1, 2)]
    troubles.clear()


def hold_a_moment(page: Page) -> None:
    """Each side for as long as the clock, a real one, has counted down by a second."""
    page.get_by_role("button", name="Start").click()
    for side in ("Left side", "Right side"):
        expect(page.get_by_role("heading", name=side)).to_be_visible()
        whole = page.locator("[data-remaining]:visible").inner_text()
        expect(page.locator("[data-remaining]:visible")).not_to_have_text(whole)
        page.get_by_role("button", name="Enough").click()
        if side == "Left side":
            page.get_by_role("button", name="Ready").click()


def cut(route: Route, site: WatchedSite) -> None:
    """Kills master and workers while they save: the watcher starts them anew."""
    route.continue_()
    for group in site.processes():
        for process in group:
            os.kill(process, signal.SIGKILL)
