"""A login lasts 60 days from the last day on which something was written."""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories import PASSWORD

ME = reverse("accounts:me")
SOON = dt.timedelta(days=1)
SAVE = {"unit": "kg", "time_zone": "UTC"}


def logged_in_long_ago(user: User) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    Session.objects.update(expire_date=timezone.now() + SOON)
    return client


def days_left() -> int:
    return round((Session.objects.get().expire_date - timezone.now()) / dt.timedelta(days=1))


def test_a_login_lasts_sixty_days(client: Client, owner: User) -> None:
    answer = client.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    assert days_left() == 60
    assert answer.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE == 60 * 24 * 3600


def test_writing_renews_it_once_a_day(owner: User) -> None:
    client = logged_in_long_ago(owner)
    assert client.post(ME, SAVE).cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE
    assert days_left() == 60
    Session.objects.update(expire_date=timezone.now() + SOON)
    client.post(ME, SAVE)
    assert days_left() == 1


def test_reading_does_not_renew_it(owner: User) -> None:
    client = logged_in_long_ago(owner)
    client.get(ME)
    assert days_left() == 1
