"""A warning sign told in a tap, the stop that follows, and how it is lifted."""

import uuid as uuids
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Edition, Exercise
from progress.models import CheckIn, HowLifted, StopLifted, WarningSign
from tests.factories import PainNoteFactory
from tests.hostile import NO_IDS
from tests.progress.lived import NOON, TODAY, check_in_of, log_of, moment_before, sign_of
from tests.progress.reading import words

URL = reverse("progress:warning")
LIFT = reverse("progress:stop_lift")
TODAY_URL = reverse("progress:today")
UUID = "2b0f3f0c-66b8-4a32-9c5c-5d5f0a1c9f11"
SIGNS = {
    "emergency": "Numb around the saddle",
    "urgent": "Fever with back pain",
    "leg": "Tingling down a leg",
}
STOPS = {
    "emergency": "Please call for help now",
    "urgent": "Please speak to a doctor today or tomorrow",
    "leg": "Let somebody look at this first",
}
BY_A_PROFESSIONAL = "A professional told me I may go on"
BY_ITSELF = "It has settled"
BY_MISTAKE = "I tapped that by mistake"
NOT_SAVED = "nothing was saved"

pytestmark = pytest.mark.usefixtures("routine")


@pytest.fixture(autouse=True)
def signs(ready_at_noon: None) -> None:
    edition = Edition.objects.get()
    edition.texts["precautions"] = [
        {"slug": kind, "kind": kind, "title": title, "text": "", "order": 1} for kind, title in SIGNS.items()
    ]
    edition.save()


@pytest.fixture
def curl(routine: Any) -> Exercise:
    return Exercise.objects.get(pk="curl")


def day(client: Client) -> str:
    return words(client.get(TODAY_URL))


def test_it_is_one_tap_away(owner_client: Client) -> None:
    assert f'href="{URL}?kind=short">' in owner_client.get(f"{TODAY_URL}?kind=short").text
    page = owner_client.get(f"{URL}?kind=short").text
    assert page.count(f'<a class="btn btn--wide" href="{TODAY_URL}?kind=short">None of these</a>') == 2


def test_each_group_of_signs_has_its_button(owner_client: Client) -> None:
    page = owner_client.get(URL).text
    for kind, title in SIGNS.items():
        assert page.index(f'id="{kind}"') < page.index(title) < page.index(f'name="sign" value="{kind}"')


def test_without_an_edition_the_buttons_are_there_all_the_same(owner_client: Client) -> None:
    edition = Edition.objects.get()
    edition.texts["precautions"] = []
    edition.save()
    assert owner_client.get(URL).text.count("I have one of these") == 3
    sign_of_today = owner_client.post(URL, {"sign": "urgent"}, follow=True)
    assert STOPS["urgent"] in words(sign_of_today)
    assert "Signs of an emergency" not in words(sign_of_today)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_stops_the_day_and_says_who_to_turn_to(owner: User, owner_client: Client, sign: str) -> None:
    answer = owner_client.post(URL, {"sign": sign}, follow=True)
    assert answer.redirect_chain == [(TODAY_URL, 302)]
    row = CheckIn.objects.of(owner).get()
    assert (row.warning, row.warned_at, row.day, row.pain_now) == (sign, NOON, TODAY, None)
    page = words(answer)
    assert STOPS[sign] in page
    assert [other for other in STOPS if STOPS[other] in page] == [sign]
    assert SIGNS[sign] in page
    for left in ("Today\u2019s plan", "Start about", "How is your back", "2 × 8"):
        assert left not in page
    for name in ("history", "pain_note_new", "session_new", "session_list", "warning"):
        assert f'href="{reverse(f"progress:{name}")}"' in answer.text


def test_an_emergency_has_the_number_to_call(owner: User, owner_client: Client) -> None:
    User.objects.filter(pk=owner.pk).update(time_zone="Europe/London")
    owner_client.post(URL, {"sign": "emergency"})
    page = owner_client.get(TODAY_URL).text
    assert '<a class="btn" href="tel:999">Call 999</a>' in page
    assert "or your local emergency number" in page


