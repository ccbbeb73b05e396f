"""The drawings as a browser shows them: in both themes, under our policy, and in motion only when asked."""

import pytest
from playwright.sync_api import Locator, Page, expect

from exercises.figures import figure_address, pictures
from tests.factories import ExerciseFactory

# The colour of a picture at a point of its frame of 520 by 240.
COLOUR_AT = """async (image, [x, y]) => {
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 520, height: 240 });
  const drawing = canvas.getContext("2d");
  drawing.drawImage(image, 0, 0, 520, 240);
  return [...drawing.getImageData(x, y, 1, 1).data];
}"""
MAT = [430, 190]
FIGURES = sorted(name.removesuffix("-moving") for name in pictures() if name.endswith("-moving"))
# The second picture of these is on the way of the movement, which ends elsewhere.
MIDWAY = {"straight-leg-raise-over-blocks", "flutter-kicks"}
# Where trunk and limbs lie on the screen, with the movement held at its start (0) or its end (1).
PARTS_AT = """share => {
  document.getAnimations().forEach((animation) => {
    animation.pause();
    animation.currentTime = share * animation.effect.getComputedTiming().duration;
  });
  return [...document.querySelectorAll("svg > g")].map((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return [left, top, right, bottom];
  });
}"""

# The pause comes with the next frame.
HELD = "frame => Promise.all(frame.shadowRoot.getAnimations().map((part) => part.ready))"
SECONDS = "frame => frame.shadowRoot.getAnimations().map((part) => part.currentTime / 1000)"


def moved_on(frame: Locator, *, after_s: float) -> list[float]:
    """How far the parts of the movement are, once they are past this moment."""
    for _ in range(100):
        seconds: list[float] = frame.evaluate(SECONDS)
        if min(seconds) > after_s:
            return seconds
        frame.page.wait_for_timeout(100)
    pytest.fail(f"Nothing moved past {after_s} s.")


def end_of_bridge(page: Page) -> Locator:
    page.goto(ExerciseFactory.create(figure="glute-bridge").get_absolute_url())
    return page.locator("img[src*='glute-bridge-end']")


def test_a_picture_follows_the_theme(page: Page) -> None:
    image = end_of_bridge(page)
    page.emulate_media(color_scheme="light")
    light = image.evaluate(COLOUR_AT, MAT)
    page.emulate_media(color_scheme="dark")
    page.reload()
    dark = image.evaluate(COLOUR_AT, MAT)

    assert light == [207, 224, 220, 255]
    assert dark == [58, 85, 88, 255]


def test_the_movement_is_held_where_it_is_and_goes_on_from_there(page: Page) -> None:
    end_of_bridge(page)
    words = str(page.locator("figure img").last.get_attribute("alt"))
    frame = page.get_by_role("img", name=words)

    page.get_by_role("button", name="Play the movement").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator("img[src*='glute-bridge-end']")).to_have_count(0)
    expect(page.locator("figcaption strong")).to_have_text(["Start", "Movement"])
    moved_on(frame, after_s=0.5)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    frame.evaluate(HELD)
    held, where = frame.evaluate(SECONDS), frame.locator("svg > g").last.bounding_box()
    page.wait_for_timeout(400)
    assert frame.evaluate(SECONDS) == held
    assert held[0] > 0.5
    assert frame.locator("svg > g").last.bounding_box() == where

    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    later = moved_on(frame, after_s=held[0])
    assert later[0] < held[0] + 10
    assert len({round(part, 3) for part in later}) == 1


def test_a_movement_that_cannot_be_reached_leaves_the_still_and_may_be_asked_for_again(
    page: Page, troubles: list[str]
) -> None:
    image = end_of_bridge(page)
    page.route("**/*-moving*.svg", lambda route: route.abort())
    page.get_by_role("button", name="Play the movement").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(image).to_be_visible()

    page.unroute("**/*-moving*.svg")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    troubles.clear()


def test_a_page_on_which_the_movement_plays_keeps_our_policy_and_follows_the_theme(page: Page) -> None:
    end_of_bridge(page)
    words = str(page.locator("figure img").last.get_attribute("alt"))
    page.get_by_role("button", name="Play the movement").click()
    mat = page.get_by_role("img", name=words).locator("path").first
    page.emulate_media(color_scheme="light")
    expect(mat).to_have_css("fill", "rgb(207, 224, 220)")
    page.emulate_media(color_scheme="dark")
    expect(mat).to_have_css("fill", "rgb(58, 85, 88)")


def test_nobody_who_asks_for_less_motion_is_offered_any(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    end_of_bridge(page)
    expect(page.get_by_text("Play the movement")).to_be_hidden()


@pytest.mark.parametrize("less", [False, True])
def test_a_moving_file_moves_only_where_motion_is_welcome(
    page: Page, troubles: list[str], less: bool
) -> None:
    page.emulate_media(reduced_motion="reduce" if less else "no-preference")
    end_of_bridge(page)
    page.goto(str(page.locator("[data-moving]").get_attribute("data-moving")))
    animations = page.evaluate("document.getAnimations().length")
    # A picture on its own names no icon, so the browser asks where there may be one.
    troubles.clear()
    assert (animations == 0) == less


@pytest.mark.parametrize("figure", FIGURES)
def test_the_movement_leads_from_the_one_picture_to_the_other(
    page: Page, troubles: list[str], figure: str
) -> None:
    page.set_viewport_size({"width": 520, "height": 240})
    for moment, share in [("start", 0)] if figure in MIDWAY else [("start", 0), ("end", 1)]:
        page.goto(figure_address(figure, moment))
        stills = page.evaluate(PARTS_AT, share)
        page.goto(figure_address(figure, "moving"))
        for still, moved in zip(stills, page.evaluate(PARTS_AT, share), strict=False):
            # A slight foreshortening is not worth a keyframe.
            assert moved == pytest.approx(still, abs=4)
    troubles.clear()
