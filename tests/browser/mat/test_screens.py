"""The screens of the mat: on one page, large, told and reached in order, with nothing that axe finds."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, axe
from tests.browser.mat.taps import pass_s, shown, skip_rest, start, tap_done, to_the_hold

SMALL = """() => [...document.querySelectorAll("main :is(a, button, summary, .pill, label.form-check)")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each.innerText || each.ariaLabel, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 71.5 || height < 71.5)
    .map(([name, { width, height }]) => `${name} ${width} x ${height}`)"""
OUTSIDE = """() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [scrollHeight - innerHeight, scrollWidth - innerWidth];
}"""
CRAMPED = """() => [...document.querySelectorAll(".mat__ring")].filter((each) => each.checkVisibility())
    .map((each) => [each.getBoundingClientRect(), each.querySelector("[aria-hidden]:is(span):not([hidden])")])
    .filter(([{ width, height }, number]) => number.offsetWidth > 0.8 * Math.min(width, height))
    .map(([, number]) => number.innerText)"""
BROKEN = """() => [...document.querySelectorAll(".page--mat > .mat__edges .mat__edge")]
    .filter((each) => each.checkVisibility() && each.closest("form, summary"))
    .filter((each) => {
        const words = document.createRange();
        words.selectNode(each.firstChild);
        return words.getClientRects().length > 1;
    })
    .map((each) => each.innerText)"""
NUMBER = """() => [...document.querySelectorAll(".mat__number")].filter((each) => each.checkVisibility())
    .map((each) => parseFloat(getComputedStyle(each).fontSize))"""


def open_panel(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).locator("visible=true").first.click()


def walk(page: Page) -> Iterator[str]:
    """The names of the screens, each while it is on."""
    start(page)
    yield "warm-up"
    page.get_by_role("link", name="I am warm").click()
    yield "set"
    for name in ("Was it different?", "It hurts", "Skip", "Sound"):
        open_panel(page, name)
        yield name
        page.keyboard.press("Escape")
    tap_done(page)
    yield "rest"
    page.get_by_role("heading", name="Rest").click()
    yield "paused"
    skip_rest(page)
    open_panel(page, "It hurts")
    page.locator("[data-panel=hurts]").get_by_role("button", name="5", exact=True).click()
    yield "where"
    page.get_by_role("button", name="Hip").click()
    yield "offers"
    page.get_by_role("link", name="Go on as it is").click()
    open_panel(page, "It hurts")
    page.locator("[data-panel=hurts]").get_by_role("button", name="8", exact=True).click()
    page.get_by_role("button", name="Low back").click()
    yield "stop"
    page.get_by_role("link", name="Go on as it is").click()
    page.route("**/mat/save/", lambda route: route.abort())
    tap_done(page)
    skip_rest(page)
    shown(page, "Sets waiting to be saved: 1.")
    yield "waiting"
    open_panel(page, "Skip")
    page.get_by_role("link", name="End the session here").click()
    expect(page.get_by_role("heading", name="That was it for today")).to_be_visible()
    yield "kept"
    page.unroute("**/mat/save/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible()
    page.goto(page.url.replace("/finish/", "/mat/1/"))
    to_the_hold(page)
    pass_s(page, 3)
    yield "hold"
    pass_s(page, 18)
    yield "switch"
    page.goto(page.url.replace("/mat/5/", "/finish/"))
    yield "finish"
    with page.expect_navigation():
        page.locator("[name=pain_after][value='1']").click()
    yield "summary"


# What tells at length: the signs to stop at, and the pages after the mat.
AFTER = {"finish", "summary"}
LONG = {"stop", *AFTER}
# What is looked at while one moves.
IN_MOTION = {"set", "rest", "paused", "waiting", "kept", "hold", "switch"}
SMALL_SCREENS = [(320, 640), (844, 390)]
# Width and height, and how large the text is.
SCREENS = [
    (1280, 800, 1), (740, 360, 1), *((*size, 1) for size in SMALL_SCREENS), (390, 844, 2), (320, 640, 2),
]  # fmt: skip


def test_each_screen_is_whole_at_once_with_large_targets_and_numbers(
    phone: Page, troubles: list[str]
) -> None:
    outside, small, numbers, broken, cramped = {}, {}, {}, {}, {}
    for screen in walk(phone):
        broken[screen] = phone.evaluate(BROKEN)
        cramped[screen] = phone.evaluate(CRAMPED)
        outside[screen] = phone.evaluate(OUTSIDE)
        small[screen] = phone.evaluate(SMALL)
        numbers[screen] = phone.evaluate(NUMBER)
    assert {screen: over for screen, over in outside.items() if over[1] > 0} == {}
    assert {screen: over for screen, over in outside.items() if over[0] > 0 and screen not in LONG} == {}
    assert {screen: found for screen, found in small.items() if found and screen not in AFTER} == {}
    assert {screen: told for screen, told in broken.items() if told} == {}
    assert {screen: found for screen, found in cramped.items() if found} == {}
    assert all(size > 110 for screen in ("set", "hold", "rest", "switch") for size in numbers[screen])
    troubles.clear()


def test_on_any_screen_all_is_within_the_sides_large_enough_and_what_one_moves_by_is_whole(
    phone: Page, troubles: list[str]
) -> None:
    looks = {(screen, size): look_at(phone, *size) for screen in walk(phone) for size in SCREENS}
    outside = {seen: over for seen, (over, _) in looks.items()}
    usual = {seen: small for seen, (_, small) in looks.items() if seen[0] not in AFTER and seen[1][2] == 1}
    assert {seen: small for seen, small in usual.items() if small} == {}
    bars_too_wide = {(screen, (320, 640, 2)) for screen in AFTER}
    assert {seen: over for seen, over in outside.items() if over[1] > 0 and seen not in bars_too_wide} == {}
    whole = {(screen, (*size, 1)) for screen in IN_MOTION for size in SMALL_SCREENS}
    assert {seen: outside[seen][0] for seen in whole if outside[seen][0] > 0} == {}
    troubles.clear()


def look_at(page: Page, width: int, height: int, zoom: int) -> tuple[list[int], list[str]]:
    """How far it reaches down and to the side of this screen, and the targets that are too small on it.

    The phone is as before then.
    """
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(f"document.documentElement.style.fontSize = '{zoom * 100}%', 0")
    look = page.evaluate(OUTSIDE), page.evaluate(SMALL)
    page.evaluate("document.documentElement.style.fontSize = '', 0")
    page.set_viewport_size(PHONE)
    return look


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(phone: Page, theme: Any, troubles: list[str]) -> None:
    phone.emulate_media(color_scheme=theme, reduced_motion="reduce")
    assert {screen: found for screen in walk(phone) if (found := axe(phone))} == {}
    troubles.clear()


FOCUSED = "document.activeElement.ariaLabel || document.activeElement.innerText.replaceAll('\\n', ' ')"


def focused_by(page: Page, key: str, times: int) -> list[str]:
    names = []
    for _ in range(times):
        page.keyboard.press(key)
        names.append(page.evaluate(FOCUSED).strip())
    return names


def test_the_focus_goes_from_done_to_the_edges_and_back_over_the_number(mat: Page) -> None:
    expect(mat.locator("[data-done]:visible")).to_be_focused()
    assert focused_by(mat, "Tab", 3) == ["It hurts", "Skip or end", "Sound"]
    mat.locator("[data-done]:visible").focus()
    assert focused_by(mat, "Shift+Tab", 3) == ["No weight Was it different?", "More", "Fewer"]


CLOSES: dict[str, Callable[[Page], None]] = {
    "a key": lambda page: page.keyboard.press("Escape"),
    "a tap beside it": lambda page: page.mouse.click(195, 12),
}


@pytest.mark.parametrize("how", CLOSES)
@pytest.mark.parametrize("name", ["Was it different?", "It hurts", "Skip", "Sound"])
def test_a_sheet_closes_and_gives_the_focus_back(mat: Page, name: str, how: str) -> None:
    open_panel(mat, name)
    sheet = mat.locator(".mat__sheet").locator("visible=true")
    expect(sheet).to_have_count(1)
    CLOSES[how](mat)
    expect(sheet).to_have_count(0)
    expect(mat.locator("summary", has_text=name).locator("visible=true")).to_be_focused()
    shown(mat, "Set 1 of 2")


def test_what_was_different_can_be_left_as_it_was(mat: Page) -> None:
    open_panel(mat, "Was it different?")
    mat.get_by_role("link", name="Leave it as it was").click()
    expect(mat.locator(".mat__sheet").locator("visible=true")).to_have_count(0)
    expect(mat.locator("[data-done]:visible")).to_be_focused()


def test_the_line_at_the_top_grows_with_each_set(mat: Page) -> None:
    way = mat.locator("[data-way]")
    expect(way).to_have_attribute("stroke-dashoffset", "100")
    tap_done(mat)
    skip_rest(mat)
    expect(way).to_have_attribute("stroke-dashoffset", "90")
    mat.locator("summary", has_text="Skip").locator("visible=true").click()
    mat.get_by_role("button", name="No time").click()
    shown(mat, "2 of 5")
    expect(way).to_have_attribute("stroke-dashoffset", "80")
    mat.reload()
    expect(way).to_have_attribute("stroke-dashoffset", "80")


def test_the_next_exercise_is_seen_while_one_rests(mat: Page) -> None:
    for _ in range(2):
        tap_done(mat)
        expect(mat.get_by_role("heading", name="Rest")).to_be_visible()
        seen = mat.locator("[data-figure]:visible > *").get_attribute("src")
        skip_rest(mat)
        assert seen == mat.locator(".mat__figure:visible > *").get_attribute("src")


def test_a_number_to_call_in_an_emergency_is_a_target(phone: Page) -> None:
    phone.goto(reverse("progress:warning"))
    numbers = phone.locator("a[href^='tel:']")
    expect(numbers).to_have_count(4)
    boxes = numbers.evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().toJSON())")
    assert min(min(box["width"], box["height"]) for box in boxes) >= 48
