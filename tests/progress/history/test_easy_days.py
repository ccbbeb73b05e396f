"""What an easy day says about the load: nothing."""

import datetime as dt

from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.history.periods import Range
from progress.models import Kind
from progress.today.plan import planned_exercises
from tests.factories import ExerciseLogFactory, RoutineExerciseFactory, RoutineFactory
from tests.progress.history.told import told_of

TODAY = dt.date(2026, 3, 14)


def log(owner: User, exercise: Exercise, days_ago: int, load_g: int, **session: object) -> None:
    ExerciseLogFactory.create(
        exercise=exercise,
        load_left_g=load_g,
        load_right_g=load_g,
        session__user=owner,
        session__performed_on=TODAY - dt.timedelta(days=days_ago),
        **{f"session__{name}": value for name, value in session.items()},
    )


def test_the_loads_of_last_time_are_not_those_of_an_easy_day(owner: User) -> None:
    entry = RoutineExerciseFactory.create()
    gentle = RoutineFactory.create(role=Routine.Role.GENTLE)
    log(owner, entry.exercise, 5, 1000, routine=entry.routine)
    log(owner, entry.exercise, 3, 0, kind=Kind.EASY)
    log(owner, entry.exercise, 1, 0, routine=gentle)
    (plan,) = planned_exercises(routine=entry.routine, user=owner)
    assert (plan.load_left_g, plan.load_right_g) == (1000, 1000)


def test_a_session_without_a_routine_counts_as_any_other(owner: User) -> None:
    entry = RoutineExerciseFactory.create()
    log(owner, entry.exercise, 1, 500, routine=None)
    (plan,) = planned_exercises(routine=entry.routine, user=owner)
    assert plan.load_left_g == 500


def test_the_line_of_the_load_passes_over_an_easy_day(owner: User, owner_client: Client) -> None:
    exercise = RoutineExerciseFactory.create().exercise
    log(owner, exercise, 5, 1000)
    log(owner, exercise, 3, 0, kind=Kind.EASY)
    log(owner, exercise, 1, 1000)
    history = told_of(owner, exercise, Range.QUARTER)
    assert history.chart
    assert "V" not in history.chart.load.left_path
    assert [row.is_easy for row in history.rows] == [False, True, False]
    page = owner_client.get(reverse("progress:exercise_history", args=[exercise.slug]) + "?range=all")
    assert page.status_code == 200


def test_somebody_with_easy_days_only_has_a_line_too(owner: User) -> None:
    exercise = RoutineExerciseFactory.create().exercise
    log(owner, exercise, 5, 0, kind=Kind.EASY)
    log(owner, exercise, 3, 0, kind=Kind.EASY)
    history = told_of(owner, exercise, Range.QUARTER)
    assert history.chart
    assert history.chart.load.left_path
