"""My activities: named, rated, asked about every two weeks, put away and brought back."""

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.goals import goals_in
from progress.models import Goal, GoalRating
from progress.services.goals import TooManyGoalsError, add_goal, restore_goal
from tests.factories import CheckInFactory, EditionFactory, GoalFactory, GoalRatingFactory
from tests.hostile import NO_IDS, NO_NUMBERS, NO_TEXTS, TEXTS, send
from tests.html_form import form_data

URL = reverse("progress:goal_list")
TODAY = reverse("progress:today")
DINNER = "Sit through <dinner>"


def address(name: str, goal: Goal) -> str:
    return reverse(f"progress:{name}", args=[goal.uuid])


def today() -> dt.date:
    return timezone.localdate()


def days_ago(days: int) -> dt.date:
    return today() - dt.timedelta(days=days)


def texts(user: User) -> list[str]:
    return [goal.text for goal in Goal.objects.of(user).active()]


def add(client: Client, text: str) -> Any:
    sent = form_data(client.get(URL).text, "form")
    return client.post(URL, sent | {"text": text}, follow=True)


def test_says_why_function_matters_until_there_is_one(owner: User, owner_client: Client) -> None:
    assert "Why not only pain?" in owner_client.get(URL).text
    page = add(owner_client, DINNER).text
    assert "Why not only pain?" not in page
    assert "Sit through &lt;dinner&gt;" in page
    assert texts(owner) == [DINNER]


def test_there_are_three_at_most_and_what_was_typed_stays(owner: User, owner_client: Client) -> None:
    for text in ("one", "two"):
        add(owner_client, text)
    form = form_data(owner_client.get(URL).text, "form")
    add(owner_client, "three")
    assert 'name="text"' not in owner_client.get(URL).text

    refused = owner_client.post(URL, form | {"text": "four"}).text
    assert "Three are enough at a time." in refused
    assert form_data(refused, "form")["text"] == ["four"]
    assert texts(owner) == ["one", "two", "three"]


def test_sending_it_twice_adds_it_once(owner: User, owner_client: Client) -> None:
    sent = form_data(owner_client.get(URL).text, "form") | {"text": DINNER}
    for _ in range(2):
        assert owner_client.post(URL, sent).status_code == 302
    assert texts(owner) == [DINNER]


def test_the_limit_is_held_where_it_is_saved(owner: User) -> None:
    for number in range(3):
        add_goal(user=owner, uuid=uuid4(), text=str(number))
    away = GoalFactory.create(user=owner, retired_on=days_ago(1))
    with pytest.raises(TooManyGoalsError):
        add_goal(user=owner, uuid=uuid4(), text="one more")
    with pytest.raises(TooManyGoalsError):
        restore_goal(goal=away)
    assert Goal.objects.of(owner).active().count() == 3


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_stays_a_text_on_one_line(owner: User, owner_client: Client, text: str) -> None:
    wanted = " ".join(text[:120].split())
    answer = send(owner_client, URL, {"uuid": uuid4(), "text": text[:120]})
    assert texts(owner) == ([wanted] if wanted else [])
    assert answer.status_code == (302 if wanted else 200)
    assert "<script>alert" not in owner_client.get(URL).text


@pytest.mark.parametrize("text", [*NO_TEXTS.values(), "", "x" * 121], ids=[*NO_TEXTS, "nothing", "121"])
def test_what_is_no_text_is_told(owner: User, owner_client: Client, text: str | bytes) -> None:
    page = send(owner_client, URL, {"uuid": uuid4(), "text": text}).text
    assert 'id="id_text_error"' in page
    assert texts(owner) == []


@pytest.mark.parametrize("uuid", NO_IDS.values(), ids=NO_IDS)
def test_without_its_id_nothing_is_added(owner: User, owner_client: Client, uuid: str) -> None:
    answer = owner_client.post(URL, {"uuid": uuid, "text": DINNER})
    assert answer.status_code == 200
    assert texts(owner) == []


def test_a_tap_rates_it_and_another_corrects_it(owner: User, owner_client: Client) -> None:
    goal = GoalFactory.create(user=owner)
    for rating in ("0", "10"):
        page = owner_client.post(address("goal_rate", goal), {"rating": rating}, follow=True).text
        assert f"Rated today: <strong>{rating} of 10</strong>" in page
        assert f'value="{rating}" aria-pressed="true"' in page
    row = GoalRating.objects.get()
    assert (row.goal, row.day, row.rating) == (goal, today(), 10)


@pytest.mark.parametrize("rating", [*NO_NUMBERS.values(), "", "11"], ids=[*NO_NUMBERS, "nothing", "eleven"])
def test_what_is_no_rating_is_told(owner: User, owner_client: Client, rating: str) -> None:
    goal = GoalFactory.create(user=owner)
    page = owner_client.post(address("goal_rate", goal), {"rating": rating}, follow=True).text
    assert "nothing was saved" in page
    assert not GoalRating.objects.exists()


