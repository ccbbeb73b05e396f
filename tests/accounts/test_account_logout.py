"""Leaving: the session ends, and the browser is asked to forget what it keeps."""

import pytest
from django.test import Client
from django.urls import reverse

CLEAR = '"cache", "storage"'


@pytest.mark.parametrize("name", ["account_logout", "admin:logout"])
def test_logging_out_ends_the_session_and_clears_the_browser(editor_client: Client, name: str) -> None:
    answer = editor_client.post(reverse(name))
    assert answer.headers["Clear-Site-Data"] == CLEAR
    assert "_auth_user_id" not in editor_client.session
    assert editor_client.get(reverse("progress:session_list")).status_code == 302


def test_looking_at_the_logout_page_ends_nothing(owner_client: Client) -> None:
    answer = owner_client.get(reverse("account_logout"))
    assert "Clear-Site-Data" not in answer.headers
    assert "_auth_user_id" in owner_client.session


@pytest.mark.django_db
def test_who_was_never_signed_in_has_nothing_to_clear(client: Client) -> None:
    assert "Clear-Site-Data" not in client.get(reverse("landing")).headers


def test_a_session_cookie_that_was_kept_is_worth_nothing_afterwards(owner_client: Client) -> None:
    kept = owner_client.cookies["sessionid"].value
    owner_client.post(reverse("account_logout"))
    thief = Client(headers={"cookie": f"sessionid={kept}"})
    assert thief.get(reverse("progress:session_list")).status_code == 302
