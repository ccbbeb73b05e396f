import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition
from progress.forms.safety_page import ALL, Held, safety_page
from progress.models import Reply, SafetyAnswer
from progress.rules import Clearance
from tests.factories import (
    AcceptanceFactory,
    EditionFactory,
    ExerciseFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
)
from tests.html_form import form_data

URL = reverse("progress:safety")
CLEAR = reverse("progress:safety_clear", args=["hip"])
UNCLEAR = reverse("progress:safety_unclear", args=["hip"])
BLOCKED, NO_LOAD, UNKNOWN = Clearance.BLOCKED, Clearance.NO_LOAD, Clearance.UNKNOWN


@pytest.fixture
def edition(db: None) -> Edition:
    ExerciseFactory.create(slug="curl", name="Curl")
    ExerciseFactory.create(slug="plank", name="Plank")
    ExerciseFactory.create(slug="old", name="Retired", is_published=False)
    effects: dict[str, list[dict[str, Any]]] = {
        "hip": [{"exercise": None, "effect": "no_load"}, {"exercise": "curl", "effect": "blocked"}],
        "heart": [{"exercise": None, "effect": "blocked"}],
        "eyes": [{"exercise": "plank", "effect": "no_load"}],
    }
    questions = [
        {"slug": slug, "text": f"Is it your {slug}?", "order": order, "effects": rows}
        for order, (slug, rows) in enumerate(effects.items())
    ]
    texts = [{"slug": "slow", "kind": "precaution", "title": "Slowly", "text": "No hurry.", "order": 1}]
    return EditionFactory.create(number=3, texts={"precautions": texts, "questions": questions})


def answered(user: User, edition: Edition, **given: Any) -> None:
    """What is not given is a no."""
    AcceptanceFactory.create(
        user=user, edition=edition, accepted_at=dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC)
    )
    answers = SafetyAnswersFactory.create(user=user, answered_at=timezone.now())
    for question in edition.questions:
        SafetyAnswerFactory.create(
            answers=answers, question=question.slug, reply=given.get(question.slug, Reply.NO)
        )


def page_of(user: User) -> Any:
    return safety_page(user=user, today=timezone.localdate())


def hip(user: User) -> SafetyAnswer:
    return SafetyAnswer.objects.newest_of(user).get(question="hip")


# What it shows


def test_each_answer_stands_under_what_was_said(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes", heart="not_sure")
    page = owner_client.get(URL).context["page"]
    assert [one.question.slug for one in page.yes] == ["hip"]
    assert [question.slug for question in page.not_sure] == ["heart"]
    assert [question.slug for question in page.noes] == ["eyes"]


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ({}, []),
        ({"hip": "yes"}, [Held(BLOCKED, "Curl"), Held(NO_LOAD, "Plank")]),
        ({"heart": "yes"}, [Held(BLOCKED, ALL)]),
        ({"eyes": "yes"}, [Held(NO_LOAD, "Plank")]),
        ({"hip": "not_sure"}, [Held(UNKNOWN, ALL)]),
        ({"hip": "yes", "heart": "not_sure"}, [Held(BLOCKED, "Curl"), Held(NO_LOAD, "Plank")]),
        ({"eyes": "yes", "hip": "not_sure"}, [Held(NO_LOAD, "Plank"), Held(UNKNOWN, "Curl")]),
    ],
)
def test_the_outcome_names_the_exercises_strictest_first(
    owner: User, edition: Edition, given: dict[str, str], held: list[Held]
) -> None:
    answered(owner, edition, **given)
    assert page_of(owner).held == held


def test_each_yes_says_what_it_means_by_itself(owner: User, edition: Edition) -> None:
    answered(owner, edition, hip="yes", heart="yes", eyes="yes")
    assert [one.meaning for one in page_of(owner).yes] == [
        [Held(BLOCKED, "Curl"), Held(NO_LOAD, "Plank")],
        [Held(BLOCKED, ALL)],
        [Held(NO_LOAD, "Plank")],
    ]


