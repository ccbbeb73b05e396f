"""The guard itself: what it is there to notice, it notices."""

from django.urls import reverse
from playwright.sync_api import Page


def noticed(page: Page, troubles: list[str], what: str) -> bool:
    """The browser tells of it a moment later."""
    for _ in range(100):
        if any(what in trouble for trouble in troubles):
            return True
        page.wait_for_timeout(50)
    return False


def test_the_guard_notices_a_breach_of_the_content_security_policy(page: Page, troubles: list[str]) -> None:
    page.goto(reverse("account_login"))
    page.evaluate("document.body.setAttribute('style', 'color: red')")

    assert noticed(page, troubles, "Content Security Policy")
    troubles.clear()


def test_the_guard_notices_a_script_error(page: Page, troubles: list[str]) -> None:
    page.goto(reverse("account_login"))
    page.evaluate("setTimeout(() => { throw new Error('ouch') })")

    assert noticed(page, troubles, "ouch")
    troubles.clear()


def test_the_guard_notices_a_request_to_elsewhere(page: Page, troubles: list[str]) -> None:
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://elsewhere.invalid/")

    assert "request to elsewhere: http://elsewhere.invalid/" in troubles
    troubles.clear()
