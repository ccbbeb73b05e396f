"""The guard itself: what it is there to notice, it notices."""

from django.urls import reverse
from playwright.sync_api import Page


def test_the_guard_notices_a_breach_of_the_content_security_policy(page: Page, troubles: list[str]) -> None:
    page.goto(reverse("account_login"))
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(50)

    assert any("Content Security Policy" in trouble for trouble in troubles)
    troubles.clear()


def test_the_guard_notices_a_script_error(page: Page, troubles: list[str]) -> None:
    page.goto(reverse("account_login"))
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('ouch') })")

    assert any("ouch" in trouble for trouble in troubles)
    troubles.clear()


def test_the_guard_notices_a_request_to_elsewhere(page: Page, troubles: list[str]) -> None:
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://elsewhere.invalid/")

    assert "request to elsewhere: http://elsewhere.invalid/" in troubles
    troubles.clear()
