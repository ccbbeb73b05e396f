"""Text at twice its size, as people set it who read without their glasses."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.test_every_page import OWN, PUBLIC, catalogue, session

__all__ = ["catalogue", "session"]

TWICE = "document.documentElement.style.fontSize = '200%'"
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
NARROW, PHONE = 320, 390
# How wide a field would have to be to show all that stands in it, against how wide it is.
WHOLE = """field => {
  const is = field.offsetWidth;
  field.style.width = "max-content";
  return field.offsetWidth <= is;
}"""


def at_twice_the_size(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    page.evaluate(TWICE)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_at_twice_the_size_no_public_page_is_wider_than_the_phone(page: Page, width: int) -> None:
    wider = {}
    for address in PUBLIC:
        at_twice_the_size(page, address, width)
        wider[address] = page.evaluate(WIDER)
    assert {address: by for address, by in wider.items() if by > 0} == {}


@pytest.mark.parametrize("width", [NARROW, PHONE])
@pytest.mark.usefixtures("session")
def test_at_twice_the_size_no_page_of_ones_own_is_wider_than_the_phone(
    page: Page, owner: User, sign_in: Callable[[User], None], width: int
) -> None:
    sign_in(owner)
    wider = {}
    for address in OWN:
        at_twice_the_size(page, address, width)
        wider[address] = page.evaluate(WIDER)
    assert {address: by for address, by in wider.items() if by > 0} == {}


@pytest.mark.parametrize("width", [NARROW, PHONE])
@pytest.mark.parametrize("name", ["pause_list", "report", "session_new"])
def test_at_twice_the_size_a_date_is_seen_whole(
    page: Page, owner: User, sign_in: Callable[[User], None], name: str, width: int
) -> None:
    sign_in(owner)
    at_twice_the_size(page, reverse(f"progress:{name}"), width)
    dates = page.locator("input[type=date]")
    expect(dates).not_to_have_count(0)
    assert [field.evaluate(WHOLE) for field in dates.all()] == [True] * dates.count()


@pytest.mark.parametrize("width", [NARROW, PHONE])
@pytest.mark.usefixtures("session")
def test_at_twice_the_size_every_tab_and_every_number_is_on_the_screen(
    page: Page, owner: User, sign_in: Callable[[User], None], width: int
) -> None:
    sign_in(owner)
    at_twice_the_size(page, reverse("progress:today"), width)
    for place in (".navigation__link", ".rate__number"):
        expect(page.locator(place).first).to_be_visible()
        boxes = [one.bounding_box() for one in page.locator(place).all()]
        assert [box for box in boxes if box and (box["x"] < 0 or box["x"] + box["width"] > width)] == []


@pytest.mark.usefixtures("session")
def test_the_loads_of_a_report_are_read_without_pushing_them_aside(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    for width in (NARROW, PHONE):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(reverse("progress:report"))
        loads = page.get_by_role("region", name="Loads")
        expect(loads.get_by_role("row")).not_to_have_count(0)
        assert loads.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert loads.get_by_role("rowheader").count() >= 1
