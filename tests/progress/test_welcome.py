import datetime as dt
import uuid as uuids
from typing import Any

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition
from progress.models import Acceptance, Reply, SafetyAnswer, SafetyAnswers
from progress.services import safety as safety_services
from tests.factories import AcceptanceFactory, EditionFactory, SafetyAnswerFactory, SafetyAnswersFactory
from tests.html_form import form_data

URL = reverse("progress:welcome")
ON = resolve_url(settings.LOGIN_REDIRECT_URL)
SAFETY = reverse("progress:safety")
UUID = "2b0f3f0c-66b8-4a32-9c5c-5d5f0a1c9f11"
NONE = {"none": "1"}


def publish(*questions: str, what_changed: str = "New words.") -> Edition:
    texts = {
        "precautions": [
            {"slug": kind, "kind": kind, "title": f"About {kind}", "text": "Slowly.", "order": 1}
            for kind in ("precaution", "stop_now", "emergency", "urgent", "leg", "disclaimer")
        ],
        "questions": [
            {
                "slug": slug,
                "text": f"Is it your {slug}?",
                "order": order,
                "effects": [{"exercise": None, "effect": "no_load"}],
            }
            for order, slug in enumerate(questions)
        ],
    }
    return EditionFactory.create(texts=texts, what_changed=what_changed)


@pytest.fixture
def edition(db: None) -> Edition:
    return publish("hip", "heart")


def sent(edition: Edition, **changes: Any) -> dict[str, Any]:
    return {"uuid": UUID, "edition": edition.number, **changes}


def replies(user: User) -> dict[str, str]:
    return dict(SafetyAnswer.objects.newest_of(user).values_list("question", "reply"))


def in_force_for(user: User, edition: Edition, **given: str) -> SafetyAnswers:
    AcceptanceFactory.create(user=user, edition=edition)
    answers = SafetyAnswersFactory.create(user=user, answered_at=timezone.now())
    for question, reply in given.items():
        SafetyAnswerFactory.create(answers=answers, question=question, reply=reply)
    return answers


# None of these


def test_one_tap_is_enough_where_nothing_applies(owner: User, owner_client: Client, edition: Edition) -> None:
    untouched = form_data(owner_client.get(URL).text, "welcome-form")
    answer = owner_client.post(URL, untouched | NONE)
    assert answer["Location"] == ON
    assert replies(owner) == {"hip": "no", "heart": "no"}
    assert Acceptance.objects.of(owner).get().edition == edition


def test_the_page_shows_what_is_to_be_read_and_asked(owner_client: Client, edition: Edition) -> None:
    page = owner_client.get(URL).text
    for kind in ("precaution", "stop_now", "emergency", "urgent", "leg"):
        assert f"About {kind}" in page
    assert "Is it your hip?" in page
    assert "not yet been reviewed by a physiotherapist" in page


def test_none_of_these_beside_a_no_is_no_contradiction(
    owner: User, owner_client: Client, edition: Edition
) -> None:
    owner_client.post(URL, sent(edition, reply_hip="no", **NONE))
    assert replies(owner) == {"hip": "no", "heart": "no"}


@pytest.mark.parametrize(("reply", "label"), [("yes", "Yes"), ("not_sure", "Not sure")])
def test_none_of_these_beside_something_else_is_asked_again_and_nothing_is_lost(
    owner: User, owner_client: Client, edition: Edition, reply: str, label: str
) -> None:
    page = owner_client.post(URL, sent(edition, reply_hip=reply, reply_heart="no", **NONE)).text
    assert f"You chose {label} here." in page
    assert 'id="id_reply_hip_error"' in page
    assert 'id="id_reply_heart_error"' not in page
    assert 'href="#div_id_reply_hip"' in page
    kept = form_data(page, "welcome-form")
    assert (kept["reply_hip"], kept["reply_heart"]) == ([reply], ["no"])
    assert not SafetyAnswers.objects.exists()
    assert not Acceptance.objects.exists()


# One's own answers


@pytest.mark.parametrize(("reply", "on"), [("yes", SAFETY), ("not_sure", SAFETY), ("no", ON)])
def test_ones_own_answers_are_stored_and_what_holds_back_is_shown_at_once(
    owner: User, owner_client: Client, edition: Edition, reply: str, on: str
) -> None:
    answer = owner_client.post(URL, sent(edition, reply_hip=reply, reply_heart="no"))
    assert answer["Location"] == on
    assert replies(owner) == {"hip": reply, "heart": "no"}
    assert Acceptance.objects.of(owner).get().edition == edition


