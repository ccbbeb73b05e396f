"""The list of sessions, newest first and page by page."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import ExerciseLogFactory, WorkoutSessionFactory

URL = reverse("progress:session_list")


def test_the_first_visit_is_met_with_what_to_do(owner_client: Client) -> None:
    page = owner_client.get(URL).text
    assert "Nothing logged yet" in page
    assert f'href="{reverse("progress:session_new")}"' in page


def test_shows_mine_newest_first_and_hides_anothers(
    owner_client: Client, owner: User, stranger: User
) -> None:
    for day in (5, 9, 1):
        WorkoutSessionFactory.create(user=owner, performed_on=dt.date(2026, 3, day))
    WorkoutSessionFactory.create(user=stranger, performed_on=dt.date(2026, 3, 7))
    page = owner_client.get(URL).text
    days = [page.index(text) for text in ("Monday, 9 March", "Thursday, 5 March", "Sunday, 1 March")]
    assert days == sorted(days)
    assert "7 March" not in page


def test_two_sessions_of_a_day_stand_newest_first(owner_client: Client, owner: User) -> None:
    first, second = WorkoutSessionFactory.create_batch(2, user=owner)
    page = owner_client.get(URL).text
    assert page.index(str(second.uuid)) < page.index(str(first.uuid))


@pytest.mark.parametrize(("unit", "load"), [("kg", "0.45 kg"), ("lb", "1 lb")])
def test_a_session_shows_its_loads_in_my_unit_and_its_pain(
    owner_client: Client, owner: User, unit: str, load: str
) -> None:
    owner.unit = unit
    owner.save()
    session = WorkoutSessionFactory.create(user=owner, pain_after=3, routine_name="Main")
    ExerciseLogFactory.create(session=session, exercise__name="Curl", load_right_g=454)
    page = owner_client.get(URL).text
    assert all(
        text in page for text in ("Main", "Curl", f"<strong>{load}</strong>", "after <strong>3</strong>")
    )


def test_twenty_sessions_are_a_page(owner_client: Client, owner: User) -> None:
    WorkoutSessionFactory.create_batch(21, user=owner)
    first, second = (owner_client.get(URL, {"page": page}).text for page in ("1", "2"))
    assert (first.count("session-card__logs"), second.count("session-card__logs")) == (20, 1)
    assert "?page=2" in first
    assert "?page=1" in second


@pytest.mark.parametrize("number", ["0", "-1", "3", "1e400", "last", "\uff11", ""])
def test_a_page_that_is_not_there_shows_one_that_is(owner_client: Client, owner: User, number: str) -> None:
    WorkoutSessionFactory.create_batch(2, user=owner)
    answer = owner_client.get(URL, {"page": number})
    assert (answer.status_code, answer.text.count("session-card__logs")) == (200, 2)
