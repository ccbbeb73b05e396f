"""The printed sheet of a routine."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from exercises.catalogue import load_catalogue
from exercises.models import Routine
from tests.factories import ExerciseFactory, RoutineExerciseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue() -> None:
    load_catalogue(now=datetime(2026, 3, 14, 9, tzinfo=UTC))


def sheet(client, slug="back-and-hip-strength") -> str:
    response = client.get(reverse("exercises:routine_sheet", args=[slug]))
    assert response.status_code == 200
    return response.content.decode()


def test_the_sheet_has_pictures_doses_cues_and_what_to_watch_for(client, catalogue):
    html = sheet(client)
    for text in (
        "straight-leg-raise-over-blocks-start",
        "straight-leg-raise-over-blocks-end",
        "2 × 20 s per side",
        "Stay tall and lift the leg over, do not swing it.",
        "Warm up first",
        "Over a sock, just above the ankle bone, snug but not tight.",
        "A leg gives way",
        'href="tel:112"',
        "Loss of control over your bowels",
        "Information, not medical advice.",
    ):
        assert text in html
    assert "Nothing should tingle" not in html, "only the first sentence has room"
    assert "makes your back hurt more, ease it or stop it" in html, "so that sentence has to warn"


def test_the_exercises_stand_in_order_with_a_column_each_in_the_table(client, catalogue):
    html = sheet(client, "gentle-start")
    assert html.index("Supine leg lift") < html.index("Bridge") < html.index("Back leg lift")
    rows = html.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    assert len(rows) == 12
    assert {row.count("<td>") for row in rows} == {1 + 3 + 4}


@pytest.mark.parametrize(
    ("exercises", "columns", "rows"), [(1, 2, 16), (4, 2, 12), (6, 2, 7), (7, 3, 7), (9, 3, 7), (10, 3, 5)]
)
def test_the_more_exercises_the_smaller_the_rest(client, exercises, columns, rows):
    routine = RoutineExerciseFactory.create().routine
    for exercise in ExerciseFactory.create_batch(exercises - 1):
        RoutineExerciseFactory.create(routine=routine, exercise=exercise)
    page = client.get(reverse("exercises:routine_sheet", args=[routine.slug])).context["page"]
    assert (len(page.entries), page.columns, len(page.log_rows)) == (exercises, columns, rows)


def test_a_routine_without_exercises_or_texts_still_has_its_sheet(client):
    routine = Routine.objects.create(slug="bare", name="Bare", summary="Nothing yet.")
    assert "<h2" in sheet(client, routine.slug)


def test_a_draft_routine_is_for_editors_only(client, owner_client, editor_client):
    entry = RoutineExerciseFactory.create(exercise__is_published=False, exercise__name="Half-baked")
    assert "Half-baked" not in sheet(client, entry.routine.slug)
    Routine.objects.update(is_published=False)
    for visitor in (client, owner_client):
        address = reverse("exercises:routine_sheet", args=[entry.routine.slug])
        assert visitor.get(address).status_code == 404
    assert "Half-baked" in sheet(editor_client, entry.routine.slug)


def test_the_sheet_takes_few_queries(owner_client, catalogue, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        sheet(owner_client)


def test_the_routine_and_me_lead_to_the_sheet(client, owner_client, catalogue):
    address = reverse("exercises:routine_sheet", args=["gentle-start"])
    assert address in client.get(reverse("exercises:routine_detail", args=["gentle-start"])).content.decode()
    assert address in owner_client.get(reverse("accounts:me")).content.decode()