def test_the_signs_of_the_stop_stand_open(owner_client: Client) -> None:
    owner_client.post(URL, {"sign": "leg"})
    opened = owner_client.get(TODAY_URL).text.split('<details class="disclosure" open>')[1]
    assert opened.strip().startswith("<summary>Signs in the leg</summary>")


def test_a_milder_sign_does_not_replace_a_stricter_one(owner_client: Client) -> None:
    for sign in ("urgent", "leg"):
        owner_client.post(URL, {"sign": sign})
    assert STOPS["urgent"] in day(owner_client)


@pytest.mark.parametrize("sign", ["", "Leg", "leg ", "nothing", "1", None])
def test_what_is_no_sign_is_told(owner: User, owner_client: Client, sign: str | None) -> None:
    answer = owner_client.post(URL, {} if sign is None else {"sign": sign}, follow=True)
    assert answer.redirect_chain == [(URL, 302)]
    assert NOT_SAVED in answer.text
    assert not CheckIn.objects.exists()


def test_a_mistake_is_taken_back_on_the_same_day(owner: User, owner_client: Client) -> None:
    check_in_of(owner, 0, 2)
    owner_client.post(URL, {"sign": "emergency"})
    assert BY_MISTAKE in day(owner_client)
    answer = owner_client.post(URL, {"sign": "none"}, follow=True)
    assert "Today\u2019s plan" in words(answer)
    assert CheckIn.objects.get().pain_now == 2


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_yesterday_is_no_mistake_any_more(owner: User, owner_client: Client, sign: str) -> None:
    sign_of(owner, WarningSign(sign), moment_before(days=1))
    page = day(owner_client)
    assert STOPS[sign] in page
    assert BY_MISTAKE not in page


def test_a_note_below_the_knee_is_no_mistake_of_a_tap(owner: User, owner_client: Client) -> None:
    PainNoteFactory.create(user=owner, place="leg_below_knee", felt_at=moment_before(hours=3))
    page = day(owner_client)
    assert STOPS["leg"] in page
    assert BY_MISTAKE not in page


@pytest.mark.parametrize(
    ("sign", "how", "is_lifted"),
    [
        ("emergency", "advised", True),
        ("emergency", "settled", False),
        ("urgent", "advised", True),
        ("urgent", "settled", False),
        ("leg", "advised", True),
        ("leg", "settled", True),
    ],
)
def test_how_a_sign_is_lifted(
    owner: User, owner_client: Client, sign: str, how: str, is_lifted: bool
) -> None:
    sign_of(owner, WarningSign(sign), moment_before(days=3))
    assert (BY_ITSELF in day(owner_client)) is (sign == "leg")
    assert BY_A_PROFESSIONAL in day(owner_client)
    answer = owner_client.post(LIFT, {"uuid": UUID, "how": how}, follow=True)
    assert (STOPS[sign] in words(answer)) is not is_lifted
    assert (NOT_SAVED in answer.text) is not is_lifted
    assert [row.how for row in StopLifted.objects.of(owner)] == ([how] if is_lifted else [])


def test_two_taps_lift_once_and_ask_for_nothing(owner: User, owner_client: Client) -> None:
    sign_of(owner, WarningSign.LEG, moment_before(days=3))
    for _ in range(2):
        answer = owner_client.post(LIFT, {"uuid": UUID, "how": "settled"}, follow=True)
        assert NOT_SAVED not in answer.text
    assert StopLifted.objects.get().lifted_at == NOON


def test_the_page_gives_each_lifting_an_id_of_its_own(owner: User, owner_client: Client) -> None:
    sign_of(owner, WarningSign.LEG, moment_before(days=3))
    ids = {str(owner_client.get(TODAY_URL).context["lift_uuid"]) for _ in range(2)}
    assert len(ids) == 2
    page = owner_client.get(TODAY_URL)
    assert f'name="uuid" value="{page.context["lift_uuid"]}"' in page.text
    assert uuids.UUID(ids.pop())


