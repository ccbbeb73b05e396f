"""My activities beside the pain of my sessions."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.goals import goals_in
from progress.history.beside import beside_exercises
from progress.history.goals import GoalHistory, goal_history
from progress.history.page import history
from progress.history.periods import Period, Range
from tests.factories import (
    ExerciseFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    WorkoutSessionFactory,
)
from tests.progress.reading import words

pytestmark = pytest.mark.usefixtures("noon")

TODAY = dt.date(2026, 3, 14)


def trained(user: User, *pains: tuple[str, int]) -> None:
    exercise = ExerciseFactory.create()
    for day, pain in pains:
        date = dt.date.fromisoformat(day)
        ExerciseLogFactory.create(
            session__user=user, session__performed_on=date, exercise=exercise, pain_during=pain
        )


def rated(user: User, text: str, *ratings: tuple[str, int], **told: object) -> None:
    goal = GoalFactory.create(user=user, text=text, **told)
    for day, rating in ratings:
        GoalRatingFactory.create(goal=goal, day=dt.date.fromisoformat(day), rating=rating)


def goals(user: User, span: Range = Range.QUARTER) -> GoalHistory | None:
    return history(user=user, span=span.span(TODAY), unit="kg", aim=2).goals


def test_each_activity_is_told_by_its_first_and_its_last_rating(owner: User, owner_client: Client) -> None:
    trained(owner, ("2026-01-02", 3), ("2026-03-02", 3))
    rated(owner, "Sit through dinner", ("2026-02-01", 3), ("2026-02-15", 5), ("2026-03-01", 7), order=2)
    rated(owner, "Carry <b>shopping</b>", ("2026-03-01", 4), order=1)
    page = words(owner_client.get(reverse("progress:history")))
    assert "Sit through dinner: 3 on 1 February 2026, 7 on 1 March 2026." in page
    assert page.index("Carry <b>shopping</b>: 4 on 1 March 2026.") < page.index("Sit through dinner")


def test_activities_and_pain_are_lines_over_the_same_days(owner: User) -> None:
    trained(owner, ("2026-02-14", 2), ("2026-02-28", 3), ("2026-03-14", 4))
    rated(owner, "Sit", ("2026-02-14", 5), ("2026-03-14", 10))
    found = goals(owner)
    assert found
    assert found.pain_path == "M0 80L50 70L100 60"
    assert [line.path for line in found.lines] == ["M0 50L100 0"]


@pytest.mark.parametrize("days", [("2026-03-01",), ("2026-02-14", "2026-02-19", "2026-03-14")])
def test_an_activity_is_drawn_by_itself_as_it_is_beside_the_pain(owner: User, days: tuple[str, ...]) -> None:
    rated(owner, "Sit", *((day, number) for number, day in enumerate(days, 5)))
    (alone,) = goals_in(user=owner)
    first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
    days_drawn = first, last
    told = beside_exercises(user=owner, span=Range.ALL.span(TODAY), days=days_drawn, routine=None)
    beside = goal_history(told, days=days_drawn, period=Period.SESSION)
    assert beside
    assert alone.path == beside.lines[0].path
    assert [y for _, y in alone.points] == [50, 40, 30][: len(days)]


def test_of_a_long_time_the_last_word_of_each_month_is_drawn(owner: User) -> None:
    trained(owner, ("2020-01-01", 2))
    rated(owner, "Sit", ("2026-02-01", 1), ("2026-02-15", 5), ("2026-03-01", 7))
    found = goals(owner, Range.ALL)
    assert found
    assert found.lines[0].path.count("L") == 1
    assert found.lines[0].first.rating == 1


def test_what_is_retired_not_rated_or_anothers_is_not_shown(owner: User, stranger: User) -> None:
    trained(owner, ("2026-03-02", 3))
    rated(owner, "Retired", ("2026-03-01", 7), retired_on=dt.date(2026, 3, 2))
    rated(owner, "Never rated")
    rated(owner, "Long ago", ("2025-03-01", 7))
    rated(stranger, "Not mine", ("2026-03-01", 7))
    assert goals(owner) is None


@pytest.mark.parametrize(("first", "span"), [("2026-02-14", Range.QUARTER), ("2025-06-02", Range.YEAR)])
def test_a_session_counts_once_for_the_pain_however_many_exercises_hurt(
    owner: User, first: str, span: Range
) -> None:
    trained(owner, (first, 0))
    for pains in ((7, 7, 7), (2,), (1, 3)):
        session = WorkoutSessionFactory.create(user=owner, performed_on=dt.date(2026, 3, 10))
        for pain in pains:
            ExerciseLogFactory.create(session=session, pain_during=pain)
    rated(owner, "Sit", ("2026-03-10", 5))
    found = goals(owner, span)
    assert found
    # The middle of 2, 7 and 3, not of all six answers.
    assert found.pain_path.split("M")[-1].split()[1].removesuffix("h.01") == "70"


def test_the_line_of_pain_does_not_lead_through_a_long_break(owner: User) -> None:
    trained(owner, ("2026-02-12", 2), ("2026-02-14", 2), ("2026-03-12", 4), ("2026-03-14", 4))
    rated(owner, "Sit", ("2026-03-14", 10))
    found = goals(owner)
    assert found
    assert found.pain_path.count("M") == 2
