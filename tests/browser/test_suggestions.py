"""What was suggested in a real browser: a heavier load is asked about, a mark leads to its reason."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Exercise
from progress.models import ExerciseLog, WorkoutSession
from tests.browser.conftest import axe
from tests.factories import ExerciseLogFactory, SetLogFactory

NEW = reverse("progress:session_new")
SLUG = "leg-and-opposite-arm-lift"
HISTORY = reverse("progress:exercise_history", args=[SLUG])
REASON = "Two calm sessions at 15 – try 0.5 kg per ankle, back to 10 reps."


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


@pytest.fixture
def raised(owner: User) -> ExerciseLog:
    """One session without weight, and one with the half kilogram that was suggested."""
    log = None
    for days_ago, load_g in ((30, 0), (20, 500)):
        log = ExerciseLogFactory.create(
            session__user=owner,
            session__performed_on=timezone.localdate() - dt.timedelta(days=days_ago),
            exercise=Exercise.objects.get(pk=SLUG),
            load_left_g=load_g,
            load_right_g=load_g,
            advised_rule="raise_load",
            advised_action="increase_load",
            advised_load_g=load_g,
            advised_target=10,
            advised_text=REASON,
        )
        SetLogFactory.create(log=log, load_g=load_g)
    assert log
    return log


def ask_about_more_weight(page: Page) -> None:
    page.goto(NEW)
    entry = page.locator(".exercise-entry").first
    entry.locator("summary").click()
    entry.get_by_label("Load per ankle").fill("2.5")
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_role("alert")).to_contain_text("you put in 2.5 kg, no weight was suggested.")
    assert not WorkoutSession.objects.exists()


def test_more_weight_than_suggested_is_one_tap_more(
    screen: Page, owner: User, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    sign_in(owner)
    ask_about_more_weight(screen)
    assert axe(screen) == []
    troubles.clear()  # axe sets styles of its own to measure text
    screen.get_by_role("button", name="Yes, save it").click()
    expect(screen.get_by_text("Saved.")).to_be_visible()
    assert ExerciseLog.objects.get(load_left_g=2500).advised_load_g == 0
    assert axe(screen) == []
    troubles.clear()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_slip_is_corrected_without_scripts(
    page: Page, owner: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    ask_about_more_weight(page)
    page.get_by_role("link", name="Change it").click()
    page.locator(".exercise-entry").first.get_by_label("Load per ankle").fill("")
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert not ExerciseLog.objects.filter(load_left_g__gt=0).exists()


def test_a_mark_tells_its_reason_to_keyboard_and_ear_and_leads_to_it(
    screen: Page, owner: User, raised: ExerciseLog, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    sign_in(owner)
    screen.goto(HISTORY)
    assert axe(screen) == []
    troubles.clear()
    mark = screen.locator(".chart").get_by_role("link")
    expect(mark).to_have_accessible_name(
        f"{raised.session.performed_on:%-d %B %Y}: From no weight to 0.5 kg. {REASON}"
    )
    screen.locator("summary").filter(has_text="Own days").focus()
    screen.keyboard.press("Tab")
    expect(mark).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.locator("li:target")).to_contain_text(REASON)


@pytest.mark.browser_context_args(java_script_enabled=False, has_touch=True)
def test_a_tap_on_a_mark_leads_to_its_reason_without_scripts(
    page: Page, owner: User, raised: ExerciseLog, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(HISTORY)
    page.locator(".chart__mark circle").first.tap()
    expect(page.locator("li:target")).to_be_in_viewport()


def test_a_session_leads_from_what_was_suggested_to_its_rule(
    page: Page, owner: User, raised: ExerciseLog, sign_in: Callable[[User], None]
) -> None:
    sign_in(owner)
    page.goto(raised.session.get_absolute_url())
    page.get_by_role("link", name="Why?").click()
    expect(page.get_by_role("heading", name="Raise load", exact=True)).to_be_in_viewport()