@pytest.mark.parametrize("text", [*NO_IDS.values(), None])
def test_an_id_that_is_none_lifts_nothing(owner: User, owner_client: Client, text: str | None) -> None:
    sign_of(owner, WarningSign.LEG, moment_before(days=3))
    data = {"how": "settled"} | ({} if text is None else {"uuid": text})
    answer = owner_client.post(LIFT, data, follow=True)
    assert NOT_SAVED in answer.text
    assert STOPS["leg"] in words(answer)
    assert not StopLifted.objects.exists()


@pytest.mark.parametrize("how", ["", "mistake", "Settled", None])
def test_a_way_that_was_not_offered_lifts_nothing(owner: User, owner_client: Client, how: str | None) -> None:
    sign_of(owner, WarningSign.LEG, moment_before(days=3))
    answer = owner_client.post(LIFT, {"uuid": UUID} | ({} if how is None else {"how": how}), follow=True)
    assert NOT_SAVED in answer.text
    assert STOPS["leg"] in words(answer)


def test_one_comes_back_to_the_same_view_of_the_day(owner: User, owner_client: Client) -> None:
    for url, data in ((URL, {"sign": "leg"}), (LIFT, {"uuid": UUID, "how": "settled"})):
        answer = owner_client.post(f"{url}?kind=short&next=//evil.example", data)
        assert answer.headers["Location"] == f"{TODAY_URL}?kind=short"


def test_nobody_lifts_anothers_stop(owner: User, stranger: User, stranger_client: Client) -> None:
    sign_of(owner, WarningSign.LEG, moment_before(days=3))
    stranger_client.post(LIFT, {"uuid": UUID, "how": "settled"})
    stranger_client.post(URL, {"sign": "none"})
    assert not StopLifted.objects.exists()
    assert CheckIn.objects.of(owner).get().warning == WarningSign.LEG


# A stop for pain


def test_severe_pain_now_asks_to_be_told_when_it_has_eased(
    owner: User, owner_client: Client, curl: Exercise
) -> None:
    log_of(owner, curl, 5)
    answer = owner_client.post(reverse("progress:check_in"), {"pain_now": 8}, follow=True)
    page = words(answer)
    assert "Your pain is 8 of 10 now" in page
    assert "Has it eased?" in page
    assert not any(way in page for way in (BY_A_PROFESSIONAL, BY_ITSELF, BY_MISTAKE))
    assert NOT_SAVED in owner_client.post(LIFT, {"uuid": UUID, "how": "settled"}, follow=True).text
    eased = owner_client.post(reverse("progress:check_in"), {"pain_now": 3}, follow=True)
    assert "Today\u2019s plan" in words(eased)


def test_severe_pain_of_a_session_is_lifted_by_a_word(
    owner: User, owner_client: Client, curl: Exercise
) -> None:
    log_of(owner, curl, 5, pain_during=8)
    page = day(owner_client)
    assert "Your pain reached 8 of 10 with your session 5 days ago" in page
    assert "Has it eased?" not in page
    owner_client.post(LIFT, {"uuid": UUID, "how": HowLifted.SETTLED})
    assert "Today\u2019s plan" in day(owner_client)


def test_without_suggestions_what_is_told_stops_the_day_and_what_was_logged_does_not(
    owner: User, owner_client: Client, curl: Exercise
) -> None:
    User.objects.filter(pk=owner.pk).update(advice_on=False)
    log_of(owner, curl, 5, pain_during=8)
    assert "Today\u2019s plan" in day(owner_client)
    for pain, is_stopped in ((7, False), (8, True), (3, False)):
        owner_client.post(reverse("progress:check_in"), {"pain_now": pain})
        assert ("Today\u2019s plan" not in day(owner_client)) is is_stopped
    owner_client.post(URL, {"sign": "urgent"})
    assert STOPS["urgent"] in day(owner_client)
