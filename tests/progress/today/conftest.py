"""Somebody with nothing in the way, the exercises of the small routine, and a gentle one."""

import pytest

from accounts.models import User
from exercises.models import Exercise, Routine
from tests.factories import RoutineExerciseFactory, RoutineFactory
from tests.progress.lived import cleared


@pytest.fixture
def curl(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="curl")


@pytest.fixture
def lift(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="raise")


@pytest.fixture
def plank(routine: Routine) -> Exercise:
    return Exercise.objects.get(slug="plank")


@pytest.fixture
def clear(owner: User, routine: Routine) -> User:
    """The owner, with nothing in the way."""
    cleared(owner)
    return owner


@pytest.fixture
def gentle(routine: Routine) -> Routine:
    """`bridge`, and `curl` for six."""
    gentle = RoutineFactory.create(slug="gentle", name="Gentle", role=Routine.Role.GENTLE)
    RoutineExerciseFactory.create(routine=gentle, exercise__slug="bridge", target=8)
    RoutineExerciseFactory.create(routine=gentle, exercise_id="curl", target=6)
    return gentle
