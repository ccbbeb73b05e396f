"""What an edition holds, what a yes means, and how the content differs from what is in force."""

import datetime as dt

import pytest

from exercises.edition import Contents, Effect, Question, Text, differences, in_one_sentence, strictest_effect
from exercises.models import Edition, Precaution, SafetyQuestion
from exercises.services import publish_edition, unpublished_changes
from tests.factories import ExerciseFactory, PrecautionFactory, SafetyQuestionFactory

CAT = Text("cat", "precaution", "Mind the cat", "It sleeps on the mat.")
DOG = Text("dog", "precaution", "Mind the dog", "")
HIP = Question("hip", "Do you have a new hip?", 1, (Effect(None, "no_load"),))
KNEE = Question("knee", "Does a knee hurt?", 2, ())
LONG = "Have you ever been told that lifting anything at all is not for you?"


def publish(number: int = 1) -> Edition:
    now = dt.datetime(2026, 3, number, tzinfo=dt.UTC)
    return publish_edition(what_changed=f"Change {number}.", published_by=None, now=now)


@pytest.mark.parametrize(
    ("effects", "strictest"),
    [
        ((), None),
        (((None, "no_load"),), "no_load"),
        (((None, "blocked"),), "blocked"),
        ((("twist", "no_load"),), "no_load"),
        ((("another", "blocked"),), None),
        (((None, "no_load"), ("twist", "blocked")), "blocked"),
        (((None, "blocked"), ("twist", "no_load")), "blocked"),
        (((None, "no_load"), ("another", "blocked")), "no_load"),
    ],
)
def test_the_strictest_effect_that_concerns_an_exercise_counts(effects, strictest) -> None:
    question = Question("hip", "A new hip?", 1, tuple(Effect(*effect) for effect in effects))
    assert strictest_effect(question, "twist") == strictest


def test_the_contents_stand_in_the_order_in_which_they_are_read() -> None:
    def row(slug: str, order: int, kind: str = "precaution") -> dict[str, object]:
        return {"slug": slug, "kind": kind, "title": slug, "text": "", "order": order, "effects": []}

    contents = Contents.from_json(
        {
            "precautions": [row("b", 2), row("c", 1), row("a", 2), row("d", 9, "emergency")],
            "questions": [row("f", 2), row("g", 1), row("e", 2)],
        }
    )
    assert [text.slug for text in contents.texts] == ["d", "c", "a", "b"]
    assert [question.slug for question in contents.questions] == ["g", "e", "f"]
    assert [text.slug for text in contents.of_kind("emergency", "urgent")] == ["d"]
    assert {kind: len(texts) for kind, texts in contents.by_kind().items()} == {
        "emergency": 1,
        "precaution": 3,
    }


@pytest.mark.parametrize(
    ("old", "new", "phrases"),
    [
        (Contents((CAT,), (HIP,)), Contents((CAT,), (HIP,)), []),
        (Contents((CAT,)), Contents((CAT, DOG)), ["“Mind the dog” is new"]),
        (Contents((CAT, DOG)), Contents((CAT,)), ["“Mind the dog” is taken out"]),
        (
            Contents((CAT,)),
            Contents((Text("cat", "precaution", "Mind the cat", "It is awake."),)),
            ["“Mind the cat” has changed"],
        ),
        (
            Contents((CAT,)),
            Contents((Text("cat", "urgent", "Mind the cat", "It sleeps on the mat."),)),
            ["“Mind the cat” has changed"],
        ),
        (
            Contents((CAT,)),
            Contents((Text("cat", "precaution", "Mind the cats", "It sleeps on the mat."),)),
            ["“Mind the cats” has changed"],
        ),
        (Contents(), Contents((), (HIP,)), ["the question “Do you have a new hip?” is new"]),
        (Contents((), (HIP,)), Contents(), ["the question “Do you have a new hip?” is taken out"]),
        (
            Contents((), (HIP,)),
            Contents((), (Question("hip", "Any new hip?", 1, HIP.effects),)),
            ["the question “Any new hip?” has changed"],
        ),
        (
            Contents((), (HIP,)),
            Contents((), (Question("hip", HIP.text, 1, (Effect(None, "blocked"),)),)),
            ["what a yes to “Do you have a new hip?” means has changed"],
        ),
        (Contents((CAT, DOG)), Contents((DOG, CAT)), ["the order has changed"]),
        (Contents((), (HIP, KNEE)), Contents((), (KNEE, HIP)), ["the order has changed"]),
        (
            Contents((CAT, DOG), (HIP,)),
            Contents((DOG, CAT)),
            ["the question “Do you have a new hip?” is taken out"],
        ),
        (Contents((), (HIP,)), Contents((), (Question("hip", HIP.text, 7, HIP.effects),)), []),
    ],
)
def test_what_differs_is_said_in_words(old: Contents, new: Contents, phrases: list[str]) -> None:
    assert differences(old, new) == phrases


