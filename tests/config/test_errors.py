"""Our own pages for what goes wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.models import User
from config import errors


def test_the_500_page_needs_neither_request_nor_database() -> None:
    page = render_to_string("500.html")
    assert "Something went wrong on our side" in page
    assert "<nav" not in page


@pytest.mark.parametrize("status", errors.TEMPLATES)
def test_every_error_page_has_one_heading_and_says_what_to_do(status: int) -> None:
    page = render_to_string(errors.TEMPLATES[status])
    assert page.count("<h1") == 1
    assert 'class="btn btn--primary" href="/"' in page


@pytest.mark.django_db
def test_an_unknown_address_is_answered_with_our_page(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


@pytest.mark.django_db
def test_a_wrong_method_is_answered_with_our_page(client: Client) -> None:
    answer = client.post(reverse("landing"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "That does not work here" in answer.text


@pytest.mark.django_db
def test_a_form_that_came_too_late_keeps_what_was_typed() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "me@example.org"})
    assert answer.status_code == 403
    assert "Please send that again" in answer.text


@pytest.mark.django_db
def test_a_script_with_an_old_token_is_told_the_new_one(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    address, headers = reverse("accounts:mat_preferences"), {"accept": "application/json"}
    refused = client.post(address, {"rest_s": "30"}, headers=headers)
    assert (refused.status_code, refused.json()["error"]) == (403, "csrf")
    headers["x-csrftoken"] = refused.json()["csrf"]
    assert client.post(address, {"rest_s": "30"}, headers=headers).status_code == 204


def test_a_crash_is_answered_with_our_page(rf: RequestFactory) -> None:
    answer = errors.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "It is not your fault" in answer.text
