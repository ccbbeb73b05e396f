"""Signing up: one form, one password, straight in."""

from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User

URL = reverse("account_signup")
NEW = {"email": "New@Example.org", "password1": "a quiet green lamp"}


@pytest.mark.django_db
def test_one_form_leads_straight_in(client: Client) -> None:
    answer = client.post(URL, NEW | {"unit": "lb", "time_zone": "America/Chicago"})
    user = User.objects.get()
    assert answer.headers["Location"] == reverse(settings.LOGIN_REDIRECT_URL)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.email, user.unit, user.time_zone) == ("new@example.org", "lb", "America/Chicago")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "guess", [{}, {"unit": "stone", "time_zone": "Mars/Olympus"}, {"time_zone": "/etc/passwd"}]
)
def test_a_bad_guess_of_the_browser_is_no_error(client: Client, guess: dict[str, str]) -> None:
    client.post(URL, NEW | guess)
    user = User.objects.get()
    assert (user.unit, user.time_zone) == ("kg", "UTC")


@pytest.mark.django_db
def test_a_refused_password_is_told_at_its_field_and_the_address_stays(client: Client) -> None:
    page = client.post(URL, NEW | {"password1": "short"}).text
    assert 'value="New@Example.org"' in page
    assert 'aria-invalid="true" aria-describedby="id_password1_helptext id_password1_error"' in page
    assert 'id="id_password1_error"' in page
    assert 'value="short"' not in page
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_closed_installation_says_so_kindly_and_makes_nobody(client: Client, settings: Settings) -> None:
    settings.SIGN_UP_OPEN = False
    page = client.get(URL).text
    assert "No new accounts just now" in page
    assert f'href="{URL}"' not in page
    client.post(URL, NEW)
    assert not User.objects.exists()


def test_an_address_taken_in_the_same_moment_is_refused_at_its_field(client: Client, owner: User) -> None:
    with mock.patch("accounts.forms.email_already_exists", lambda email, **options: (email, False)):
        page = client.post(URL, NEW | {"email": owner.email.upper()})
    assert page.status_code == 200
    assert "There is already an account with this e-mail." in page.text
    assert User.objects.get() == owner
    assert not EmailAddress.objects.exists()


@pytest.mark.django_db
def test_with_mail_one_goes_straight_in_too_and_no_mail_asks_for_anything(
    client: Client, settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    page = client.post(URL, NEW, follow=True)
    assert page.redirect_chain[0][0] == reverse(settings.LOGIN_REDIRECT_URL)
    assert mailoutbox == []
    assert "Is new@example.org right?" in client.get(reverse("accounts:me")).text


@pytest.mark.django_db
def test_signing_up_on_and_on_from_one_place_ends_in_a_short_break() -> None:
    answers = [Client().post(URL, NEW | {"email": f"person{number}@example.org"}) for number in range(21)]
    assert [answer.status_code for answer in answers] == [302] * 20 + [429]
    assert User.objects.count() == 20
