"""A forgotten password: by mail where there is mail, by the host where there is none."""

import re
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPRecipientsRefused
from threading import Event
from unittest.mock import Mock

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts import mails
from accounts.models import User

URL = reverse("account_reset_password")


@pytest.fixture
def mail_host(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example.org"


@pytest.mark.django_db
def test_without_mail_the_page_says_who_can_help(client: Client) -> None:
    page = client.get(URL).text
    assert "manage.py reset_link" in page
    assert 'name="email"' not in page


@pytest.mark.usefixtures("mail_host")
def test_the_mail_leads_to_a_new_password(
    client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    client.post(URL, {"email": owner.email})
    mail = mailoutbox[0]
    link = re.search(r"http://testserver(\S+)", str(mail.body))
    assert link
    form = client.get(link[1], follow=True)
    new = {"password1": "a slow blue kettle", "password2": "a slow blue kettle"}
    done = client.post(form.redirect_chain[-1][0], new, follow=True)
    assert "Your new password is set" in done.text
    owner.refresh_from_db()
    assert owner.check_password("a slow blue kettle")
    assert mailoutbox[1].subject == "Steadyback: You have a new password"
    assert "This link no longer works" in client.get(link[1], follow=True).text


@pytest.mark.usefixtures("mail_host")
@pytest.mark.parametrize("host", ["testserver:8123", "localhost:1"])
def test_the_link_leads_to_our_address_whatever_the_request_says(
    owner: User, mailoutbox: list[EmailMessage], host: str
) -> None:
    Client(headers={"host": host}).post(URL, {"email": owner.email})
    assert set(re.findall(r"http://[^/\s]*", str(mailoutbox[0].body))) == {"http://testserver"}


@pytest.mark.usefixtures("mail_host")
def test_a_known_and_an_unknown_address_get_the_same_answer(
    client: Client, owner: User, mailoutbox: list[EmailMessage]
) -> None:
    known, unknown = (
        client.post(URL, {"email": email}, follow=True).text for email in (owner.email, "nobody@example.org")
    )
    assert known == unknown
    assert [mail.to for mail in mailoutbox] == [[owner.email]]


@pytest.mark.usefixtures("mail_host")
def test_how_long_the_mail_host_takes_is_told_to_nobody(
    client: Client, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, was_answered_first = Event(), []
    monkeypatch.setattr(EmailMessage, "send", lambda mail: was_answered_first.append(answered.wait(5)))
    with ThreadPoolExecutor() as carriers:
        monkeypatch.setattr(mails, "CARRIERS", carriers)
        client.post(URL, {"email": owner.email})
        answered.set()
    assert was_answered_first == [True]


@pytest.mark.usefixtures("mail_host")
@pytest.mark.parametrize("error", [OSError, SMTPRecipientsRefused, UnicodeError])
def test_a_mail_host_that_takes_no_mail_is_told_in_the_log_only(
    client: Client,
    owner: User,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(EmailMessage, "send", Mock(side_effect=error({owner.email: ()})))
    done = client.post(URL, {"email": owner.email}, follow=True)
    assert done.status_code == 200
    name = "account/email/password_reset_key"
    assert caplog.messages == [f"A mail was not sent ({name}): {error.__name__}"]


@pytest.mark.usefixtures("mail_host")
def test_the_mail_speaks_in_our_words(client: Client, owner: User, mailoutbox: list[EmailMessage]) -> None:
    client.post(URL, {"email": owner.email})
    mail = mailoutbox[0]
    assert mail.subject == "Steadyback: Choose a new password"
    assert str(mail.body).startswith("Hello,")
    assert str(mail.body).endswith("Steadyback\nhttp://testserver")
    assert "{" not in str(mail.body)


@pytest.mark.usefixtures("mail_host")
def test_asking_again_and_again_is_answered_with_a_short_break(client: Client, owner: User) -> None:
    answers = [client.post(URL, {"email": owner.email}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 302, 302, 429]
    assert "Let us take a short break" in answers[-1].text
    assert 'aria-label="Main"' in answers[-1].text
