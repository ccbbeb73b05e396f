"""My devices: where I am signed in, and an end to all but this one."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.devices import device_name
from accounts.models import User
from tests.factories import PASSWORD

URL = reverse("accounts:device_list")
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"


def logged_in(user: User, user_agent: str) -> Client:
    client = Client(headers={"user-agent": user_agent})
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("accounts:me")).status_code == 200


def test_names_my_devices_and_nobody_elses(owner: User, stranger: User) -> None:
    phone, _ = logged_in(owner, PHONE), logged_in(stranger, DESK)
    page = phone.get(URL).text
    assert "Firefox on Android" in page
    assert "this device" in page
    assert "Edge" not in page


def test_the_others_are_ended_and_this_one_goes_on(owner: User, stranger: User) -> None:
    phone, desk, elsewhere = logged_in(owner, PHONE), logged_in(owner, DESK), logged_in(stranger, DESK)
    page = phone.post(URL, follow=True).text
    assert "signed in on this device only" in page
    assert "Edge on Windows" not in page
    assert (is_in(phone), is_in(desk), is_in(elsewhere)) == (True, False, True)


def test_a_device_that_left_is_not_listed_and_looking_deletes_nothing(owner: User) -> None:
    phone, desk = logged_in(owner, PHONE), logged_in(owner, DESK)
    desk.post(reverse("account_logout"))
    assert "Edge" not in phone.get(URL).text
    assert UserSession.objects.count() == 2


def test_a_session_that_ran_out_is_not_listed(owner: User) -> None:
    phone, desk = logged_in(owner, PHONE), logged_in(owner, DESK)
    past = timezone.now() - dt.timedelta(seconds=1)
    Session.objects.filter(session_key=desk.session.session_key).update(expire_date=past)
    assert "Edge" not in phone.get(URL).text


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (PHONE, "Firefox on Android"),
        (DESK, "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1", "Safari on an iPhone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) CriOS/140.0 Safari/604.1", "Chrome on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("<script>", "A browser"),
        ("", "A browser"),
    ],
)  # fmt: skip
def test_a_device_is_named_in_plain_words(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name
