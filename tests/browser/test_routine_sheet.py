"""The printed sheet of a routine: one page of paper, whatever its size, and light whatever the theme."""

import re
from typing import Literal

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from exercises.models import Exercise, Routine, RoutineExercise


@pytest.fixture
def routine(transactional_db: None, request: pytest.FixtureRequest) -> Routine:
    """A routine of so many exercises of the catalogue, or one that is shipped."""
    call_command("load_catalogue", verbosity=0)
    if isinstance(request.param, str):
        return Routine.objects.get(slug=request.param)
    warm_up = Routine.objects.get(slug="gentle-start").warm_up
    made = Routine.objects.create(slug="long", name="A long one", summary="Long.", warm_up=warm_up)
    for order, exercise in enumerate(Exercise.objects.all()[: request.param]):
        RoutineExercise.objects.create(routine=made, exercise=exercise, order=order)
    assert made.entries.count() == request.param
    return made


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("routine", ["back-and-hip-strength", "gentle-start", 1, 6, 8, 9], indirect=True)
def test_the_sheet_is_one_page(page: Page, routine: Routine, paper: Literal["A4", "Letter"]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(reverse("exercises:routine_sheet", args=[routine.slug]))
    assert pages(page.pdf(format=paper)) == 1


@pytest.mark.parametrize("routine", ["gentle-start"], indirect=True)
def test_on_paper_there_is_nothing_to_click_and_no_dark_ground(page: Page, routine: Routine) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(reverse("exercises:routine_sheet", args=[routine.slug]))
    for name in ("Back to the routine", "Precautions", "Exercises"):
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    assert ink == "rgb(34, 48, 74)"


@pytest.mark.parametrize("routine", ["gentle-start"], indirect=True)
def test_the_button_opens_the_print_window(page: Page, routine: Routine) -> None:
    page.add_init_script("window.print = () => document.title = 'printing'")
    page.goto(reverse("exercises:routine_sheet", args=[routine.slug]))
    page.get_by_role("button", name="Print this page").click()
    expect(page).to_have_title("printing")