def test_an_open_row_is_asked_again_and_what_was_chosen_is_kept(
    owner_client: Client, edition: Edition
) -> None:
    page = owner_client.post(URL, sent(edition, reply_hip="yes")).text
    assert "Not saved yet" in page
    assert 'id="id_reply_heart_error"' in page
    assert 'id="id_reply_hip_error"' not in page
    assert form_data(page, "welcome-form")["reply_hip"] == ["yes"]
    assert not SafetyAnswers.objects.exists()


@pytest.mark.parametrize("reply", ["yes", "not_sure"])
def test_who_has_told_the_one_thing_need_not_say_no_to_all_others(
    owner: User, owner_client: Client, edition: Edition, reply: str
) -> None:
    nothing_else = 'name="nothing_else" value="1">Nothing else applies to me'
    assert nothing_else not in owner_client.get(URL).text
    page = owner_client.post(URL, sent(edition, reply_hip=reply)).text
    assert nothing_else in page
    assert "None of these apply to me" not in page
    answer = owner_client.post(URL, form_data(page, "welcome-form") | {"nothing_else": "1"})
    assert answer["Location"] == SAFETY
    assert replies(owner) == {"hip": reply, "heart": "no"}


def test_nothing_else_does_not_take_a_reply_that_is_none(owner_client: Client, edition: Edition) -> None:
    page = owner_client.post(URL, sent(edition, reply_hip="x", nothing_else="1")).text
    assert 'id="id_reply_hip_error"' in page
    assert not SafetyAnswers.objects.exists()


@pytest.mark.parametrize("button", [{}, NONE])
@pytest.mark.parametrize("reply", ["x", "YES", "yes\0", "<b>yes</b>", "yes" * 10_000])
def test_a_reply_that_is_none_is_asked_again(
    owner_client: Client, edition: Edition, reply: str, button: dict[str, str]
) -> None:
    page = owner_client.post(URL, sent(edition, reply_hip=reply, reply_heart="no", **button)).text
    assert "Choose one of the three." in page
    assert "<b>yes" not in page
    assert not SafetyAnswers.objects.exists()


def test_sending_twice_stores_once(owner: User, owner_client: Client, edition: Edition) -> None:
    for reply in ("yes", "no"):
        owner_client.post(URL, sent(edition, reply_hip=reply, reply_heart="no"))
    assert SafetyAnswers.objects.of(owner).count() == 1
    assert Acceptance.objects.of(owner).count() == 1
    assert replies(owner)["hip"] == "yes"


def test_the_same_id_of_two_people_is_two_answers(
    owner: User, stranger: User, owner_client: Client, stranger_client: Client, edition: Edition
) -> None:
    owner_client.post(URL, sent(edition, reply_hip="yes", reply_heart="no"))
    stranger_client.post(URL, sent(edition, **NONE))
    assert (replies(owner)["hip"], replies(stranger)["hip"]) == ("yes", "no")


@pytest.mark.parametrize("uuid", ["", "x", "123", f"{UUID}\0", "a" * 100_000, "<script>alert(1)</script>"])
def test_a_page_without_a_good_id_can_be_sent_again(
    owner: User, owner_client: Client, edition: Edition, uuid: str
) -> None:
    page = owner_client.post(URL, sent(edition, uuid=uuid, reply_hip="yes", reply_heart="no")).text
    assert "please send it again" in page
    assert "<script>alert" not in page
    assert not SafetyAnswers.objects.exists()
    owner_client.post(URL, form_data(page, "welcome-form"))
    assert replies(owner) == {"hip": "yes", "heart": "no"}


def test_what_cannot_be_stored_is_not_half_stored(owner: User, edition: Edition) -> None:
    with pytest.raises(Exception, match=r"(?i)constraint"):
        safety_services.accept(
            user=owner, uuid=uuids.uuid4(), edition=edition, replies={"hip": "maybe"}, now=timezone.now()
        )
    assert not SafetyAnswers.objects.exists()
    assert not Acceptance.objects.exists()


# Asked again


def test_a_new_edition_is_shown_with_what_changed_and_the_last_replies(
    owner: User, owner_client: Client, edition: Edition
) -> None:
    in_force_for(owner, edition, hip="yes", heart="no")
    publish("hip", "heart", what_changed="A word about shoes.")
    publish("hip", "heart", "eyes", what_changed="A question about eyes.")
    page = owner_client.get(URL).text
    assert "A word about shoes." in page
    assert "A question about eyes." in page
    assert edition.what_changed not in page
    kept = form_data(page, "welcome-form")
    assert (kept["reply_hip"], kept["reply_heart"], "reply_eyes" in kept) == (["yes"], ["no"], False)


