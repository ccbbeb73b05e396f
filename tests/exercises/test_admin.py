"""What an editor can do with the content, and what nobody can."""

import re

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from exercises import forms, services
from exercises.models import Edition, Exercise, Precaution, Routine, SafetyEffect
from progress.models import ExerciseLog, WorkoutSession
from tests.factories import (
    EquipmentFactory,
    ExerciseFactory,
    MuscleFactory,
    PrecautionFactory,
    RoutineExerciseFactory,
    SafetyQuestionFactory,
)

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "exercises"]
INLINE = re.compile(
    r"<script(?![^>]*(src=|type=\"application/json\"))|<style|\sstyle=|\son[a-z]+=|javascript:"
)


def url(model, action, *args) -> str:
    return reverse(f"admin:exercises_{model._meta.model_name}_{action}", args=args)


def form_of(client, address) -> dict[str, object]:
    """The data a browser would send back from this admin page."""
    response = client.get(address)
    assert response.status_code == 200
    form = response.context["adminform"].form
    data = {field.html_name: field.value() for field in form}
    for formset in response.context.get("inline_admin_formsets", []):
        data |= {field.html_name: field.value() for field in formset.formset.management_form}
        data |= {field.html_name: field.value() for row in formset.forms for field in row}
    return {name: "" if value is None else value for name, value in data.items() if value is not False}


def shown(client, model, action, *args) -> str:
    response = client.get(url(model, action, *args))
    assert response.status_code == 200
    return response.content.decode()


def safety_effect() -> SafetyEffect:
    return SafetyQuestionFactory.create().effects.create(effect="no_load")


def test_an_editor_changes_an_exercise_and_the_site_shows_it(editor_client):
    exercise = ExerciseFactory.create()
    address = url(Exercise, "change", exercise.pk)
    response = editor_client.post(address, form_of(editor_client, address) | {"cue": "Float, do not fly."})
    assert response.status_code == 302
    assert "Float, do not fly." in editor_client.get(exercise.get_absolute_url()).content.decode()


def test_a_change_keeps_who_made_it_and_only_what_changed(editor_client, editor):
    exercise = ExerciseFactory.create(movement="Lift.\nLower.")
    address = url(Exercise, "change", exercise.pk)
    data = form_of(editor_client, address) | {"cue": "Float.", "movement": "Lift.\r\nLower."}
    editor_client.post(address, data)
    newest, first = exercise.history.all()
    assert newest.history_user == editor
    assert newest.diff_against(first).changed_fields == ["cue"]
    listing = editor_client.get(url(Exercise, "history", exercise.pk)).content.decode()
    assert "editor@example.org" in listing
    assert "Slowly. → Float." in listing


def test_an_editor_goes_back_to_an_earlier_version_with_its_muscles(editor_client):
    old, new = MuscleFactory.create_batch(2)
    exercise = ExerciseFactory.create(cue="The old cue.")
    exercise.muscles.set([old])
    version = exercise.history.first()
    exercise.cue = "The new cue."
    exercise.save()
    exercise.muscles.set([new])
    address = url(Exercise, "simple_history", exercise.pk, version.pk)
    response = editor_client.post(address, form_of(editor_client, address))
    assert response.status_code == 302
    exercise.refresh_from_db()
    assert exercise.cue == "The old cue."
    assert list(exercise.muscles.all()) == [old]


def test_a_deleted_row_comes_back_from_its_history(editor_client):
    precaution = PrecautionFactory.create(title="Mind the cat")
    version = precaution.history.first()
    slug = precaution.pk
    precaution.delete()
    address = url(Precaution, "simple_history", slug, version.pk)
    editor_client.post(address, form_of(editor_client, address))
    assert Precaution.objects.get(pk=slug).title == "Mind the cat"


def test_a_slug_is_proposed_when_a_row_is_made_and_fixed_afterwards(editor_client):
    exercise = ExerciseFactory.create()
    assert 'name="slug"' in editor_client.get(url(Exercise, "add")).content.decode()
    address = url(Exercise, "change", exercise.pk)
    assert 'name="slug"' not in editor_client.get(address).content.decode()
    editor_client.post(address, form_of(editor_client, address) | {"slug": "another"})
    assert list(Exercise.objects.values_list("pk", flat=True)) == [exercise.pk]


