"""The second step at login: set up, asked for, given by app or recovery code, and taken off again."""

import re
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from tests.accounts.passkeys import make_passkey
from tests.accounts.second_step import CODE, code_of, half_signed_in
from tests.factories import PASSWORD

ACTIVATE = reverse("mfa_activate_totp")
LOGIN = reverse("account_login")


def reauthenticate(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def secret_in(page: str) -> str:
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found
    return found[1]


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_setting_up_asks_for_the_password_once_more(owner_client: Client) -> None:
    page = owner_client.get(ACTIVATE, follow=True)
    assert page.redirect_chain[0][0].startswith(reverse("account_reauthenticate"))
    assert "Is it you?" in page.text
    wrong = owner_client.post(page.redirect_chain[0][0], {"password": "not this one"})
    assert "That is not your password." in wrong.text
    right = owner_client.post(page.redirect_chain[0][0], {"password": PASSWORD, "next": ACTIVATE})
    assert right.headers["Location"] == ACTIVATE


def test_an_app_is_set_up_with_its_first_code(owner_client: Client, owner: User) -> None:
    reauthenticate(owner_client)
    page = owner_client.get(ACTIVATE).text
    assert "data:image/svg+xml;base64," in page
    assert "issuer=Steadyback" in unquote(page)
    done = owner_client.post(ACTIVATE, {"code": code_of(secret_in(page))}, follow=True)
    assert "Your recovery codes" in done.text
    assert {row.type for row in Authenticator.objects.filter(user=owner)} == {"totp", "recovery_codes"}


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_key(owner_client: Client) -> None:
    reauthenticate(owner_client)
    secret = secret_in(owner_client.get(ACTIVATE).text)
    page = owner_client.post(ACTIVATE, {"code": "000 000 0"}).text
    assert "That code does not fit." in page
    assert secret_in(page) == secret
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_lets_in(owner: User, secret: str) -> None:
    client = half_signed_in(owner)
    assert not is_in(client)
    assert client.get(reverse("accounts:me")).status_code == 302
    assert "That code does not fit." in client.post(CODE, {"code": "nonsense"}).text
    assert not is_in(client)


def test_the_code_of_the_app_lets_in_once(owner: User, secret: str) -> None:
    first, second, code = half_signed_in(owner), half_signed_in(owner), code_of(secret)
    first.post(CODE, {"code": code})
    second.post(CODE, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


@pytest.mark.parametrize(("tries", "lets_in"), [(4, True), (5, False)])
def test_trying_code_after_code_is_held_back(owner: User, secret: str, tries: int, lets_in: bool) -> None:
    client = half_signed_in(owner)
    for _ in range(tries):
        client.post(CODE, {"code": "nonsense"})
    client.post(CODE, {"code": code_of(secret)})
    assert is_in(client) is lets_in


def test_recovery_codes_are_shown_downloaded_and_work_once(
    owner_client: Client, owner: User, secret: str
) -> None:
    reauthenticate(owner_client)
    shown = owner_client.post(reverse("mfa_generate_recovery_codes"), follow=True).text
    codes = re.findall(r"<code>(\d+)</code>", shown)
    assert len(codes) == 10
    download = owner_client.get(reverse("mfa_download_recovery_codes"))
    assert download.headers["Content-Disposition"].startswith("attachment")
    assert re.findall(r"^\d+$", download.text, re.MULTILINE) == codes

    for expected in (True, False):
        client = half_signed_in(owner)
        client.post(CODE, {"code": codes[0]})
        assert is_in(client) is expected
    assert codes[0] not in owner_client.get(reverse("mfa_view_recovery_codes")).text


def test_recovery_codes_are_not_shown_without_the_password(
    owner_client: Client, owner: User, secret: str
) -> None:
    RecoveryCodes.activate(owner)
    for name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes"):
        assert "reauthenticate" in owner_client.get(reverse(name)).headers["Location"]


def test_turning_the_app_off_makes_the_password_enough_again(
    owner_client: Client, owner: User, secret: str
) -> None:
    reauthenticate(owner_client)
    assert "Turn off the app?" in owner_client.get(reverse("mfa_deactivate_totp")).text
    owner_client.post(reverse("mfa_deactivate_totp"))
    client = Client()
    client.post(LOGIN, {"login": owner.email, "password": PASSWORD})
    assert is_in(client)


@pytest.mark.django_db(transaction=True)
def test_each_change_is_told_by_mail_in_our_words(
    owner_client: Client, secret: str, mailoutbox: list[EmailMessage]
) -> None:
    reauthenticate(owner_client)
    owner_client.post(reverse("mfa_generate_recovery_codes"))
    owner_client.post(reverse("mfa_deactivate_totp"))
    assert [mail.subject for mail in mailoutbox] == [
        "Steadyback: You have new recovery codes",
        "Steadyback: Your authenticator app was turned off",
    ]
    assert "choose a new password at once" in str(mailoutbox[1].body)
    assert secret not in "".join(str(mail.body) for mail in mailoutbox)


def test_where_browsers_know_no_passkeys_the_page_says_why(owner_client: Client, settings: Settings) -> None:
    index = reverse("mfa_index")
    assert "Add a passkey" in owner_client.get(index).text
    settings.HAS_PASSKEYS = settings.MFA_PASSKEY_LOGIN_ENABLED = False
    page = owner_client.get(index).text
    assert "Add a passkey" not in page
    assert "on secure addresses only" in page
    assert "data-passkey" not in Client().get(LOGIN).text


def test_a_passkey_is_renamed_and_removed(owner_client: Client, owner: User) -> None:
    key = make_passkey(owner, "Old name")
    reauthenticate(owner_client)
    owner_client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Blue key"})
    page = owner_client.get(reverse("mfa_list_webauthn")).text
    assert "Blue key" in page
    assert "Old name" not in page
    owner_client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.exists()


def test_a_strangers_passkey_is_not_there(stranger_client: Client, owner: User) -> None:
    key = make_passkey(owner)
    reauthenticate(stranger_client)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        address = reverse(name, args=[key.pk])
        assert stranger_client.get(address).status_code == 404
        assert stranger_client.post(address, {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.get() == key


NONSENSE = [
    "",
    "null",
    "[]",
    "{}",
    "not json",
    '"text"',
    "1e400",
    '{"id": "x"}',
    '{"id": 1, "rawId": 2, "response": 3, "type": 4}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "BB", "type": "public-key", "response": {"clientDataJSON": "e30",'
    ' "attestationObject": "oA", "authenticatorData": "AA", "signature": "AA", "userHandle": "AA"}}',
    '{"id": "é", "rawId": "%", "type": "public-key", "response": {"clientDataJSON": "%",'
    ' "attestationObject": "%", "authenticatorData": "%", "signature": "%", "userHandle": "%"}}',
    "[" * 100_000,
    '{"id": "\\u0000", "rawId": "\\ud800", "type": "\\u0000", "response": {"userHandle": null}}',
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_a_credential_of_nonsense_is_refused_kindly_everywhere(
    owner_client: Client, owner: User, credential: str
) -> None:
    make_passkey(owner)
    reauthenticate(owner_client)
    before = Authenticator.objects.count()
    for client, name in [
        (owner_client, "mfa_add_webauthn"),
        (owner_client, "mfa_reauthenticate_webauthn"),
        (half_signed_in(owner), "mfa_authenticate"),
        (Client(), "mfa_login_webauthn"),
    ]:
        client.get(reverse(name), headers={"accept": "application/json"})  # so that an answer is expected
        answer = client.post(reverse(name), {"credential": credential, "name": "Key"})
        assert answer.status_code in {200, 302}, name
    assert not is_in(client)
    assert Authenticator.objects.count() == before
