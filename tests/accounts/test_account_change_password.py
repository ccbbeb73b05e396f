"""A new password: whoever else is in with the old one is out."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import signed_in
from tests.factories import PASSWORD

URL = reverse("account_change_password")
CHANGE = {"oldpassword": PASSWORD, "password1": "a slow blue kettle", "password2": "a slow blue kettle"}


def test_a_new_password_ends_the_sessions_elsewhere(owner_client: Client, owner: User) -> None:
    elsewhere = signed_in(owner)
    assert elsewhere.get(reverse("accounts:me")).status_code == 200
    owner_client.post(URL, CHANGE)
    owner.refresh_from_db()
    assert owner.check_password("a slow blue kettle")
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"oldpassword": "not this one"}, {"password1": "short", "password2": "short"}]
)
def test_a_refused_new_password_changes_nothing(
    owner_client: Client, owner: User, wrong: dict[str, str]
) -> None:
    assert owner_client.post(URL, CHANGE | wrong).status_code == 200
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)


def test_a_new_password_is_told_by_mail(owner_client: Client, mailoutbox: list[EmailMessage]) -> None:
    owner_client.post(URL, CHANGE)
    assert [mail.subject for mail in mailoutbox] == ["Steadyback: Your password was changed"]
    assert CHANGE["password1"] not in str(mailoutbox[0].body)