def test_the_exercises_of_a_routine_are_ordered_inside_it(editor_client):
    first = RoutineExerciseFactory.create(order=1)
    second = RoutineExerciseFactory.create(order=2, routine=first.routine)
    address = url(Routine, "change", first.routine.pk)
    swapped = {"entries-0-order": "2", "entries-1-order": "1"}
    response = editor_client.post(address, form_of(editor_client, address) | swapped)
    assert response.status_code == 302
    assert list(first.routine.entries.all()) == [second, first]


def test_an_exercise_of_a_routine_cannot_be_deleted(editor_client):
    entry = RoutineExerciseFactory.create()
    address = url(Exercise, "delete", entry.exercise.pk)
    assert editor_client.post(address, {"post": "yes"}).status_code == 403
    assert Exercise.objects.count() == 1


def test_an_exercise_that_was_ever_logged_cannot_be_deleted(editor_client, owner, today):
    exercise = ExerciseFactory.create()
    session = WorkoutSession.objects.create(user=owner, performed_on=today)
    ExerciseLog.objects.create(
        session=session, exercise=exercise, name=exercise.name, measure=exercise.measure, sides=exercise.sides
    )
    assert editor_client.post(url(Exercise, "delete", exercise.pk), {"post": "yes"}).status_code == 403
    assert Exercise.objects.count() == 1


def test_an_exercise_that_nothing_holds_can_be_deleted(editor_client):
    exercise = ExerciseFactory.create()
    assert editor_client.post(url(Exercise, "delete", exercise.pk), {"post": "yes"}).status_code == 302
    assert Exercise.objects.count() == 0


def test_view_on_site_leads_to_the_page(editor_client):
    exercise = ExerciseFactory.create(is_published=False)
    html = editor_client.get(url(Exercise, "change", exercise.pk)).content.decode()
    assert f'href="{exercise.get_absolute_url()}"' in html


def test_an_edition_is_published_once_and_never_changed(editor_client, editor):
    PrecautionFactory.create(title="Mind the cat")
    response = editor_client.post(url(Edition, "add"), {"what_changed": "The cat."})
    assert response.status_code == 302
    edition = Edition.objects.get()
    assert (edition.number, edition.published_by, edition.what_changed) == (1, editor, "The cat.")
    page = editor_client.get(url(Edition, "change", edition.pk))
    assert "Mind the cat" in page.content.decode()
    assert editor_client.post(url(Edition, "change", edition.pk), {"what_changed": "x"}).status_code == 403
    assert editor_client.post(url(Edition, "delete", edition.pk), {"post": "yes"}).status_code == 403


def test_an_edition_keeps_the_texts_as_they_were(editor_client):
    precaution = PrecautionFactory.create(title="Mind the cat")
    editor_client.post(url(Edition, "add"), {"what_changed": "The cat."})
    precaution.title = "Mind the dog"
    precaution.save()
    editor_client.post(url(Edition, "add"), {"what_changed": "The dog."})
    titles = [edition.texts["precautions"][0]["title"] for edition in Edition.objects.order_by("number")]
    assert titles == ["Mind the cat", "Mind the dog"]


def test_an_edition_that_changes_nothing_is_refused_with_a_message(editor_client):
    PrecautionFactory.create(title="Mind the cat")
    editor_client.post(url(Edition, "add"), {"what_changed": "The cat."})
    again = editor_client.post(url(Edition, "add"), {"what_changed": "The cat."})
    assert "so there is nothing to publish" in again.content.decode()
    assert Edition.objects.count() == 1


