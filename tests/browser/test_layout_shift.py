"""Nothing jumps under the finger while a page comes in."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from accounts.models import User

MOST = 0.01
SHIFTS = """() => new Promise((done) => {
  let sum = 0
  const add = (list) => { for (const shift of list.getEntries()) sum += shift.value }
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 400)))
})"""


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


@pytest.fixture
def demo(catalogue: None) -> User:
    call_command("demo", years=1, stdout=StringIO())
    return User.objects.get(email="demo@example.org")


@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/exercises/straight-leg-raise-over-blocks/"])
def test_a_public_page_stays_where_it_is(screen: Page, address: str) -> None:
    screen.goto(address)
    assert screen.evaluate(SHIFTS) <= MOST


def test_ones_own_pages_stay_where_they_are(
    screen: Page, demo: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(demo)
    for address in ("/today/", "/history/", "/me/"):
        screen.goto(address)
        assert screen.evaluate(SHIFTS) <= MOST, address


def test_the_measure_would_see_a_jump(page: Page) -> None:
    page.goto("/exercises/")
    page.evaluate(
        "document.querySelector('main').prepend(document.querySelector('ul.card-grid').cloneNode(true))"
    )
    assert page.evaluate(SHIFTS) > MOST
