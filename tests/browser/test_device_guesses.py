"""What the scripts of the account pages add: guesses at unit and time zone, and a look at one's password."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User


def a_device(locale: str, zone: str, unit: str) -> Any:
    device = pytest.mark.browser_context_args(locale=locale, timezone_id=zone)
    return pytest.param(zone, unit, marks=device, id=locale)


@pytest.mark.parametrize(
    ("zone", "unit"),
    [
        a_device("en-US", "America/Chicago", "lb"),
        a_device("en-GB", "Europe/London", "kg"),
        a_device("de", "Europe/Berlin", "kg"),
    ],
)
def test_signing_up_takes_unit_and_time_zone_from_the_device(page: Page, zone: str, unit: str) -> None:
    page.goto(reverse("account_signup"))

    expect(page.locator("[name=unit]")).to_have_value(unit)
    expect(page.locator("[name=time_zone]")).to_have_value(zone)


@pytest.mark.browser_context_args(timezone_id="Europe/Berlin")
def test_the_devices_time_zone_is_one_tap_away(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(reverse("accounts:me"))
    offer = page.get_by_role("button", name="Use this zone")
    zone = page.get_by_label("Time zone")

    offer.click()
    expect(zone).to_have_value("Europe/Berlin")
    expect(offer).to_be_hidden()
    zone.select_option("America/Chicago")
    expect(offer).to_be_visible()


def test_a_password_can_be_looked_at(page: Page) -> None:
    page.goto(reverse("account_login"))
    password = page.locator("[name=password]")
    password.fill("a quiet green lamp")

    page.get_by_role("button", name="Show password").click()
    expect(password).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(password).to_have_attribute("type", "password")
    expect(password).to_have_value("a quiet green lamp")
