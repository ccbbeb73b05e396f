"""What a host does for others: `reset_link`, `editor`, `disable`, `enable`, `two_factor_off`."""

import re
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD

NEW = "a slow blue kettle"


def told(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def path_in(text: str) -> str:
    found = re.search(r"http://testserver(\S+/key/\S+)", text)
    assert found
    return found[1]


def set_password(client: Client, path: str) -> str:
    form = client.get(path, follow=True)
    assert form.redirect_chain
    data = {"password1": NEW, "password2": NEW}
    return client.post(form.redirect_chain[-1][0], data, follow=True).text


def can_log_in(email: str, password: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["owner@example.org", "OWNER@example.org"])
def test_a_reset_link_leads_to_a_new_password(client: Client, owner: User, email: str) -> None:
    set_password(client, path_in(told("reset_link", email)))
    assert can_log_in(owner.email, NEW)
    assert not can_log_in(owner.email, PASSWORD)


def test_a_reset_link_works_once(owner: User) -> None:
    path = path_in(told("reset_link", owner.email))
    set_password(Client(), path)
    assert "This link no longer works" in Client().get(path, follow=True).text


@pytest.mark.django_db
def test_a_reset_link_for_nobody_says_so() -> None:
    with pytest.raises(CommandError, match="no active account for nobody@example"):
        told("reset_link", "nobody@example.org")


def test_a_reset_link_for_somebody_disabled_says_so(owner: User) -> None:
    User.objects.update(is_active=False)
    with pytest.raises(CommandError, match="no active account"):
        told("reset_link", owner.email)


def test_somebody_who_is_there_becomes_an_editor_and_keeps_the_password(owner: User) -> None:
    text = told("editor", "Owner@Example.org")
    owner.refresh_from_db()
    assert "http://testserver/admin/" in text
    assert "password" not in text
    assert owner.is_staff
    assert not owner.is_superuser
    assert can_log_in(owner.email, PASSWORD)


@pytest.mark.django_db
def test_a_new_editor_sets_a_password_and_gets_in(client: Client) -> None:
    set_password(client, path_in(told("editor", "Anna@example.org")))
    assert can_log_in("anna@example.org", NEW)
    client.post(reverse("account_login"), {"login": "anna@example.org", "password": NEW})
    # Its second step is the next thing to set up.
    assert client.get(reverse("admin:index")).headers["Location"] == reverse("mfa_index")


@pytest.mark.django_db
def test_looking_at_the_pages_of_a_new_editor_writes_nothing(client: Client) -> None:
    told("editor", "anna@example.org")
    anna = User.objects.get()
    client.force_login(anna)
    before = [list(model._base_manager.values()) for model in apps.get_models()]
    client.get(reverse("account_email"))
    client.get(reverse("account_reset_password_from_key", args=[str(anna.pk), "some-key"]))
    assert [list(model._base_manager.values()) for model in apps.get_models()] == before


def test_an_editors_rights_end_at_the_content(editor: User) -> None:
    assert {right.split(".")[0] for right in editor.get_all_permissions()} == {"exercises"}


@pytest.mark.django_db
def test_making_an_editor_twice_changes_nothing() -> None:
    told("editor", "anna@example.org")
    told("editor", "anna@example.org")
    assert User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["anna", "anna@", "--anna", ""])
def test_what_is_no_address_makes_nobody(email: str) -> None:
    with pytest.raises(CommandError):
        told("editor", email)
    assert not User.objects.exists()


def test_disabling_ends_every_session_at_once_and_enabling_revives_none(owner: User) -> None:
    clients = [Client(), Client()]
    for client in clients:
        client.post(reverse("account_login"), {"login": owner.email, "password": PASSWORD})
    for command, may_log_in in [("disable", False), ("enable", True)]:
        told(command, "Owner@Example.org")
        assert [client.get(reverse("accounts:me")).status_code for client in clients] == [302, 302]
        assert can_log_in(owner.email, PASSWORD) is may_log_in


def test_two_factor_off_makes_the_password_enough(owner: User) -> None:
    TOTP.activate(owner, generate_totp_secret())
    assert not can_log_in(owner.email, PASSWORD)
    told("two_factor_off", "Owner@Example.org")
    assert can_log_in(owner.email, PASSWORD)


@pytest.mark.parametrize("command", ["disable", "enable", "two_factor_off"])
def test_a_command_for_nobody_says_so(owner: User, command: str) -> None:
    with pytest.raises(CommandError, match="There is no"):
        told(command, "nobody@example.org")
