"""The main links: which of them is lit on which page."""

import re

import pytest
from django.test import Client

from accounts.templatetags.sections import section
from tests.factories import RoutineFactory


def lit(client: Client, address: str) -> list[str]:
    return re.findall(
        r'aria-current="page">\s*<svg.*?</svg>\s*(\w[\w ]*)</a>', client.get(address).text, re.DOTALL
    )


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("/history/", "History"),
        ("/sessions/", "History"),
        ("/sessions/new/", "History"),
        ("/pain/new/", "History"),
        ("/pauses/", "History"),
        ("/report/", "History"),
        ("/report/links/", "History"),
        ("/exercises/", "Exercises"),
        ("/me/weights/", "Me"),
        ("/goals/", "History"),
        ("/accounts/email/", "Me"),
    ],
)
def test_the_tab_that_a_page_belongs_to_is_lit(owner_client: Client, address: str, tab: str) -> None:
    assert lit(owner_client, address) == [tab]


def test_a_routine_belongs_to_the_exercises(client: Client, db: None) -> None:
    assert lit(client, RoutineFactory.create().get_absolute_url()) == ["Exercises"]


@pytest.mark.parametrize("address", ["/", "/ess/", "/precautions/"])
def test_a_page_that_belongs_to_none_lights_none_of_somebody_signed_in(
    owner_client: Client, address: str
) -> None:
    assert lit(owner_client, address) == []


@pytest.mark.parametrize(("path", "first"), [("/report/links/", "/report/"), ("/me/", "/me/"), ("/", "/-/")])
def test_a_section_is_the_first_part_of_an_address(path: str, first: str) -> None:
    assert section(path) == first