def test_a_text_and_a_question_of_the_same_name_are_told_apart() -> None:
    question = Question("cat", "Is there a cat?", 1, ())
    assert differences(Contents((CAT,)), Contents((CAT,), (question,))) == [
        "the question “Is there a cat?” is new"
    ]


def test_a_long_name_is_cut() -> None:
    [phrase] = differences(Contents(), Contents((), (Question("long", LONG, 1, ()),)))
    assert phrase == "the question “Have you ever been told that lifting anything at all is not…” is new"


@pytest.mark.parametrize(
    ("phrases", "most", "sentence"),
    [
        ([], 30, ""),
        (["the hip is new"], 30, "The hip is new."),
        (["a is new", "b is new"], 19, "A is new; b is new."),
        (["a is new", "b is new"], 18, ""),
        (["a is new", "b is new", "c is new"], 30, "A is new; b is new; c is new."),
        (["a is new", "b is new", "c is new"], 28, "A is new; and 2 more."),
    ],
)
def test_a_sentence_holds_as_many_phrases_as_fit(phrases: list[str], most: int, sentence: str) -> None:
    assert in_one_sentence(phrases, most=most) == sentence


@pytest.mark.django_db
def test_the_newest_edition_is_in_force() -> None:
    assert Edition.objects.in_force() is None
    assert Edition.objects.contents_in_force() == Contents()
    PrecautionFactory.create()
    publish(1)
    newest = publish(2)
    assert Edition.objects.order_by("number").in_force() == newest


@pytest.mark.django_db
def test_an_edition_keeps_its_questions_and_what_a_yes_means() -> None:
    twist = ExerciseFactory.create(slug="twist")
    PrecautionFactory.create(slug="cat", kind="urgent", title="Mind the cat", text="It sleeps.")
    question = SafetyQuestionFactory.create(slug="hip", text="A new hip?", order=3)
    question.effects.create(exercise=twist, effect="blocked")
    question.effects.create(effect="no_load")
    publish()
    SafetyQuestion.objects.all().delete()
    Precaution.objects.all().delete()
    edition = Edition.objects.get()
    effects = (Effect(None, "no_load"), Effect("twist", "blocked"))
    assert edition.questions == (Question("hip", "A new hip?", 3, effects),)
    assert edition.of_kind("urgent") == [Text("cat", "urgent", "Mind the cat", "It sleeps.")]
    assert edition.of_kind("emergency") == []


@pytest.mark.django_db
def test_what_is_published_no_longer_waits() -> None:
    PrecautionFactory.create(title="Mind the cat")
    question = SafetyQuestionFactory.create(text="A new hip?")
    assert unpublished_changes() == ["“Mind the cat” is new", "the question “A new hip?” is new"]
    publish(1)
    assert unpublished_changes() == []
    question.effects.create(effect="no_load")
    assert unpublished_changes() == ["what a yes to “A new hip?” means has changed"]
    publish(2)
    assert unpublished_changes() == []
