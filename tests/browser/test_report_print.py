"""The report on paper: one page, on either size, however much there is to say."""

import datetime as dt
import re
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    CheckInFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    PainNoteFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)

LONG = "I carried the boxes up to the third floor and felt it at once on the left, then again. " * 4
ASKED = "May I go on to the next weight although sitting still hurts of an evening? " * 8


def pages_of(page: Page, size: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=size)))


@pytest.fixture
def crowded(transactional_db: None, owner: User) -> User:
    """A year in which every exercise was done, most of it hurt, and all of it was written down."""
    call_command("load_catalogue", stdout=StringIO())
    now, exercises = timezone.now(), list(Exercise.objects.all())
    assert len(exercises) >= 9
    for days_ago in range(0, 360, 12):
        day, moment = now.date() - dt.timedelta(days=days_ago), now - dt.timedelta(days=days_ago)
        session = WorkoutSessionFactory.create(user=owner, performed_on=day, note=LONG, pain_after=8)
        for exercise in exercises:
            given = {"load_left_g": 1250 - days_ago, "load_right_g": 1000, "skipped": "pain"}
            ExerciseLogFactory.create(session=session, exercise=exercise, **given)
        CheckInFactory.create(user=owner, day=day, pain_now=7, warning="urgent", warned_at=moment)
        StopLiftedFactory.create(user=owner, lifted_at=moment)
        PainNoteFactory.create(user=owner, felt_at=moment, text=LONG)
    for goal in [GoalFactory.create(user=owner, text="Sit through dinner " * 6) for _ in range(3)]:
        for days_ago in range(0, 350, 14):
            GoalRatingFactory.create(goal=goal, day=now.date() - dt.timedelta(days=days_ago), rating=10)
    return owner


def test_a_crowded_year_fits_on_a_page(
    page: Page, crowded: User, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    sign_in(crowded)
    page.goto("/report/")
    assert pages_of(page, "A4") == 1
    today = timezone.now().date()
    page.locator("[name=span]").select_option("own")
    page.locator("[name=first_day]").fill(str(today - dt.timedelta(days=365)))
    page.locator("[name=last_day]").fill(str(today))
    page.locator("[name=questions]").fill(ASKED[:600])
    page.locator("[name=shown_name]").fill("Maria Magdalena von und zu Hohenheim, born 3 May 1961")
    for place in range(3):
        page.locator("[name=activities]").nth(place).check()
    page.locator("form summary").click()
    for place in range(6):
        page.locator("[name=notes]").nth(place).check()
    page.get_by_role("button", name="Show the report").click()
    page.get_by_role("heading", name="Notes", exact=True).wait_for()
    assert [pages_of(page, size) for size in ("A4", "Letter")] == [1, 1]
    assert troubles == []


def test_a_button_asks_for_paper(page: Page, owner: User, sign_in: Callable[[User], None]) -> None:
    sign_in(owner)
    page.add_init_script("window.print = () => { document.title = 'on paper' }")
    page.goto("/report/")
    page.get_by_role("button", name="Print this page").click()
    expect(page).to_have_title("on paper")


def test_the_count_of_pages_would_notice_a_second(page: Page, db: None) -> None:
    page.goto("/why/")
    assert pages_of(page, "A6") > 1
