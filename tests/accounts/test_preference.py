"""A preference that a page asks for where it is first needed."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

URL = reverse("accounts:preference")
BEFORE = ("kg", 2, False)


def kept(owner: User) -> tuple[str, int, bool]:
    owner.refresh_from_db()
    return owner.unit, owner.weekly_aim, owner.aim_asked


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"unit": "lb"}, ("lb", 2, False)),
        ({"weekly_aim": "1"}, ("kg", 1, True)),
        ({"weekly_aim": "2"}, ("kg", 2, True)),
        ({"weekly_aim": "7"}, ("kg", 7, True)),
        ({}, BEFORE),
        ({"rest_s": "0", "email": "other@example.org"}, BEFORE),
    ],
)
def test_what_is_sent_is_kept_and_the_rest_stays(
    owner_client: Client, owner: User, stranger: User, sent: dict[str, str], expected: tuple[str, int, bool]
) -> None:
    answer = owner_client.post(URL, sent | {"next": "/today/"}, follow=True)
    assert "Saved. You can change it under Me at any time." in answer.text
    assert kept(owner) == expected
    assert kept(stranger) == BEFORE
    assert (owner.rest_s, owner.email) == (60, "owner@example.org")


def test_the_aim_that_was_asked_for_stays_asked_when_the_unit_changes(
    owner_client: Client, owner: User
) -> None:
    for sent in ({"weekly_aim": "3"}, {"unit": "lb"}):
        owner_client.post(URL, sent)
    assert kept(owner) == ("lb", 3, True)


@pytest.mark.parametrize(
    "sent",
    [
        {"unit": "st"}, {"unit": ""}, {"weekly_aim": "0"}, {"weekly_aim": "8"}, {"weekly_aim": "2\0"},
        {"routine": "no slug"}, {"routine": "ü"}, {"routine": "a\0"}, {"routine": "a" * 51},
    ],
)  # fmt: skip
def test_what_is_not_offered_is_refused(owner_client: Client, owner: User, sent: dict[str, str]) -> None:
    assert owner_client.post(URL, sent).status_code == 400
    assert kept(owner) == BEFORE
    assert owner.routine == ""


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("/me/weights/", "/me/weights/"),
        ("", "/me/"),
        ("nowhere", "/me/"),
        ("https://elsewhere.example/", "/me/"),
    ],
)
def test_goes_back_to_the_page_that_asked_on_this_site_only(
    owner_client: Client, named: str, address: str
) -> None:
    answer = owner_client.post(URL, {"unit": "lb", "next": named})
    assert (answer.status_code, answer["Location"]) == (302, address)
