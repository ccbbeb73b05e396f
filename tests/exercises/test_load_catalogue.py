"""Loading the shipped catalogue, once and again."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from exercises.catalogue import FIXTURES, load_catalogue
from exercises.models import (
    Edition,
    Exercise,
    Muscle,
    Precaution,
    Routine,
    RoutineExercise,
    SafetyEffect,
    SafetyQuestion,
)
from tests.factories import PrecautionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def loaded() -> None:
    load_catalogue(now=NOW)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The fixtures of a next version, with another cue for the twist and another dose."""
    folder = Path(shutil.copytree(FIXTURES, tmp_path / "fixtures"))
    change(folder / "exercises.yaml", "cue: Grow long first, then turn only a little.", "cue: Turn a little.")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents() -> dict[str, int]:
    return {
        model.__name__: model._default_manager.count()
        for model in apps.get_app_config("exercises").get_models()
    }


def test_every_row_is_loaded_and_valid(loaded):
    assert Exercise.objects.count() == 9
    for model in apps.get_app_config("exercises").get_models():
        if not model.__name__.startswith("Historical"):
            for row in model._default_manager.all():
                row.full_clean()


def test_nothing_is_left_alone_on_a_fresh_database(db):
    report = load_catalogue(now=NOW)
    assert report.left_alone == []
    assert report.updated == []
    assert report.edition is not None


def test_the_main_routine_has_its_five_exercises_in_order_with_their_doses(loaded):
    main = Routine.objects.get(role="main")
    assert list(main.entries.values_list("exercise_id", "sets", "target")) == [
        ("back-extension-with-twist", 2, 10),
        ("back-extension-with-leg-lift", 2, 10),
        ("leg-and-opposite-arm-lift", 2, 10),
        ("straight-leg-raise-over-blocks", 2, 10),
        ("seated-l-sit-leg-hold", 2, 20),
    ]


def test_the_caps_and_the_order_of_raising_are_those_of_the_catalogue(loaded):
    rows = Exercise.objects.filter(routine_entries__routine__role="main").values_list(
        "slug", "cap_g", "raise_order", "min_days_at_load", "resisted"
    )
    assert set(rows) == {
        ("back-extension-with-twist", 1000, None, 14, False),
        ("back-extension-with-leg-lift", 1000, 4, 28, True),
        ("leg-and-opposite-arm-lift", 2000, 1, 14, True),
        ("straight-leg-raise-over-blocks", 1500, 2, 14, True),
        ("seated-l-sit-leg-hold", 1000, 3, 14, True),
    }


@pytest.mark.parametrize(
    ("question", "blocked", "for_all"),
    [
        ("recent-surgery-or-fracture", 0, "blocked"),
        ("spine-fracture-cancer-or-height-loss", 0, "blocked"),
        ("heart-lung-or-clot", 0, "blocked"),
        ("pregnant-or-after-birth", 7, "no_load"),
        ("osteoporosis-or-steroids", 4, "no_load"),
        ("slipped-vertebra-or-stenosis", 3, "no_load"),
        ("disc-with-leg-pain", 4, "no_load"),
        ("hip-replacement", 0, "no_load"),
        ("knee-ankle-or-feet", 0, "no_load"),
        ("pressure-eyes-hernia-or-prolapse", 3, "no_load"),
    ],
)
def test_a_question_has_one_effect_on_all_and_its_own_blocked_exercises(loaded, question, blocked, for_all):
    effects = SafetyEffect.objects.filter(question=question)
    assert effects.get(exercise=None).effect == for_all
    assert effects.exclude(exercise=None).filter(effect="blocked").count() == blocked
    assert effects.count() == blocked + 1


def test_every_kind_of_precaution_has_its_texts(loaded):
    by_kind = Edition.objects.contents_in_force().by_kind()
    assert {kind: len(texts) for kind, texts in by_kind.items()} == {
        "precaution": 6,
        "stop_now": 6,
        "emergency": 9,
        "urgent": 9,
        "leg": 1,
        "how_it_helps": 3,
        "role_of_weights": 3,
        "disclaimer": 1,
    }


def test_a_shipped_row_has_one_version_with_its_muscles(loaded):
    version = Exercise.history.get(slug="back-extension-with-twist")
    assert (version.history_type, version.history_change_reason) == ("+", "shipped")
    assert version.muscles.count() == 5


def test_loading_twice_changes_nothing(loaded):
    before = contents()
    report = load_catalogue(now=NOW)
    assert contents() == before
    assert (report.created, report.updated, report.left_alone, report.edition) == ([], [], [], None)


