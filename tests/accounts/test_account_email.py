"""Another e-mail address: after a code where mail can bring one, at once where it cannot."""

import re
from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from tests.factories import PASSWORD, UserFactory

URL = reverse("account_email")
CODE = reverse("account_email_verification_sent")
NEW = {"email": "New@Example.org", "action_add": ""}


@pytest.fixture
def mail_host(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example.org"


@pytest.fixture(autouse=True)
def just_gave_the_password(owner_client: Client) -> None:
    owner_client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_in(mail: EmailMessage) -> str:
    found = re.search(r"confirm it:\n\n(\S+)\n", str(mail.body))
    assert found
    return found[1]


def addresses(user: User) -> list[tuple[str, bool, bool]]:
    user.refresh_from_db()
    rows = EmailAddress.objects.filter(user=user)
    assert [row.email for row in rows] == [user.email]
    return [(row.email, row.primary, row.verified) for row in rows]


def test_a_change_asks_for_the_password_once_more(owner: User) -> None:
    client = Client()
    client.force_login(owner)
    assert "reauthenticate" in client.post(URL, NEW).headers["Location"]
    owner.refresh_from_db()
    assert owner.email == "owner@example.org"


def test_without_mail_the_new_address_counts_at_once(owner_client: Client, owner: User) -> None:
    page = owner_client.post(URL, NEW, follow=True).text
    assert addresses(owner) == [("new@example.org", True, False)]
    assert "You log in with <strong>new@example.org</strong>" in page
    client = Client()
    client.post(reverse("account_login"), {"login": "new@example.org", "password": PASSWORD})
    assert "_auth_user_id" in client.session


@pytest.mark.usefixtures("mail_host")
def test_with_mail_the_new_address_counts_after_its_code(
    owner_client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    EmailAddress.objects.create(user=owner, email=owner.email, primary=True, verified=True)
    page = owner_client.post(URL, NEW, follow=True).text
    assert "A code is on its way to" in page
    assert addresses(owner) == [("owner@example.org", True, True)]
    assert mailoutbox[0].to == ["new@example.org"]

    assert "That code does not fit." in owner_client.post(CODE, {"code": "nonsense"}).text
    done = owner_client.post(CODE, {"code": code_in(mailoutbox[0])})
    assert done.headers["Location"] == reverse("accounts:me")
    assert addresses(owner) == [("new@example.org", True, True)]
    notice = mailoutbox[1]
    assert (notice.to, notice.subject) == (["owner@example.org"], "Steadyback: Your e-mail address changed")


@pytest.mark.usefixtures("mail_host")
def test_three_wrong_codes_end_the_try(
    owner_client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    owner_client.post(URL, NEW)
    for _ in range(3):
        owner_client.post(CODE, {"code": "nonsense"})
    owner_client.post(CODE, {"code": code_in(mailoutbox[0])})
    owner.refresh_from_db()
    assert owner.email == "owner@example.org"


@pytest.mark.usefixtures("mail_host")
def test_the_address_of_now_is_confirmed_by_a_code(
    owner_client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    page = owner_client.post(URL, {"email": owner.email, "action_send": ""}, follow=True).text
    assert f"A code is on its way to <strong>{owner.email}</strong>" in page
    page = owner_client.post(CODE, {"code": code_in(mailoutbox[0])}, follow=True).text
    assert "is confirmed" in page
    assert 'name="action_send"' not in page
    assert addresses(owner) == [("owner@example.org", True, True)]


@pytest.mark.usefixtures("mail_host")
def test_who_waits_for_a_code_can_still_log_in(owner_client: Client, owner: User) -> None:
    owner_client.post(URL, {"email": owner.email, "action_send": ""})
    client = Client()
    client.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session


@pytest.mark.usefixtures("mail_host")
def test_nobodys_mailbox_is_filled_with_codes(owner_client: Client, mailoutbox: list[EmailMessage]) -> None:
    answers = [owner_client.post(URL, NEW).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
    assert len(mailoutbox) == 3


@pytest.mark.parametrize("host", ["", "mail.example.org"])
def test_the_address_of_somebody_else_is_refused_whatever_its_case(
    owner_client: Client, owner: User, stranger: User, settings: Settings, host: str
) -> None:
    settings.EMAIL_HOST = host
    page = owner_client.post(URL, NEW | {"email": "Stranger@Example.ORG"}).text
    assert "There is already an account with this e-mail." in page
    assert 'value="Stranger@Example.ORG"' in page
    owner.refresh_from_db()
    assert owner.email == "owner@example.org"


def test_an_address_taken_in_the_same_moment_is_refused_at_its_field(
    owner_client: Client, owner: User, stranger: User
) -> None:
    with mock.patch("accounts.forms.email_already_exists", lambda email, **options: (email, False)):
        page = owner_client.post(URL, NEW | {"email": stranger.email})
    assert "There is already an account with this e-mail." in page.text
    owner.refresh_from_db()
    assert owner.email == "owner@example.org"


@pytest.mark.usefixtures("mail_host")
def test_an_address_taken_while_its_code_was_on_its_way_stays_with_the_other(
    owner_client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    owner_client.post(URL, NEW)
    UserFactory.create(email="new@example.org")
    with mock.patch("allauth.account.forms.email_already_exists"):
        page = owner_client.post(CODE, {"code": code_in(mailoutbox[0])}, follow=True)
    assert page.status_code == 200
    assert "new@example.org already belongs to another account." in page.text
    owner.refresh_from_db()
    assert owner.email == "owner@example.org"


@pytest.mark.usefixtures("mail_host")
def test_a_mail_host_out_of_reach_breaks_nothing(
    owner_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
        assert owner_client.post(URL, NEW, follow=True).status_code == 200
    assert "ConnectionRefusedError" in caplog.text
    assert "example.org" not in caplog.text
