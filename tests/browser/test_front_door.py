"""The pages before anyone is signed in."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import axe


@pytest.mark.parametrize("name", ["landing", "account_login"])
def test_a_page_before_sign_in_is_clean_on_every_screen(screen: Page, name: str) -> None:
    screen.goto(reverse(name))

    expect(screen.locator("h1")).to_be_visible()
    assert axe(screen) == []


def test_a_page_is_never_wider_than_the_screen(screen: Page) -> None:
    screen.goto(reverse("landing"))

    assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
