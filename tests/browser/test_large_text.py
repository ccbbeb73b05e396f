"""Text at twice its size, as people set it who read without their glasses."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from tests.browser.conftest import PHONE


@pytest.mark.parametrize("name", ["pause_list", "report", "weights"])
def test_at_twice_the_size_a_form_is_no_wider_than_the_phone(
    page: Page, owner: User, sign_in: Callable[[User], None], name: str
) -> None:
    sign_in(owner)
    page.set_viewport_size(PHONE)
    page.goto(reverse(f"progress:{name}"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
