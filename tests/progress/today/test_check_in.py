"""How the back is, in one tap: right now, and the morning after the last session."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.models import CheckIn, WarningSign
from tests.hostile import NO_NUMBERS
from tests.progress.lived import NOON, TODAY, check_in_of, days_before, log_of, session_of, sign_of
from tests.progress.reading import words

URL = reverse("progress:check_in")
TODAY_URL = reverse("progress:today")
NOW_ASKED = "How is your back right now?"
BOTH_ASKED = "How is your back, the morning after your session?"
MORNING_ASKED = "How was your back the morning after"
NO_RATINGS = {**NO_NUMBERS, "eleven": "11", "one and a half": "1.5", "nothing": ""}

pytestmark = pytest.mark.usefixtures("routine", "ready_at_noon")


def morning(uuid: Any) -> str:
    return reverse("progress:next_morning", args=[uuid])


def pains(user: User) -> list[tuple[Any, Any]]:
    return list(CheckIn.objects.of(user).values_list("day", "pain_now"))


def test_it_is_asked_with_eleven_buttons_and_their_ends_in_words(owner_client: Client) -> None:
    page = owner_client.get(TODAY_URL)
    assert [f'name="pain_now" value="{number}">{number}</button>' in page.text for number in range(12)] == [
        *[True] * 11,
        False,
    ]
    assert "0 no pain 10 the worst you can imagine" in words(page)


@pytest.mark.parametrize("pain", range(11))
def test_one_tap_saves(owner: User, owner_client: Client, pain: int) -> None:
    answer = owner_client.post(URL, {"pain_now": pain}, follow=True)
    assert answer.redirect_chain == [(TODAY_URL, 302)]
    assert pains(owner) == [(TODAY, pain)]
    assert NOW_ASKED not in words(answer)
    assert f'name="pain_now" value="{pain}" aria-pressed="true"' in answer.text
    assert answer.text.count("aria-pressed") == 1


def test_tapped_again_it_is_corrected(owner: User, owner_client: Client) -> None:
    for pain in (8, 2, 2):
        owner_client.post(URL, {"pain_now": pain})
    assert pains(owner) == [(TODAY, 2)]
    assert "Your back: 2 of 10 Change" in words(owner_client.get(TODAY_URL))


def test_the_day_is_that_where_one_lives(owner: User, owner_client: Client) -> None:
    User.objects.filter(pk=owner.pk).update(time_zone="Pacific/Kiritimati")
    owner_client.post(URL, {"pain_now": 2})
    assert pains(owner) == [(TODAY.replace(day=15), 2)]


def test_a_sign_of_the_day_stays(owner: User, owner_client: Client) -> None:
    sign_of(owner, WarningSign.LEG, NOON)
    owner_client.post(URL, {"pain_now": 2})
    assert CheckIn.objects.get().warning == WarningSign.LEG


@pytest.mark.parametrize("text", NO_RATINGS.values(), ids=NO_RATINGS)
def test_what_is_no_number_is_told_and_nothing_is_lost(owner: User, owner_client: Client, text: str) -> None:
    check_in_of(owner, 0, 4)
    session = session_of(owner, 3, pain_next=None)
    for url, name in ((URL, "pain_now"), (morning(session.uuid), "pain_next")):
        answer = owner_client.post(url, {name: text}, follow=True)
        assert answer.redirect_chain == [(TODAY_URL, 302)]
        assert "Please tap again." in answer.text
    session.refresh_from_db()
    assert (pains(owner), session.pain_next) == ([(TODAY, 4)], None)


def test_what_is_missing_is_told(owner: User, owner_client: Client) -> None:
    assert "Please tap again." in owner_client.post(URL, follow=True).text
    assert pains(owner) == []


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?kind=short&routine=main", "?kind=short&routine=main"),
        ("?anyway=1", "?anyway=1"),
        ("?kind=odd&next=//evil.example&anyway=2", ""),
        ("?routine=//evil.example", "?routine=%2F%2Fevil.example"),
    ],
)
def test_one_comes_back_to_the_same_view_of_the_day(
    owner: User, owner_client: Client, query: str, kept: str
) -> None:
    session = session_of(owner, 3, pain_next=None)
    told = {URL: {"pain_now": 2}, morning(session.uuid): {"pain_next": 2}}
    for url, data in told.items():
        assert owner_client.post(url + query, data).headers["Location"] == TODAY_URL + kept
    if kept:
        shown = owner_client.get(TODAY_URL + query).text
        assert f'action="{URL}{kept.replace("&", "&amp;")}"' in shown


# The morning after


def test_the_day_after_a_session_one_question_answers_both(owner: User, owner_client: Client) -> None:
    session = session_of(owner, 1, pain_next=None)
    page = words(owner_client.get(TODAY_URL))
    assert BOTH_ASKED in page
    assert MORNING_ASKED not in page
    owner_client.post(URL, {"pain_now": 3})
    session.refresh_from_db()
    assert (pains(owner), session.pain_next) == ([(TODAY, 3)], 3)
    assert BOTH_ASKED not in words(owner_client.get(TODAY_URL))


def test_a_morning_told_by_hand_is_not_asked_for_again(owner: User, owner_client: Client) -> None:
    session_of(owner, 1, pain_next=2)
    assert NOW_ASKED in words(owner_client.get(TODAY_URL))


@pytest.mark.parametrize(
    ("days_ago", "asked"),
    [
        (0, ""),
        (1, ""),
        (2, f"{MORNING_ASKED} Thursday\u2019s session?"),
        (6, f"{MORNING_ASKED} Sunday\u2019s session?"),
        (7, f"{MORNING_ASKED} your session of 7 March?"),
        (14, f"{MORNING_ASKED} your session of 28 February?"),
        (15, ""),
    ],
)
def test_an_earlier_morning_is_asked_for_by_its_day(
    owner: User, owner_client: Client, days_ago: int, asked: str
) -> None:
    session_of(owner, days_ago, pain_next=None)
    page = words(owner_client.get(TODAY_URL))
    assert (asked or NOW_ASKED[:8]) in page
    assert (MORNING_ASKED in page) is bool(asked)


def test_only_the_newest_session_is_asked_about(owner: User, owner_client: Client) -> None:
    session_of(owner, 5, pain_next=None)
    session_of(owner, 3, pain_next=1)
    assert MORNING_ASKED not in words(owner_client.get(TODAY_URL))


def test_a_check_in_of_that_morning_is_answer_enough(owner: User, owner_client: Client) -> None:
    session_of(owner, 3, pain_next=None)
    check_in_of(owner, 2, 4)
    assert MORNING_ASKED not in words(owner_client.get(TODAY_URL))


def test_the_morning_waits_folded_until_the_pain_now_is_told(owner: User, owner_client: Client) -> None:
    session_of(owner, 3, pain_next=None)
    folded, open_ = '<details class="disclosure">', '<details class="disclosure" open>'
    page = owner_client.get(TODAY_URL).text
    assert (folded in page, open_ in page) == (True, False)
    check_in_of(owner, 0, 2)
    assert open_ in owner_client.get(TODAY_URL).text


def test_the_morning_is_saved_and_not_asked_again(owner: User, owner_client: Client) -> None:
    session = session_of(owner, 3, pain_next=None)
    answer = owner_client.post(morning(session.uuid), {"pain_next": 4}, follow=True)
    session.refresh_from_db()
    assert (session.pain_next, session.version) == (4, 2)
    assert "Saved. Thank you." in answer.text
    assert MORNING_ASKED not in words(answer)
    assert pains(owner) == []


def test_the_plan_follows_what_is_told(owner: User, owner_client: Client, routine: Any) -> None:
    for days_ago in (9, 6, 3):
        log_of(owner, routine.entries.first().exercise, days_ago)
    assert "Today\u2019s plan" in words(owner_client.get(TODAY_URL))
    answer = owner_client.post(URL, {"pain_now": 6}, follow=True)
    assert "Today is for rest" in words(answer)


def test_nobody_tells_anothers_morning(
    owner: User, stranger: User, owner_client: Client, stranger_client: Client
) -> None:
    session = session_of(owner, 3, pain_next=None)
    assert stranger_client.post(morning(session.uuid), {"pain_next": 4}).status_code == 404
    gone = session_of(owner, 4, pain_next=None, deleted_at=NOON)
    assert owner_client.post(morning(gone.uuid), {"pain_next": 4}).status_code == 404
    session.refresh_from_db()
    assert (session.pain_next, session.performed_on) == (None, days_before(3))
