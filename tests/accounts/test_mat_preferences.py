"""What can be set from the mat: by a script, or by a form that goes on where it came from."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

URL = reverse("accounts:mat_preferences")
BEFORE = (60, 5, True)


def kept(owner: User) -> tuple[int, int, bool]:
    owner.refresh_from_db()
    return owner.rest_s, owner.switch_s, owner.warm_up_on


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"rest_s": "0"}, (0, 5, True)),
        ({"switch_s": "3"}, (60, 3, True)),
        ({"switch_s": "30"}, (60, 30, True)),
        ({"warm_up_on": "false"}, (60, 5, False)),
        ({"rest_s": "90", "switch_s": "8", "warm_up_on": "true"}, (90, 8, True)),
        ({}, BEFORE),
    ],
)
def test_what_is_sent_is_kept_and_the_rest_stays(
    owner_client: Client, owner: User, stranger: User, sent: dict[str, str], expected: tuple[int, int, bool]
) -> None:
    answer = owner_client.post(URL, sent, headers={"accept": "application/json"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert kept(owner) == expected
    assert kept(stranger) == BEFORE


@pytest.mark.parametrize(
    "sent", [{"rest_s": "45"}, {"rest_s": ""}, {"switch_s": "2"}, {"switch_s": "31"}, {"switch_s": "5s"}]
)
def test_what_is_not_offered_is_refused(owner_client: Client, owner: User, sent: dict[str, str]) -> None:
    assert owner_client.post(URL, sent).status_code == 400
    assert kept(owner) == BEFORE


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("/sessions/", "/sessions/"),
        ("", "/me/"),
        ("https://elsewhere.example/", "/me/"),
        ("//elsewhere.example/", "/me/"),
        ("javascript:alert(1)", "/me/"),
        ("nowhere", "/me/"),
        ("?page=2", "/me/"),
        ("admin:index", "/me/"),
    ],
)
def test_a_form_goes_on_where_it_says_on_this_site_only(
    owner_client: Client, named: str, address: str
) -> None:
    answer = owner_client.post(URL, {"warm_up_on": "false", "next": named})
    assert (answer.status_code, answer["Location"]) == (302, address)
