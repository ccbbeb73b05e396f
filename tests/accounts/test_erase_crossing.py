"""An account goes while something else of it is under way: a second tap, a saving page, half a login."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts import erasure
from accounts.models import User
from progress.report import links
from progress.services import goals as goal_services
from progress.services import pauses as pause_services
from progress.takeout import services as takeout
from tests.accounts.second_step import CODE, code_of, half_signed_in
from tests.accounts.test_erase import counted, sent
from tests.conftest import signed_in
from tests.factories import UserFactory

LOGIN = reverse("account_login")


def test_half_a_login_goes_and_that_browser_begins_anew(
    owner: User, owner_client: Client, stranger: User, secret: str
) -> None:
    auth.TOTP.activate(stranger, auth.generate_totp_secret())
    phone, other = half_signed_in(owner), half_signed_in(stranger)

    sent(owner_client)

    assert [row.pk for row in Session.objects.all()] == [other.session.session_key]
    assert other.get(CODE).status_code == 200
    for answer in (phone.get(CODE), phone.post(CODE, {"code": "123456"})):
        assert (answer.status_code, answer.headers["Location"]) == (302, LOGIN)


def test_half_a_login_that_outlived_the_account_begins_anew(owner: User, secret: str) -> None:
    phone = half_signed_in(owner)
    User.objects.filter(pk=owner.pk).delete()
    answer = phone.post(CODE, {"code": "123456"})
    assert (answer.status_code, answer.headers["Location"]) == (302, LOGIN)
    [left] = Session.objects.all()
    assert not [key for key in left.get_decoded() if key.startswith("account")]
    assert phone.get(LOGIN).status_code == 200


def test_that_a_code_was_used_is_forgotten_for_this_account_only(
    owner: User, owner_client: Client, secret: str
) -> None:
    others = f"allauth.mfa.totp.used?user={owner.pk}1&code=123456"
    cache.set(others, "y")
    assert half_signed_in(owner).post(CODE, {"code": code_of(secret)}).status_code == 302
    assert [key for key in counted() if f"?user={owner.pk}&" in key]

    sent(owner_client)

    assert [key for key in counted() if "?user=" in key] == [f":1:{others}"]


# With savings that are real ones: only when they end does the database see that nobody is there.


@pytest.fixture
def user(transactional_db: None) -> User:
    return UserFactory.create(email="owner@example.org")


def test_a_second_tap_is_answered_like_the_first(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Client(), Client()
    first.force_login(user)
    second.cookies = first.cookies
    answers: list[Any] = []
    erase = erasure.erase

    def crossed(request: Any, *, user: User) -> bool:
        if not answers:
            answers.append(None)
            answers.append(sent(second))
        return erase(request, user=user)

    monkeypatch.setattr(erasure, "erase", crossed)
    answers.append(sent(first))

    assert [answer.headers["Location"] for answer in answers[1:]] == [reverse("landing")] * 2
    assert not User.objects.exists()
    assert [key for key in counted() if f":user:{user.pk}" in key] == []


def crossing(user: User, saves: Callable[..., Any]) -> Callable[..., Any]:
    """Saves, just after the account went from another device."""

    device, waiting = signed_in(user), [sent]

    def crossed(*args: Any, **told: Any) -> Any:
        if waiting:
            waiting.pop()(device)
        return saves(*args, **told)

    return crossed


DAYS = {"first_day": "2026-01-01", "last_day": "2026-01-02"}


@pytest.mark.parametrize(
    ("place", "name", "route", "told"),
    [
        (goal_services, "add_goal", "progress:goal_list", {"text": "Sit"}),
        (pause_services, "plan_pause", "progress:pause_list", DAYS),
        (links, "make_link", "progress:report_links", {"span": "4w", "expires_in": "7"}),
        (takeout, "bring_in", "progress:data_import_confirm", {}),
        (
            User,
            "save",
            "accounts:me",
            {"unit": "lb", "time_zone": "UTC", "weekly_aim": "2", "rest_s": "60", "switch_s": "5"},
        ),
        (User, "save", "accounts:advice_switch", {"advice": "off"}),
    ],
)
def test_what_is_saved_across_it_is_answered_like_an_ended_login(
    user: User, monkeypatch: pytest.MonkeyPatch, place: Any, name: str, route: str, told: dict[str, str]
) -> None:
    client = signed_in(user)
    monkeypatch.setattr(place, name, crossing(user, getattr(place, name)))
    answer = client.post(reverse(route), {"uuid": str(uuid.uuid4()), **told})
    assert answer.status_code == 401
    assert "Clear-Site-Data" in answer.headers
    assert not User.objects.exists()
    assert not Session.objects.exists()
    assert client.get(reverse("progress:today")).status_code == 302


@pytest.mark.django_db
def test_an_account_that_is_there_is_told_of_what_broke(
    owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**told: Any) -> None:
        raise User.DoesNotExist

    monkeypatch.setattr(goal_services, "add_goal", breaks)
    owner_client.raise_request_exception = False
    told = {"uuid": str(uuid.uuid4()), "text": "Sit"}
    assert owner_client.post(reverse("progress:goal_list"), told).status_code == 500