def test_the_page_says_it_plainly(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes", heart="not_sure")
    page = owner_client.get(URL).text
    assert "<strong>Leave out until a professional agrees:</strong> Curl</p>" in page
    assert "<strong>Only without weight:</strong> Plank</p>" in page
    assert "gentle routine only, without weight" in page
    assert "Retired" not in page


def test_who_is_held_back_by_nothing_is_told_so(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition)
    page = owner_client.get(URL).text
    assert "Nothing holds you back" in page
    assert "You said yes" not in page


def test_two_yeses_have_fields_of_their_own(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes", heart="yes")
    page = owner_client.get(URL).text
    assert page.count('id="id_hip_note"') == page.count('id="id_heart_note"') == 1


def test_what_was_accepted_and_when_can_be_read_again(
    owner: User, owner_client: Client, edition: Edition
) -> None:
    answered(owner, edition)
    EditionFactory.create(number=4)
    page = owner_client.get(URL).text
    assert "Edition 3, accepted on 1 February 2026." in page
    assert "No hurry." in page
    assert "The texts have changed since you read them." in page


def test_a_question_that_was_never_asked_counts_as_not_sure(owner: User, edition: Edition) -> None:
    answered(owner, edition)
    SafetyAnswer.objects.filter(question="heart").delete()
    assert [question.slug for question in page_of(owner).not_sure] == ["heart"]


def test_answers_that_are_due_say_so(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition)
    assert "Time to look" not in owner_client.get(URL).text
    hip(owner).answers.__class__.objects.update(answered_at=timezone.now() - dt.timedelta(days=200))
    assert "Your answers are a while old." in owner_client.get(URL).text


def test_before_any_answer_the_page_leads_to_the_questions(owner_client: Client, edition: Edition) -> None:
    page = owner_client.get(URL).text
    assert "Not answered yet" in page
    assert f'href="{reverse("progress:welcome")}"' in page


def test_the_page_stands_without_any_edition(owner: User, owner_client: Client) -> None:
    SafetyAnswersFactory.create(user=owner)
    assert "Not answered yet" in owner_client.get(URL).text


def test_my_settings_lead_here(owner_client: Client) -> None:
    assert f'href="{URL}"' in owner_client.get(reverse("accounts:me")).text


def test_anothers_answers_are_not_shown(stranger: User, owner_client: Client, edition: Edition) -> None:
    answered(stranger, edition, hip="yes")
    assert "Not answered yet" in owner_client.get(URL).text


# A professional agreed


def test_one_tap_clears_a_yes_as_of_today(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes")
    untouched = form_data(owner_client.get(URL).text, "clear-form")
    assert owner_client.post(CLEAR, untouched)["Location"] == URL
    assert (hip(owner).cleared_on, hip(owner).cleared_note) == (timezone.localdate(), "")
    assert page_of(owner).held == []


def test_day_and_note_are_kept(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes")
    owner_client.post(CLEAR, {"cleared_on": "2026-03-09", "note": "Go on <b>slowly</b> 🌿"})
    assert (hip(owner).cleared_on, hip(owner).cleared_note) == (dt.date(2026, 3, 9), "Go on <b>slowly</b> 🌿")
    page = owner_client.get(URL).text
    assert "A professional agreed on 9 March 2026" in page
    assert "Go on &lt;b&gt;slowly&lt;/b&gt; 🌿" in page


def test_an_empty_day_is_today(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes")
    owner_client.post(CLEAR)
    assert hip(owner).cleared_on == timezone.localdate()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"cleared_on": "2999-01-01", "note": "Kept."}, "Choose a day from 1970 to tomorrow."),
        ({"cleared_on": "1969-12-31", "note": "Kept."}, "Choose a day from 1970 to tomorrow."),
        ({"cleared_on": "yesterday", "note": "Kept."}, "Write the day as year-month-day"),
        ({"note": "Kept." + "x" * 246}, "at most 250 characters"),
        ({"note": "Kept.\0"}, "Null characters are not allowed."),
        ({"note": "Kept.\N{REPLACEMENT CHARACTER}"}, "A character was lost on the way"),
    ],
)
def test_bad_input_is_told_next_to_its_field_and_what_was_typed_stays(
    owner: User, owner_client: Client, edition: Edition, data: dict[str, str], message: str
) -> None:
    answered(owner, edition, hip="yes", heart="yes")
    answer = owner_client.post(CLEAR, data)
    assert answer.status_code == 200
    assert message in answer.text
    assert answer.text.count("Kept.") == 1
    assert hip(owner).cleared_on is None


def test_a_note_holds_250_characters(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes")
    owner_client.post(CLEAR, {"note": "\U0001d51b" * 250})
    assert hip(owner).cleared_note == "\U0001d51b" * 250


def test_it_can_be_taken_back(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition, hip="yes")
    owner_client.post(CLEAR, {"note": "Fine."})
    assert owner_client.post(UNCLEAR)["Location"] == URL
    assert (hip(owner).cleared_on, hip(owner).cleared_note) == (None, "")
    assert page_of(owner).held == [Held(BLOCKED, "Curl"), Held(NO_LOAD, "Plank")]


@pytest.mark.parametrize("address", [CLEAR, UNCLEAR])
@pytest.mark.parametrize("reply", ["no", "not_sure"])
def test_only_a_yes_can_be_cleared(
    owner: User, owner_client: Client, edition: Edition, address: str, reply: str
) -> None:
    answered(owner, edition, hip=reply)
    assert owner_client.post(address).status_code == 404
    assert hip(owner).cleared_on is None


@pytest.mark.parametrize("address", [CLEAR, UNCLEAR])
def test_anothers_yes_is_not_there(
    stranger: User, owner_client: Client, edition: Edition, address: str
) -> None:
    answered(stranger, edition, hip="yes")
    SafetyAnswer.objects.filter(reply="yes").update(cleared_on=dt.date(2026, 3, 9))
    assert owner_client.post(address, {"cleared_on": "2026-03-10"}).status_code == 404
    assert hip(stranger).cleared_on == dt.date(2026, 3, 9)


def test_a_yes_of_an_earlier_time_is_not_there(owner: User, owner_client: Client, edition: Edition) -> None:
    answered(owner, edition)
    earlier = SafetyAnswersFactory.create(user=owner, answered_at=timezone.now() - dt.timedelta(days=9))
    SafetyAnswerFactory.create(answers=earlier, question="hip", reply=Reply.YES)
    assert owner_client.post(CLEAR).status_code == 404


@pytest.mark.parametrize("question", ["no-such-question", "HIP", "x" * 5_000])
def test_a_question_that_is_none_is_not_there(
    owner: User, owner_client: Client, edition: Edition, question: str
) -> None:
    answered(owner, edition, hip="yes")
    assert owner_client.post(f"/me/safety/{question}/clear/").status_code == 404