def test_an_edition_published_meanwhile_is_shown_before_anything_is_accepted(
    owner: User, owner_client: Client, edition: Edition
) -> None:
    newer = publish("hip", "heart", "eyes", what_changed="A question about eyes.")
    page = owner_client.post(URL, sent(edition, reply_hip="yes", reply_heart="no")).text
    assert "The texts have changed since you opened this page." in page
    assert "A question about eyes." in page
    assert edition.what_changed not in page
    assert not Acceptance.objects.exists()
    kept = form_data(page, "welcome-form")
    assert (kept["reply_hip"], kept["edition"]) == (["yes"], [str(newer.number)])
    assert kept["uuid"] != [UUID]
    owner_client.post(URL, kept | {"reply_eyes": "no"})
    assert Acceptance.objects.of(owner).get().edition == newer
    assert replies(owner) == {"hip": "yes", "heart": "no", "eyes": "no"}


@pytest.mark.parametrize("number", ["", "0", "x", "1\0", "9" * 5_000, "<script>alert(1)</script>"])
def test_an_edition_that_is_none_is_not_accepted(owner_client: Client, edition: Edition, number: str) -> None:
    page = owner_client.post(URL, sent(edition) | NONE | {"edition": number}).text
    assert "Please look again" in page
    assert "<script>alert" not in page
    assert not Acceptance.objects.exists()


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Something changed?"), (85, "more than twelve weeks"), (184, "more than six months ago")],
)
def test_why_it_is_asked_again_is_said(
    owner: User, owner_client: Client, edition: Edition, days: int, words: str
) -> None:
    answers = in_force_for(owner, edition, hip="yes", heart="not_sure")
    answers.answered_at = timezone.now() - dt.timedelta(days=days)
    answers.save()
    page = owner_client.get(URL).text
    assert words in page
    kept = form_data(page, "welcome-form")
    assert (kept["reply_hip"], kept["reply_heart"]) == (["yes"], ["not_sure"])


def test_answering_again_keeps_the_acceptance_and_asks_anew_about_what_was_agreed(
    owner: User, owner_client: Client, edition: Edition
) -> None:
    in_force_for(owner, edition, heart="no")
    answers = SafetyAnswers.objects.get()
    SafetyAnswerFactory.create(
        answers=answers, question="hip", reply=Reply.YES, cleared_on=dt.date(2026, 3, 3)
    )
    page = owner_client.get(URL).text
    assert "A professional agreed on 3 March 2026." in page
    owner_client.post(URL, form_data(page, "welcome-form"))
    assert SafetyAnswers.objects.of(owner).count() == 2
    assert Acceptance.objects.of(owner).count() == 1
    assert SafetyAnswer.objects.newest_of(owner).get(question="hip").cleared_on is None


def test_anothers_answers_are_not_filled_in(stranger: User, owner_client: Client, edition: Edition) -> None:
    in_force_for(stranger, edition, hip="yes", heart="yes")
    page = owner_client.get(URL).text
    assert "Please read this once" in page
    assert set(form_data(page, "welcome-form")) == {"csrfmiddlewaretoken", "uuid", "edition"}


# Editions of another shape


@pytest.mark.parametrize("data", [{}, NONE, {"uuid": UUID, "edition": ""}, {"uuid": UUID, "edition": "None"}])
def test_before_the_first_edition_the_page_says_so_and_stores_nothing(
    owner_client: Client, data: dict[str, str]
) -> None:
    assert "Nothing to read yet" in owner_client.get(URL).text
    answer = owner_client.post(URL, data)
    assert answer.status_code == 200
    assert "Nothing to read yet" in answer.text
    assert not SafetyAnswers.objects.exists()


def test_an_edition_without_questions_is_accepted_in_one_tap(owner: User, owner_client: Client) -> None:
    edition = publish()
    page = owner_client.get(URL).text
    assert "Does one of these apply" not in page
    answer = owner_client.post(URL, form_data(page, "welcome-form") | NONE)
    assert answer["Location"] == ON
    assert Acceptance.objects.of(owner).get().edition == edition
    assert SafetyAnswers.objects.of(owner).exists()


def test_words_of_an_editor_are_words_and_not_markup(owner_client: Client) -> None:
    publish("<i>hip</i>")
    assert "<i>hip" not in owner_client.get(URL).text
