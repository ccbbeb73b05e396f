"""The public pages of the catalogue."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from exercises.catalogue import load_catalogue
from exercises.models import Exercise, Routine
from exercises.services import publish_edition
from tests.factories import (
    EquipmentFactory,
    ExerciseFactory,
    MuscleFactory,
    PrecautionFactory,
    RoutineExerciseFactory,
)

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def catalogue() -> None:
    load_catalogue(now=datetime(2026, 3, 14, 9, tzinfo=UTC))


def publish() -> None:
    publish_edition(what_changed="Something.", published_by=None, now=datetime(2026, 3, 14, 9, tzinfo=UTC))


def page(client, name, *args) -> str:
    response = client.get(reverse(f"exercises:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_the_routines_then_every_exercise(client, catalogue):
    html = page(client, "exercise_list")
    places = [
        html.index(f'id="{anchor}"')
        for anchor in ("routines", "in-back-and-hip-strength", "in-gentle-start", "more")
    ]
    assert places == sorted(places)
    for exercise in Exercise.objects.all():
        assert exercise.get_absolute_url() in html
    assert "2 × 10 per side" in html
    assert "2 × 20 s per side" in html


def test_the_exercises_of_a_routine_stand_in_its_order(client):
    second = RoutineExerciseFactory.create(order=2, exercise__name="A second one")
    RoutineExerciseFactory.create(order=1, routine=second.routine, exercise__name="The first one")
    html = page(client, "exercise_list")
    assert html.index("The first one") < html.index("A second one")


def test_a_page_of_an_exercise_shows_all_of_it(client, catalogue):
    exercise = Exercise.objects.get(pk="straight-leg-raise-over-blocks")
    html = page(client, "exercise_detail", exercise.pk)
    for text in (
        exercise.summary,
        exercise.cue,
        exercise.breathing,
        exercise.figure_start_alt,
        exercise.figure_end_alt,
        exercise.movement.splitlines()[1],
        exercise.faults.splitlines()[0],
        exercise.easier.splitlines()[0],
        exercise.harder.splitlines()[0],
        exercise.take_care.splitlines()[0],
        "Inner thigh",
        "Yoga blocks",
        "Back and hip strength with ankle weights",
        "A leg gives way",
        "not yet reviewed by a physiotherapist",
    ):
        assert text in html


def test_a_reviewed_exercise_names_who_reviewed_it(client):
    exercise = ExerciseFactory.create(reviewed_by="Ada Quist, physiotherapist")
    html = page(client, "exercise_detail", exercise.pk)
    assert "Reviewed by Ada Quist, physiotherapist" in html
    assert "not yet reviewed" not in html


def test_a_routine_shows_its_warm_up_and_its_exercises(client, catalogue):
    html = page(client, "routine_detail", "gentle-start")
    assert "Pelvic tilts" in html
    assert html.index("Supine leg lift") < html.index("Bridge") < html.index("Back leg lift")
    assert "2 × 8" in html


def test_the_precautions_begin_with_the_emergency_and_end_with_the_disclaimer(client, catalogue):
    html = page(client, "precaution_list")
    anchors = ("emergency", "urgent", "leg", "stop", "care", "helps", "weights", "disclaimer")
    places = [html.index(f'id="{anchor}"') for anchor in anchors]
    assert places == sorted(places)
    assert "Edition 1 of these texts, published on 14 March 2026" in html
    assert 'href="tel:112"' in html


def test_an_empty_catalogue_still_has_its_pages(client):
    assert "Exercises" in page(client, "exercise_list")
    precautions = page(client, "precaution_list")
    assert "Precautions" in precautions
    assert "<h2" not in precautions.partition("<main")[2].partition("</main>")[0]


def test_a_draft_is_hidden_from_the_public(client, owner_client):
    draft = ExerciseFactory.create(is_published=False, name="Half-baked")
    for visitor in (client, owner_client):
        assert visitor.get(draft.get_absolute_url()).status_code == 404
        assert "Half-baked" not in page(visitor, "exercise_list")


def test_an_editor_sees_a_draft_with_a_banner(editor_client):
    draft = ExerciseFactory.create(is_published=False, name="Half-baked")
    assert "Only editors see this page" in page(editor_client, "exercise_detail", draft.pk)
    assert "Half-baked" in page(editor_client, "exercise_list")


def test_a_published_exercise_has_no_banner(editor_client):
    assert "Only editors" not in page(editor_client, "exercise_detail", ExerciseFactory.create().pk)


def test_a_draft_routine_and_a_retired_exercise_in_a_routine_are_hidden(client, editor_client):
    entry = RoutineExerciseFactory.create(exercise__is_published=False, exercise__name="Half-baked")
    assert "Half-baked" not in page(client, "routine_detail", entry.routine.pk)
    assert "Half-baked" in page(editor_client, "routine_detail", entry.routine.pk)
    Routine.objects.update(is_published=False)
    assert client.get(entry.routine.get_absolute_url()).status_code == 404
    assert "Only editors see this page" in page(editor_client, "routine_detail", entry.routine.pk)


@pytest.mark.parametrize("field", ["name", "summary", "cue", "set_up", "movement", "faults", "take_care"])
def test_a_script_in_a_text_stays_text(client, field):
    exercise = ExerciseFactory.create(**{field: SCRIPT})
    html = page(client, "exercise_detail", exercise.pk)
    assert SCRIPT not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_script_in_a_precaution_stays_text(client):
    PrecautionFactory.create(title=SCRIPT, text=SCRIPT)
    publish()
    html = page(client, "precaution_list")
    assert SCRIPT not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_people_read_the_edition_in_force_and_an_editor_the_draft(client, owner_client, editor_client):
    precaution = PrecautionFactory.create(title="Mind the cat")
    exercise = ExerciseFactory.create()
    publish()
    assert "Only editors" not in page(editor_client, "precaution_list")
    precaution.title = "Mind the dog"
    precaution.save()
    for visitor in (client, owner_client):
        for html in (page(visitor, "precaution_list"), page(visitor, "exercise_detail", exercise.pk)):
            assert "Mind the cat" in html
            assert "Mind the dog" not in html
            assert "Only editors" not in html
    draft = page(editor_client, "precaution_list")
    assert "Mind the dog" in draft
    assert "Mind the cat" not in draft
    assert "Only editors see these texts. Everybody else reads Edition 1" in draft
    publish()
    assert "Mind the dog" in page(client, "precaution_list")


def test_the_precautions_name_the_number_of_where_one_lives(client, owner, owner_client, settings, catalogue):
    assert page(client, "precaution_list").count('href="tel:') == 4
    owner.time_zone = "Pacific/Auckland"
    owner.save()
    html = page(owner_client, "precaution_list")
    assert 'Call <a href="tel:111">111</a> or your local emergency number' in html
    assert html.count('href="tel:') == 1
    settings.EMERGENCY_NUMBER = "144"
    for visitor in (client, owner_client):
        assert 'Call <a href="tel:144">144</a> or your local emergency number' in page(
            visitor, "precaution_list"
        )


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [
        ("exercise_list", [], 4),
        ("exercise_detail", ["leg-and-opposite-arm-lift"], 6),
        ("routine_detail", ["back-and-hip-strength"], 4),
        ("precaution_list", [], 4),
    ],
)
def test_a_page_takes_few_queries_signed_in(
    owner_client, catalogue, django_assert_max_num_queries, name, args, most
):
    with django_assert_max_num_queries(most):
        page(owner_client, name, *args)


def test_the_queries_of_an_exercise_do_not_grow_with_its_chips(client, django_assert_num_queries):
    exercise = ExerciseFactory.create()
    exercise.muscles.set(MuscleFactory.create_batch(8))
    exercise.equipment.set(EquipmentFactory.create_batch(4))
    with django_assert_num_queries(4):
        page(client, "exercise_detail", exercise.pk)


@pytest.mark.parametrize("name", ["exercise_list", "precaution_list"])
def test_the_pages_only_read(client, name):
    assert client.head(reverse(f"exercises:{name}")).status_code == 200
    assert client.post(reverse(f"exercises:{name}")).status_code == 405