def test_of_two_who_publish_at_once_the_second_finds_nothing_left(editor_client, monkeypatch):
    PrecautionFactory.create()

    def other_first():
        services.lock_editions()
        services.publish_edition(what_changed="The other's.", published_by=None, now=timezone.now())

    monkeypatch.setattr(forms, "lock_editions", other_first)
    page = editor_client.post(url(Edition, "add"), {"what_changed": "Mine."}).content.decode()
    assert "Nothing has changed since the last edition" in page
    assert [edition.what_changed for edition in Edition.objects.all()] == ["The other's."]


@pytest.mark.django_db
def test_who_publishes_waits_for_whoever_publishes_just_now():
    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        services.lock_editions()
    # SQLite lets one write at a time anyway.
    locks = [query for query in queries if "FOR UPDATE" in query["sql"]]
    assert len(locks) == (1 if connection.features.has_select_for_update else 0)


@pytest.mark.parametrize("action", ["changelist", "add"])
def test_the_pages_of_the_editions_say_what_waits(editor_client, action):
    precaution = PrecautionFactory.create(title="Mind the cat")
    assert "People read nothing until you publish the first edition" in shown(editor_client, Edition, action)
    editor_client.post(url(Edition, "add"), {"what_changed": "The cat."})
    assert "Nothing waits to be published" in shown(editor_client, Edition, action)
    precaution.text = "It sleeps on the mat."
    precaution.save()
    SafetyQuestionFactory.create(text="A new hip?")
    html = shown(editor_client, Edition, action)
    assert "2 changes not yet published" in html
    assert "People read Edition 1" in html
    assert "<li>“Mind the cat” has changed.</li>" in html
    assert "<li>The question “A new hip?” is new.</li>" in html


def test_an_edition_shows_what_a_yes_means(editor_client):
    question = SafetyQuestionFactory.create(text="A new hip?")
    question.effects.create(effect="no_load")
    question.effects.create(effect="blocked", exercise=ExerciseFactory.create(slug="twist"))
    editor_client.post(url(Edition, "add"), {"what_changed": "The hip."})
    html = shown(editor_client, Edition, "change", Edition.objects.get().pk)
    assert "A new hip?" in html
    meaning = "Yes means not without a professional&#x27;s agreement: twist; without weight: all exercises."
    assert meaning in html


@pytest.mark.parametrize("make", [PrecautionFactory.create, SafetyQuestionFactory.create, safety_effect])
def test_where_a_text_is_changed_it_says_when_people_read_it(editor_client, make):
    row = make()
    for action, args in (("changelist", ()), ("change", (row.pk,))):
        html = shown(editor_client, type(row), action, *args)
        assert "It reaches people with the next edition" in html
        assert f'href="{url(Edition, "changelist")}"' in html


def test_where_an_exercise_is_changed_people_read_it_at_once(editor_client):
    assert "next edition" not in shown(editor_client, Exercise, "change", ExerciseFactory.create().pk)


def test_an_editor_sees_the_content_and_nothing_else(editor_client):
    apps = editor_client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["exercises"]


def test_nobody_else_gets_in(client, owner_client):
    address = url(Exercise, "changelist")
    for visitor in (client, owner_client):
        assert visitor.get(address).status_code != 200


@pytest.fixture
def one_of_each() -> None:
    exercise = RoutineExerciseFactory.create().exercise
    exercise.muscles.add(MuscleFactory.create())
    exercise.equipment.add(EquipmentFactory.create())
    PrecautionFactory.create()
    SafetyQuestionFactory.create().effects.create(effect="no_load")
    exercise.save()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_page_of_the_admin_opens_without_anything_inline(editor_client, one_of_each, model):
    editor_client.post(url(Edition, "add"), {"what_changed": "All."})
    row = model._default_manager.first()
    addresses = [url(model, "changelist"), url(model, "change", row.pk), url(model, "history", row.pk)]
    if hasattr(model, "history"):
        addresses.append(url(model, "simple_history", row.pk, row.history.first().pk))
    if admin.site._registry[model].has_add_permission(editor_client.get(addresses[0]).wsgi_request):
        addresses.append(url(model, "add"))
    for address in addresses:
        response = editor_client.get(address)
        assert response.status_code == 200, address
        assert not INLINE.search(response.content.decode()), address
