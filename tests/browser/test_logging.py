"""The whole way in a real browser: sign up, log a session, see it in the history; scripts or none."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from progress.models import ExerciseLog, WorkoutSession

NEW = reverse("progress:session_new")


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


def sign_up(page: Page) -> None:
    page.goto(reverse("landing"))
    page.get_by_role("link", name="Start your log").click()
    page.get_by_label("E-mail").fill("new@example.org")
    page.locator("[name=password1]").fill("a quiet green lamp")
    page.locator("main").get_by_role("button", name="Sign up").click()
    page.get_by_role("button", name="None of these apply to me").click()
    expect(page.get_by_role("heading", name="Today\u2019s plan")).to_be_visible()


def sign_up_log_and_look(page: Page) -> None:
    sign_up(page)
    page.get_by_role("link", name="Log what I did").click()
    page.wait_for_url(f"**{NEW}*")
    page.get_by_role("button", name="Save, did it as planned").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(reverse("progress:history"))
    expect(page.locator("main")).to_contain_text("One session so far this week.")
    expect(page.locator(".chart").first).to_be_visible()


def test_from_signing_up_to_the_history_in_one_tap_of_logging(page: Page) -> None:
    sign_up_log_and_look(page)
    assert ExerciseLog.objects.done().count() == 5


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_same_way_without_scripts(page: Page) -> None:
    sign_up_log_and_look(page)
    page.locator("ul.history-grid a").first.click()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table")).to_be_visible()


def test_what_differed_is_told_and_seen_again(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(NEW)
    entry = page.locator(".exercise-entry").first
    name = entry.locator(".exercise-entry__name").inner_text()
    entry.locator("summary").click()
    entry.get_by_label("Load per ankle (kg)").fill("0,5")
    entry.get_by_label("Right ankle, if different (kg)").fill("0,25")
    entry.get_by_label("Set 1, left").fill("7")
    with page.expect_navigation():  # half a page would send half a form
        page.get_by_role("button", name="Save session").click()
    # More than was suggested is asked about once.
    page.get_by_role("button", name="Yes, save it").click()

    expect(page.locator("main")).to_contain_text(name)
    expect(page.locator("main")).to_contain_text("0.5 kg")
    expect(page.locator("main")).to_contain_text("0.25 kg")
    expect(page.locator("main")).to_contain_text("left 7")
    page.goto(reverse("progress:history"))
    expect(page.locator(".chart__line--right").first).to_be_attached()


def test_a_double_click_on_save_stores_one_session(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(NEW)
    page.get_by_role("button", name="Save, did it as planned").dblclick()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.goto(reverse("progress:session_list"))
    expect(page.locator(".session-card")).to_have_count(1)
    assert WorkoutSession.objects.count() == 1


def test_going_back_and_saving_again_stores_one_session(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(NEW)
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.go_back()
    identity = page.locator("[name=uuid]").input_value()
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert WorkoutSession.objects.filter(uuid=identity).count() == 1


def test_the_pain_scale_is_worked_by_the_keyboard(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(NEW)
    page.locator("[name=performed_on]").focus()
    # A day has several stops of its own.
    names = [tab(page) for _ in range(8)]
    assert "pain_before" in names
    page.locator("[name=pain_before]").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[name=pain_before]:checked")).to_have_value("3")
    assert [tab(page) for _ in range(3)] == ["effort", "pain_during", "pain_after"]


def tab(page: Page) -> str:
    page.keyboard.press("Tab")
    return str(page.evaluate("document.activeElement.name || ''"))


def test_an_exercise_is_unfolded_and_filled_in_by_the_keyboard(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(NEW)
    page.get_by_role("button", name="Save, did it as planned").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".exercise-entry").first).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("1,5")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes, save it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert set(ExerciseLog.objects.filter(load_left_g=1500).values_list("order", flat=True)) == {0}