def test_one_that_was_put_away_is_not_rated(owner: User, owner_client: Client) -> None:
    goal = GoalFactory.create(user=owner, retired_on=days_ago(1))
    assert owner_client.post(address("goal_rate", goal), {"rating": "5"}).status_code == 404


def test_shows_how_it_went_as_a_line_and_as_a_table(owner: User, owner_client: Client) -> None:
    goal = GoalFactory.create(user=owner)
    for days, rating in ((42, 2), (28, 4), (14, 7)):
        GoalRatingFactory.create(goal=goal, day=days_ago(days), rating=rating)
    page = owner_client.get(URL).text
    assert f"From 2 on {days_ago(42):%-d %B %Y} to 7 on {days_ago(14):%-d %B %Y}." in page
    assert 'd="M0 80L50 60L100 30"' in page
    assert page.count('<td class="is-number">') == 3


def test_the_ratings_of_a_span_are_those_of_its_days(owner: User, stranger: User) -> None:
    goal = GoalFactory.create(user=owner)
    GoalRatingFactory.create(goal__user=stranger)
    for day in (8, 9, 10, 11):
        GoalRatingFactory.create(goal=goal, day=dt.date(2026, 3, day), rating=day - 8)
    found = goals_in(user=owner, first=dt.date(2026, 3, 9), last=dt.date(2026, 3, 10))
    assert [(one.goal, [each.rating for each in one.ratings]) for one in found] == [(goal, [1, 2])]


def test_its_words_can_be_changed_and_its_ratings_go_with_it(owner: User, owner_client: Client) -> None:
    goal = GoalRatingFactory.create(goal__user=owner).goal
    form = form_data(owner_client.get(address("goal_edit", goal)).text, "form")
    assert form["text"] == [goal.text]
    refused = owner_client.post(address("goal_edit", goal), form | {"text": "  "}).text
    assert 'id="id_text_error"' in refused
    owner_client.post(address("goal_edit", goal), form | {"text": DINNER})
    assert texts(owner) == [DINNER]
    assert goal.ratings.count() == 1


def test_changes_places_with_the_one_above(owner: User, owner_client: Client) -> None:
    goals = [GoalFactory.create(user=owner, text=text) for text in ("one", "two", "three")]
    owner_client.post(address("goal_up", goals[2]))
    assert texts(owner) == ["one", "three", "two"]
    owner_client.post(address("goal_up", goals[0]))
    assert texts(owner) == ["one", "three", "two"]


def test_is_put_away_and_brought_back_with_its_ratings(owner: User, owner_client: Client) -> None:
    goal = GoalRatingFactory.create(goal__user=owner).goal
    GoalFactory.create(user=owner, text="other", order=1)
    page = owner_client.post(address("goal_retire", goal), follow=True).text
    assert "Put away (1)" in page
    assert texts(owner) == ["other"]
    owner_client.post(address("goal_restore", goal))
    assert texts(owner) == ["other", goal.text]
    assert goal.ratings.count() == 1


@pytest.fixture
def asked(owner: User) -> Goal:
    """A goal never rated, on a day whose pain has been told."""
    EditionFactory.create()
    CheckInFactory.create(user=owner, day=today(), pain_now=2)
    return GoalFactory.create(user=owner, text="climb the stairs")


QUESTION = "How well does this go these days"


@pytest.fixture
def open_client(owner_client: Client) -> Client:
    """Past the start gate."""
    sent = form_data(owner_client.get(reverse("progress:welcome")).text, "welcome-form")
    owner_client.post(reverse("progress:welcome"), sent | {"none": "1"})
    return owner_client


def test_today_asks_every_two_weeks_and_one_tap_answers(asked: Goal, open_client: Client) -> None:
    page = open_client.get(TODAY).text
    assert f"{QUESTION}: climb the stairs?" in page
    answer = open_client.post(f"{address('goal_rate', asked)}?today", {"rating": "6"}, follow=True)
    assert answer.redirect_chain == [(TODAY, 302)]
    assert QUESTION not in answer.text
    for days, is_asked in ((13, False), (14, True)):
        GoalRating.objects.update(day=days_ago(days))
        assert (QUESTION in open_client.get(TODAY).text) is is_asked


def test_today_asks_nothing_before_the_pain_is_told(asked: Goal, owner: User, open_client: Client) -> None:
    owner.check_ins.all().delete()
    assert QUESTION not in open_client.get(TODAY).text


def test_asking_can_be_put_off_for_three_days(asked: Goal, open_client: Client) -> None:
    page = open_client.post(reverse("progress:goals_later"), follow=True).text
    assert QUESTION not in page
    session = open_client.session
    for days, is_asked in ((1, False), (0, True)):
        session["goals_put_off_until"] = (today() + dt.timedelta(days=days)).isoformat()
        session.save()
        assert (QUESTION in open_client.get(TODAY).text) is is_asked


def test_me_and_history_lead_to_it(owner_client: Client) -> None:
    for name in ("accounts:me", "progress:history"):
        links = re.findall(r"<a [^>]*>.*?</a>", owner_client.get(reverse(name)).text, re.DOTALL)
        assert [link for link in links if f'href="{URL}"' in link and "My activities" in link]
