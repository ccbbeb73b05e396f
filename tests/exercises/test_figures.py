"""The drawings of exercises on the pages that show them."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from exercises.catalogue import load_catalogue
from exercises.figures import figure_choices, pictures, warm_up_figure
from exercises.models import Exercise, Routine
from tests.factories import ExerciseFactory

pytestmark = pytest.mark.django_db


def detail(client, exercise):
    return client.get(exercise.get_absolute_url()).content.decode()


def test_every_exercise_of_the_catalogue_has_its_own_figure():
    load_catalogue(now=timezone.now())
    figures = set(Exercise.objects.values_list("figure", flat=True))
    assert len(figures) == Exercise.objects.count() == 9
    assert figures == {figure for figure, _ in figure_choices()}
    assert {f"{figure}-{moment}" for figure in figures for moment in ("start", "end", "moving")} <= pictures()


def test_a_page_shows_start_and_end_with_their_words_as_alternative_text(client):
    exercise = ExerciseFactory.create(figure="glute-bridge")
    html = detail(client, exercise)
    shown = re.findall(
        r'<img src="[^"]*/(glute-bridge-\w+)[^"]*" width="520" height="240" alt="(\w+\.)"', html
    )
    assert shown == [
        ("glute-bridge-start", exercise.figure_start_alt),
        ("glute-bridge-end", exercise.figure_end_alt),
    ]


def test_the_button_that_plays_waits_for_its_script(client):
    html = detail(client, ExerciseFactory.create(figure="glute-bridge"))
    buttons = re.findall(r"<button[^>]*data-moving[^>]*>", html)
    assert len(buttons) == 1
    assert "glute-bridge-moving" in buttons[0]
    assert buttons[0].endswith(" hidden>")


def test_an_exercise_without_a_figure_shows_its_positions_in_words(client):
    exercise = ExerciseFactory.create(figure="")
    html = detail(client, exercise)
    assert "<img" not in html
    assert "data-moving" not in html
    assert f"<strong>Start.</strong>\n      {exercise.figure_start_alt}" in html
    assert html.count("figure__mat") == 2


def test_a_figure_that_is_gone_leaves_the_page_standing(client):
    html = detail(client, ExerciseFactory.create(figure="no-longer-there"))
    assert html.count("figure__mat") == 2


def test_a_card_shows_the_end_without_words_of_its_own(client):
    ExerciseFactory.create(figure="glute-bridge")
    html = client.get(reverse("exercises:exercise_list")).content.decode()
    assert re.search(r'glute-bridge-end[^"]*" width="520" height="240" alt=""', html)


def test_an_editor_picks_one_of_the_figures_there_are():
    figures = [figure for figure, _ in figure_choices()]
    assert "glute-bridge" in figures
    assert not [figure for figure in figures if figure.startswith("warm-up")]
    with pytest.raises(ValidationError, match="figure"):
        ExerciseFactory.build(figure="no-such-figure").clean_fields()


@pytest.mark.parametrize(
    ("move", "figure"),
    [
        ("Cat and camel: on hands and knees, round your back.", "warm-up-cat-camel"),
        ("Pelvic tilts on your back.", "warm-up-pelvic-tilt"),
        ("WALK on the spot to the end.", "warm-up-walk"),
        ("Roll your shoulders.", ""),
        ("Be a cat.", ""),
        ("", ""),
    ],
)
def test_a_move_of_the_warm_up_has_the_figure_that_its_words_name(move, figure):
    assert warm_up_figure(move) == figure


def test_the_moves_of_the_warm_up_are_drawn_on_the_page_of_the_routine(client):
    routine = Routine.objects.create(slug="r", name="R", summary="R", warm_up="Roll.\nWalk on the spot.")
    html = client.get(routine.get_absolute_url()).content.decode()
    shown = re.findall(
        r'<img src="[^"]*/(warm-up-[\w-]+?)(?:\.[^"]*)?" width="520" height="240" alt=""', html
    )
    assert shown == ["warm-up-walk-start", "warm-up-walk-end"]


def test_an_editor_sees_every_drawing_beside_the_list_of_them(editor_client):
    exercise = ExerciseFactory.create()
    for address in (
        reverse("admin:exercises_exercise_change", args=[exercise.pk]),
        reverse("admin:exercises_exercise_add"),
    ):
        html = editor_client.get(address).content.decode()
        for figure, name in figure_choices():
            assert re.search(rf'<img src="[^"]*/{figure}-end[^"]*"[^>]*>{name}<', html)
