"""From the first day to the first weight on a phone, the clock moved from session to session."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

TODAY = reverse("progress:today")
FIRST_TO_CARRY = "Back leg lift with opposite arm"
ALL_OF_THE_ROUTINE = 5
DAYS_BETWEEN = 3
FIRST_WEIGHT_ON = 24
Clock = Callable[[int], None]


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


@pytest.fixture
def move_to_day(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The server's clock, so many days from now; the browser's stays, and its cookies with it."""
    start = timezone.now()

    def move(day: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: start + dt.timedelta(days=day))

    return move


def sign_up(page: Page) -> None:
    page.goto(reverse("landing"))
    page.get_by_role("link", name="Start your log").click()
    page.get_by_label("E-mail").fill("new@example.org")
    page.locator("[name=password1]").fill("a quiet green lamp")
    page.locator("main").get_by_role("button", name="Sign up").click()
    page.get_by_role("button", name="None of these apply to me").click()
    expect(page.locator("main")).to_contain_text("First weeks without weights. Then we start light.")


def tell_pain(page: Page) -> None:
    page.goto(TODAY)
    page.get_by_role("button", name="1", exact=True).click()
    expect(page.locator("main")).to_contain_text("Your back: 1 of 10")


def log_a_calm_session(page: Page) -> None:
    page.get_by_role("link", name="Log what I did").click()
    entries = page.locator(".exercise-entry")
    expect(entries).to_have_count(ALL_OF_THE_ROUTINE)
    for entry in entries.all():
        entry.locator("summary").click()
        entry.get_by_label("Effort").select_option("4")
        entry.get_by_label("Worst pain").select_option("1")
    page.locator("[name=pain_after][value='1']").check(force=True)
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


@pytest.mark.browser_context_args(locale="en-GB")  # where the browser guesses kilograms
def test_calm_sessions_lead_to_the_first_weight(page: Page, move_to_day: Clock) -> None:
    go_to_the_first_weight(page, move_to_day)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_same_way_without_scripts(page: Page, move_to_day: Clock) -> None:
    go_to_the_first_weight(page, move_to_day)


def go_to_the_first_weight(page: Page, move_to_day: Clock) -> None:
    page.set_viewport_size(PHONE)
    sign_up(page)
    for day in range(0, FIRST_WEIGHT_ON, DAYS_BETWEEN):
        move_to_day(day)
        tell_pain(page)
        expect(page.get_by_text("A first weight is possible")).to_be_hidden()
        log_a_calm_session(page)

    move_to_day(FIRST_WEIGHT_ON)
    tell_pain(page)
    expect(page.get_by_text("A first weight is possible")).to_be_visible()
    page.get_by_role("link", name="My ankle weights").click()
    page.get_by_label("0.5 kg", exact=True).check()
    page.get_by_role("button", name="Save").click()

    page.wait_for_url(f"**{TODAY}")
    # One exercise at a time.
    carrying = page.locator(".plan-card").filter(has=page.locator(".number"))
    expect(carrying).to_have_count(1)
    expect(carrying).to_contain_text(FIRST_TO_CARRY)
    expect(carrying).to_contain_text("try 0.5 kg per ankle, back to 10 reps")
