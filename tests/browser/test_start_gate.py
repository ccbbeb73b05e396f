"""From the landing page through the start gate to Today on a phone, scripts or none; taps counted."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from progress.models import SafetyAnswer
from tests.browser.conftest import PHONE

MOST_TAPS = 12
LEAST_TARGET = 48  # px
WELCOME = reverse("progress:welcome")
SAFETY = reverse("progress:safety")
TODAY = reverse("progress:today")
without_scripts = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


@pytest.fixture(autouse=True)
def phone(page: Page) -> None:
    page.set_viewport_size(PHONE)


class Finger:
    """Counts its taps; to type, one taps into the field first."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, place: Locator) -> None:
        self.taps += 1
        place.click()

    def type(self, field: Locator, text: str) -> None:
        self.tap(field)
        field.press_sequentially(text)


def from_the_landing_page_to_today(page: Page) -> int:
    finger = Finger()
    page.goto(reverse("landing"))
    finger.tap(page.get_by_role("link", name="Start your log"))
    finger.type(page.get_by_label("E-mail"), "new@example.org")
    finger.type(page.locator("[name=password1]"), "a quiet green lamp")
    finger.tap(page.locator("main").get_by_role("button", name="Sign up"))
    page.wait_for_url(f"**{WELCOME}")
    finger.tap(page.get_by_role("button", name="None of these apply to me"))
    page.wait_for_url(f"**{TODAY}")
    return finger.taps


def test_from_the_landing_page_to_today(page: Page) -> None:
    assert from_the_landing_page_to_today(page) <= MOST_TAPS


@without_scripts
def test_from_the_landing_page_to_today_without_scripts(page: Page) -> None:
    assert from_the_landing_page_to_today(page) <= MOST_TAPS


def row(page: Page, question: str) -> Locator:
    return page.locator(".reply").filter(has_text=question)


@without_scripts
def test_a_yes_is_asked_through_explained_and_cleared(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(WELCOME)
    row(page, "artificial hip").get_by_text("Yes", exact=True).click()
    page.get_by_role("button", name="None of these apply to me").click()
    expect(row(page, "artificial hip")).to_contain_text("You chose Yes here.")
    expect(row(page, "artificial hip").get_by_label("Yes")).to_be_checked()
    expect(page.get_by_role("button", name="Save my answers and accept")).to_be_visible()
    for group in page.locator(".reply").all():
        if "artificial hip" not in group.inner_text():
            group.get_by_text("No", exact=True).click()
    page.get_by_role("button", name="Save my answers and accept").click()

    page.wait_for_url(f"**{SAFETY}")
    expect(page.locator("main")).to_contain_text("Only without weight: all exercises")
    page.get_by_role("button", name="A professional agreed").click()
    expect(page.locator("main")).to_contain_text("Nothing holds you back")
    page.get_by_role("link", name="Go on").click()
    page.wait_for_url(f"**{TODAY}")


def test_ten_rows_answer_to_taps_of_a_thumb_and_to_the_keyboard(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(WELCOME)
    labels = page.locator(".welcome-form .form-check-label").all()
    assert len(labels) == 30
    boxes = [label.bounding_box() for label in labels]
    assert [box for box in boxes if not box or min(box["width"], box["height"]) < LEAST_TARGET] == []
    for group in page.locator(".reply").all():
        group.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Save my answers and accept").click()
    page.wait_for_url(f"**{SAFETY}")
    assert {*SafetyAnswer.objects.newest_of(owner).values_list("reply", flat=True)} == {"not_sure"}
