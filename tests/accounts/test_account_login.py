"""Logging in: by e-mail whatever its case, a limited number of tries, and only back into the site."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD

URL = reverse("account_login")
RIGHT = {"login": "owner@example.org", "password": PASSWORD}
WRONG = {"login": "owner@example.org", "password": "not this one"}


@pytest.mark.parametrize("email", ["owner@example.org", "Owner@Example.ORG"])
def test_the_case_of_the_address_does_not_matter(client: Client, owner: User, email: str) -> None:
    answer = client.post(URL, RIGHT | {"login": email})
    assert answer.headers["Location"] == reverse("progress:today")
    assert client.session["_auth_user_id"] == str(owner.pk)


def test_nobody_takes_the_same_address_in_another_case(client: Client, owner: User) -> None:
    client.post(reverse("account_signup"), {"email": "OWNER@example.org", "password1": "a slow blue kettle"})
    assert User.objects.get() == owner
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_and_an_unknown_address_are_told_alike(owner: User) -> None:
    known, unknown = (
        Client().post(URL, WRONG | {"login": login}) for login in (owner.email, "nobody@example.org")
    )
    assert "That e-mail and password do not go together." in known.text
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert without_what_differs(known.text) == without_what_differs(unknown.text)


def without_what_differs(page: str) -> str:
    """Each page has a token of its own, and shows the address that was typed."""
    return re.sub(r'value="[^"]*"', "", page)


def test_half_an_address_of_somebodys_lets_nobody_in(client: Client, owner: User) -> None:
    assert client.post(URL, WRONG | {"login": "o\0wner@example.org"}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_somebody_disabled_does_not_get_in_and_is_thrown_out(owner_client: Client, owner: User) -> None:
    User.objects.update(is_active=False)
    assert owner_client.get(reverse("accounts:me")).status_code == 302
    newcomer = Client()
    newcomer.post(URL, RIGHT)
    assert "_auth_user_id" not in newcomer.session


@pytest.mark.parametrize("next_", ["/history/", "/sessions/?page=2"])
def test_the_way_goes_on_to_the_page_that_was_asked_for(client: Client, owner: User, next_: str) -> None:
    assert client.post(URL, RIGHT | {"next": next_}).headers["Location"] == next_


@pytest.mark.parametrize(
    "next_",
    [
        "https://elsewhere.invalid/",
        "//elsewhere.invalid/",
        "/\\elsewhere.invalid/",
        "\\\\elsewhere.invalid/",
        "///elsewhere.invalid/",
        "http:elsewhere.invalid/",
        "javascript:alert(1)",
        " //elsewhere.invalid",
        "\t//elsewhere.invalid",
    ],
)
@pytest.mark.parametrize("is_in_the_address", [True, False])
def test_the_way_never_leads_off_the_site(
    client: Client, owner: User, next_: str, is_in_the_address: bool
) -> None:
    if is_in_the_address:
        answer = client.post(URL, RIGHT, query_params={"next": next_})
    else:
        answer = client.post(URL, RIGHT | {"next": next_})
    assert answer.headers["Location"] == reverse("progress:today")


def attempt(data: dict[str, str] = WRONG, headers: dict[str, str] | None = None) -> int:
    """From a new browser each time, so that only what the server keeps can hold it back."""
    return Client(headers=headers).post(URL, data).status_code


def until_refused() -> int:
    for count in range(1, 60):
        if attempt() == 429:
            return count
    pytest.fail("Nothing holds the tries back.")


def test_too_many_tries_are_answered_with_a_short_break(owner: User) -> None:
    until_refused()
    page = Client().post(URL, WRONG)
    assert page.status_code == 429
    assert "Let us take a short break" in page.text


def test_the_break_holds_for_the_right_password_too(owner: User) -> None:
    until_refused()
    assert attempt(RIGHT) == 429


def test_the_tries_are_counted_in_the_database_where_every_worker_sees_them(owner: User) -> None:
    allowed = until_refused()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM rate_limits")
    assert until_refused() == allowed


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-Ip", "Forwarded"])
def test_the_break_is_not_dodged_with_another_address_in_a_header(owner: User, header: str) -> None:
    until_refused()
    assert attempt(headers={header: "203.0.113.7"}) == 429


def test_the_break_is_not_dodged_by_asking_at_another_port(owner: User) -> None:
    answers = [
        Client(headers={"host": f"testserver:{port}"}).post(URL, WRONG).text for port in range(8000, 8006)
    ]
    assert ["a lot of tries" in answer for answer in answers] == [False] * 5 + [True]


@pytest.mark.django_db
def test_trying_many_accounts_from_one_place_is_held_back_whatever_a_header_says() -> None:
    answers = [
        Client(headers={"X-Forwarded-For": f"203.0.113.{number}"}).post(
            URL, {"login": f"person{number}@example.org", "password": "not this one"}
        )
        for number in range(12)
    ]
    assert ["a lot of tries" in answer.text for answer in answers] == [False] * 10 + [True] * 2


@pytest.mark.django_db
def test_asking_on_and_on_from_one_place_ends_in_a_short_break() -> None:
    answers = [attempt(WRONG | {"login": f"person{number}@example.org"}) for number in range(31)]
    assert answers == [200] * 30 + [429]
