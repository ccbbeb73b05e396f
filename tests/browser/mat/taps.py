"""Taps on the mat, and what must have come of them."""

from collections import Counter
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from progress.models import SetLog, WorkoutSession

# Rows that make a whole set.
SIDES_OF_A_SET = {("both", 1), ("alternating", 2), ("one_after_other", 2)}


def start(page: Page) -> None:
    page.goto(reverse("progress:today"))
    page.locator(".start-form button").first.click()
    # Waits for the load as well: before it the scripts are not at work, and a tap sends the plain form.
    page.wait_for_url("**/mat/0/")
    expect(page.get_by_role("heading", name="Two minutes to warm up")).to_be_visible()


def session() -> WorkoutSession:
    return WorkoutSession.objects.get()


def planned() -> list[tuple[int, int, int]]:
    return [(log.order, number, log.target or 0) for log in session().logs.all() for number in (1, 2)]


def stored() -> list[tuple[int, int, int]]:
    """Place, number and amount of each set that counts, of one side for both."""
    return sorted({(row.log.order, row.number, row.done) for row in kept()})


def kept() -> list[SetLog]:
    return list(SetLog.objects.filter(undone=False).select_related("log"))


def saved(page: Page, expected: Callable[[], list[tuple[int, int, int]]]) -> None:
    """Once what was tapped has arrived, it is this."""
    arrived(page, lambda: stored() == expected())
    assert stored() == expected()
    rows = Counter((row.log.pk, row.number, row.log.sides) for row in kept())
    assert {(sides, count) for (*_, sides), count in rows.items()} <= SIDES_OF_A_SET


def arrived(page: Page, is_there: Callable[[], bool]) -> None:
    for _ in range(300):
        if is_there():
            break
        page.wait_for_timeout(50)


def shown(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("main")).to_contain_text(each, use_inner_text=True)


def tap_done(page: Page) -> None:
    page.locator("[data-done]:visible").click()


def settled(page: Page) -> None:
    """Nothing is on its way to the server: what is, is given up once the test moves the clock by 20 s."""
    expect(page.locator("html:not([data-under-way])")).to_be_attached()


def pass_s(page: Page, seconds: float) -> None:
    whole_steps, rest = divmod(seconds, 15)
    for step in [15.0] * int(whole_steps) + [rest]:
        settled(page)
        page.clock.run_for(int(step * 1000))


def do_all(page: Page, tap: Callable[[Page], None] = tap_done) -> int:
    """The five exercises as planned, holds and rests by the clock; how many taps that took."""
    taps = 0
    while True:
        expect(page.locator("[data-done]:visible")).to_be_visible()
        is_hold = page.locator("[data-done]:visible").inner_text() == "Start"
        tap(page)
        taps += 1
        if is_hold:
            expect(page.get_by_role("heading", name="Left side")).to_be_visible()
            pass_s(page, 46)
        if taps == 10:
            return taps
        expect(page.get_by_role("heading", name="Rest", exact=True)).to_be_visible()
        pass_s(page, 61)


def do_last(page: Page, count: int) -> None:
    """So many sets as planned, to the end of the session: holds by the clock, rests skipped."""
    for left in reversed(range(count)):
        expect(page.locator("[data-done]:visible")).to_be_focused()
        is_hold = page.locator("[data-done]:visible").inner_text() == "Start"
        tap_done(page)
        if is_hold:
            expect(page.get_by_role("heading", name="Left side")).to_be_visible()
            pass_s(page, 46)
        if left:
            skip_rest(page)
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()
    saved(page, planned)


def sets_of(*marks: tuple[int, int]) -> list[tuple[int, int, int]]:
    """As planned, those of these places and numbers."""
    return [each for each in planned() if each[:2] in marks]


def skip_rest(page: Page) -> None:
    page.get_by_role("button", name="Skip the rest").click()


def to_the_hold(page: Page) -> None:
    page.goto(page.url.replace("/mat/1/", "/mat/5/"))
    page.get_by_role("button", name="Start").click()
