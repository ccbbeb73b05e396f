"""Whole sessions on the mat in a browser: each ends with exactly the sets that were tapped, each once."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Edition, SafetyQuestion
from progress.models import SetLog, State, WorkoutSession
from tests.browser.conftest import PHONE
from tests.factories import AcceptanceFactory, SafetyAnswerFactory, SafetyAnswersFactory


@pytest.fixture
def ready(transactional_db: None, owner: User, sign_in: Callable[[User], None]) -> User:
    """Signed in, has accepted the texts and answered every safety question with no."""
    call_command("load_catalogue", stdout=StringIO())
    AcceptanceFactory.create(user=owner, edition=Edition.objects.get(), accepted_at=timezone.now())
    answers = SafetyAnswersFactory.create(user=owner, answered_at=timezone.now())
    for question in SafetyQuestion.objects.all():
        SafetyAnswerFactory.create(answers=answers, question=question.slug)
    sign_in(owner)
    return owner


@pytest.fixture
def phone(page: Page, ready: User) -> Page:
    """A small screen, with a clock that the test drives."""
    page.set_viewport_size(PHONE)
    page.clock.install(time=dt.datetime.now(tz=dt.UTC))
    return page


@pytest.fixture
def mat(phone: Page) -> Page:
    """At the first exercise."""
    start(phone)
    phone.get_by_role("link", name="I am warm").click()
    return phone


def start(page: Page) -> None:
    page.goto(reverse("progress:today"))
    page.locator(".start-form button").first.click()
    expect(page.get_by_role("heading", name="Two minutes to warm up")).to_be_visible()


def session() -> WorkoutSession:
    return WorkoutSession.objects.get()


def planned() -> list[tuple[int, int, int]]:
    return [(log.order, number, log.target or 0) for log in session().logs.all() for number in (1, 2)]


def stored() -> list[tuple[int, int, int]]:
    """Place, number and amount of each set that counts, of one side for both."""
    rows = SetLog.objects.filter(log__session__state__in=State.values, undone=False)
    return sorted({(row.log.order, row.number, row.done) for row in rows.select_related("log")})


def shown(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("main")).to_contain_text(each, use_inner_text=True)


def tap_done(page: Page) -> None:
    page.locator("[data-done]:visible").click()


def pass_s(page: Page, seconds: float) -> None:
    page.clock.run_for(int(seconds * 1000))


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


def test_from_start_to_saved_by_touch_takes_fourteen_taps(phone: Page) -> None:
    start(phone)
    taps = 1
    pass_s(phone, 121)
    taps += do_all(phone)
    expect(phone.get_by_role("heading", name="How was it?")).to_be_visible()
    for name, value in (("effort", 6), ("pain_during", 2)):
        phone.locator(
            f"label:has([name={name}][value='{value}']), [name={name}][value='{value}'] + label"
        ).click()
    phone.locator("[name=pain_after][value='1']").click()
    taps += 3
    expect(phone.get_by_role("heading", name="Well done. That is saved")).to_be_visible()
    assert taps == 14
    assert stored() == planned()
    assert session().state == State.DONE


def test_undo_takes_back_the_last_tap_and_it_can_be_done_anew(mat: Page) -> None:
    tap_done(mat)
    shown(mat, "Rest", "Set 2 of 2")
    mat.get_by_role("button", name="Undo").click()
    shown(mat, "Set 1 of 2")
    expect(mat.get_by_role("button", name="Undo")).to_be_hidden()
    mat.get_by_role("button", name="Fewer").click()
    tap_done(mat)
    shown(mat, "Rest")
    mat.reload()
    shown(mat, "Set 2 of 2")
    assert stored() == [(1, 1, planned()[0][2] - 1)]
