"""What a history looks at stands in its address, and an address that makes no sense is told so."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Exercise, Routine
from tests.factories import ExerciseFactory, ExerciseLogFactory, RoutineFactory
from tests.progress.reading import words

pytestmark = pytest.mark.usefixtures("noon")

URL = reverse("progress:history")
DAYS = ("2025-03-01", "2026-01-05", "2026-01-06", "2026-01-31", "2026-02-01", "2026-03-13")


@pytest.fixture
def curl(owner: User) -> Exercise:
    """Done on each of these days, on the last one by the routine `other`."""
    exercise = ExerciseFactory.create(slug="curl", name="Curl")
    other = RoutineFactory.create(slug="other", name="Another", role=Routine.Role.OTHER)
    for day in DAYS:
        ExerciseLogFactory.create(
            session__user=owner,
            session__performed_on=dt.date.fromisoformat(day),
            session__routine=other if day == DAYS[-1] else None,
            exercise=exercise,
        )
    return exercise


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ({}, 5),
        ({"range": "all"}, 6),
        ({"first": "2026-01-06", "last": "2026-01-31"}, 2),
        ({"first": "2026-01-06"}, 4),
        ({"last": "2026-01-05"}, 2),
        ({"first": "2026-01-06", "last": "2026-01-06"}, 1),
        ({"range": "all", "first": "2026-02-01"}, 2),
        ({"range": "all", "routine": "other"}, 1),
        ({"first": "2026-01-06", "last": "2026-01-31", "routine": "other"}, 0),
    ],
)
@pytest.mark.parametrize("address", [URL, "/history/curl/"])
def test_days_of_ones_own_and_a_routine_narrow_what_is_shown(
    owner_client: Client, curl: Exercise, address: str, query: dict[str, str], times: int
) -> None:
    page = words(owner_client.get(address, query))
    done = "once" if times == 1 else f"{times} times"
    assert (f"Done {done}" in page) if times else ("Nothing in this time" in page)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"first": "2026-02-30"}, "Write the day as year-month-day, such as 2026-03-09."),
        ({"last": "tomorrow"}, "Write the day as year-month-day, such as 2026-03-09."),
        ({"first": "1969-12-31"}, "Choose a day from 1970 to tomorrow."),
        ({"first": "2026-03-02", "last": "2026-03-01"}, "The last day is before the first."),
        ({"routine": "no-such"}, "There is no such routine. Choose one of these."),
    ],
)
@pytest.mark.parametrize("address", [URL, "/history/curl/"])
def test_what_makes_no_sense_is_told_and_the_last_three_months_are_shown(
    owner_client: Client, curl: Exercise, address: str, query: dict[str, str], told: str
) -> None:
    answer = owner_client.get(address, query)
    assert answer.status_code == 200
    assert told in words(answer)
    assert "Done 5 times" in words(answer)
    assert '<details class="disclosure look" open>' in answer.text


def test_what_was_typed_stays_in_the_form(owner_client: Client, curl: Exercise) -> None:
    page = owner_client.get(URL, {"first": "2026-03-02", "last": "2026-03-01"}).text
    assert 'value="2026-03-02"' in page
    assert 'value="2026-03-01"' in page


def test_the_look_goes_along_to_the_exercise_and_back(owner_client: Client, curl: Exercise) -> None:
    query = {"first": "2026-01-06", "last": "2026-03-13", "routine": "other"}
    there = owner_client.get(URL, query).text
    address = "/history/curl/?first=2026-01-06&amp;last=2026-03-13&amp;routine=other"
    assert f'href="{address}"' in there
    back = owner_client.get(address.replace("&amp;", "&")).text
    assert 'href="/history/?first=2026-01-06&amp;last=2026-03-13&amp;routine=other"' in back
    assert 'href="?range=year&amp;routine=other"' in back


@pytest.mark.parametrize("address", [URL, "/history/curl/"])
def test_showing_all_keeps_the_routine(owner_client: Client, curl: Exercise, address: str) -> None:
    days = {"first": "2026-01-06", "last": "2026-01-31", "routine": "other"}
    link = "?range=all&routine=other"
    assert (
        f'<a class="btn" href="{link.replace("&", "&amp;")}">Show all</a>'
        in owner_client.get(address, days).text
    )
    assert "Done once" in words(owner_client.get(address + link))
