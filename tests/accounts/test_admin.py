"""The admin and accounts: it offers nothing of them, and asks editors for a second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD


def test_only_content_is_in_the_admin() -> None:
    registered = {model._meta.app_label for model in admin.site._registry}
    assert registered == {"exercises"}
    assert get_user_model() not in admin.site._registry


@pytest.mark.parametrize("name", ["index", "exercises_exercise_changelist", "jsi18n", "password_change"])
def test_without_a_second_step_an_editor_is_led_to_set_one_up(
    editor_client: Client, editor: User, name: str
) -> None:
    address = reverse(f"admin:{name}")
    assert editor_client.get(address).headers.get("Location") != reverse("mfa_index")
    Authenticator.objects.filter(user=editor).delete()
    page = editor_client.get(address, follow=True)
    assert page.redirect_chain == [(reverse("mfa_index"), 302)]
    assert "editing asks for a second step" in page.text
    assert editor_client.post(address).headers["Location"] == reverse("mfa_index")


def test_with_a_second_step_the_way_to_the_admin_asks_for_it(editor: User) -> None:
    client = Client()
    asked = client.get(reverse("admin:index"), follow=True)
    login = {"login": editor.email, "password": PASSWORD}
    assert client.post(asked.redirect_chain[-1][0], login).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("admin:index")).status_code == 302


def test_nobody_else_is_asked_for_one(owner_client: Client) -> None:
    assert owner_client.get(reverse("accounts:me")).status_code == 200
    assert owner_client.get(reverse("admin:login")).status_code == 403