def test_loading_again_takes_few_queries(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(31):
        load_catalogue(now=NOW)


def test_an_untouched_row_is_updated(loaded, newer):
    report = load_catalogue(now=NOW, folder=newer)
    assert report.updated == ["exercise back-extension-with-twist"]
    assert Exercise.objects.get(pk="back-extension-with-twist").cue == "Turn a little."
    assert Exercise.history.filter(slug="back-extension-with-twist").count() == 2
    assert load_catalogue(now=NOW, folder=newer).updated == []


def test_other_muscles_are_an_update_with_one_version(loaded, newer):
    change(newer / "exercises.yaml", "muscles: [abdominals, iliopsoas]", "muscles: [abdominals, obliques]")
    load_catalogue(now=NOW, folder=newer)
    kicks = Exercise.objects.get(pk="flutter-kicks")
    assert set(kicks.muscles.values_list("pk", flat=True)) == {"abdominals", "obliques"}
    newest, _first = kicks.history.all()
    assert {link.muscle_id for link in newest.muscles.all()} == {"abdominals", "obliques"}


def test_an_edit_survives_and_is_listed(loaded, newer):
    twist = Exercise.objects.get(pk="back-extension-with-twist")
    twist.cue = "My own words."
    twist.save()
    report = load_catalogue(now=NOW, folder=newer)
    twist.refresh_from_db()
    assert twist.cue == "My own words."
    assert report.left_alone == ["exercise back-extension-with-twist (edited here)"]


def test_an_edited_row_that_the_fixtures_agree_with_is_not_listed(loaded):
    twist = Exercise.objects.get(pk="back-extension-with-twist")
    twist.save()
    assert load_catalogue(now=NOW).left_alone == []


def test_a_deleted_row_stays_deleted_and_is_listed(loaded):
    Precaution.objects.get(pk="adapt").delete()
    RoutineExercise.objects.get(routine="gentle-start", exercise="glute-bridge").delete()
    report = load_catalogue(now=NOW)
    assert not Precaution.objects.filter(pk="adapt").exists()
    assert Routine.objects.get(pk="gentle-start").entries.count() == 2
    assert report.left_alone == [
        "routine exercise gentle-start · glute-bridge (deleted here)",
        "precaution adapt (deleted here)",
    ]


def test_a_deleted_muscle_is_not_brought_back_by_an_exercise(loaded):
    Muscle.objects.get(pk="multifidus").delete()
    report = load_catalogue(now=NOW)
    assert not Muscle.objects.filter(pk="multifidus").exists()
    assert report.updated == []


def test_a_row_that_no_longer_fits_is_left_out_and_listed(loaded, newer):
    SafetyQuestion.objects.get(pk="hip-replacement").delete()
    change(
        newer / "safety_questions.yaml",
        "{question: hip-replacement, exercise: null,",
        "{question: hip-replacement, exercise: flutter-kicks,",
    )
    report = load_catalogue(now=NOW, folder=newer)
    assert any("hip-replacement · flutter-kicks" in label for label in report.left_alone)
    assert not SafetyEffect.objects.filter(question_id="hip-replacement").exists()


def test_the_first_load_publishes_the_first_edition(loaded):
    edition = Edition.objects.get()
    assert (edition.number, edition.published_at) == (1, NOW)
    assert edition.what_changed == "The first edition."
    assert len(edition.texts["precautions"]) == Precaution.objects.count()
    assert len(edition.texts["questions"]) == 10


def test_the_first_edition_is_published_over_a_draft_too(db):
    PrecautionFactory.create(title="Mind the cat")
    load_catalogue(now=NOW)
    assert "Mind the cat" in [text.title for text in Edition.objects.get().contents.texts]


def test_what_a_load_changes_in_the_texts_is_published_at_once(loaded, newer):
    change(newer / "precautions.yaml", "title: Make it yours", "title: Make it fit")
    change(newer / "safety_questions.yaml", "effect: no_load", "effect: blocked")
    report = load_catalogue(now=LATER, folder=newer)
    edition = Edition.objects.get(number=2)
    assert report.edition == edition
    assert edition.published_at == LATER
    assert "Make it fit" in [text.title for text in edition.of_kind("precaution")]
    assert {effect.effect for question in edition.questions for effect in question.effects} == {"blocked"}
    assert edition.what_changed.startswith("“Make it fit” has changed; what a yes to “")
    assert edition.what_changed.endswith("; and 5 more.")
    assert len(edition.what_changed) <= 250


def test_a_load_that_changes_only_exercises_publishes_nothing(loaded, newer):
    assert load_catalogue(now=LATER, folder=newer).edition is None
    assert Edition.objects.count() == 1


def test_a_published_load_is_not_published_again(loaded, newer):
    change(newer / "precautions.yaml", "title: Make it yours", "title: Make it fit")
    load_catalogue(now=LATER, folder=newer)
    before = contents()
    report = load_catalogue(now=LATER, folder=newer)
    assert contents() == before
    assert (report.updated, report.unpublished, report.edition) == ([], [], None)


def test_what_a_load_changes_waits_where_an_editor_is_at_work(loaded, newer):
    draft = Precaution.objects.get(pk="stop-sharp-pain")
    draft.title = "My own words"
    draft.save()
    change(newer / "precautions.yaml", "title: Make it yours", "title: Make it fit")
    report = load_catalogue(now=LATER, folder=newer)
    assert report.edition is None
    assert Edition.objects.count() == 1
    assert report.unpublished == ["“Make it fit” has changed", "“My own words” has changed"]


def test_the_command_says_what_it_did(capsys):
    call_command("load_catalogue")
    Precaution.objects.get(pk="adapt").delete()
    call_command("load_catalogue")
    first, published, second, left, waiting = capsys.readouterr().out.splitlines()
    assert first.endswith("created, 0 updated.")
    assert published == "Published Edition 1."
    assert second == "Catalogue: 0 created, 0 updated."
    assert left == "Left alone: precaution adapt (deleted here)"
    assert waiting == "Not yet published: “Make it yours” is taken out"
