"""A small routine with one exercise of each kind, and the moment of most of these tests."""

import pytest
from django.utils import timezone

from accounts.models import User
from exercises.models import Measure, Routine, Sides
from tests.factories import RoutineExerciseFactory, RoutineFactory
from tests.progress.lived import NOON, cleared


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 14 March 2026, twelve o'clock in UTC."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def ready_at_noon(noon: None, owner: User) -> None:
    """Then, and the owner's safety answers hold nothing back."""
    cleared(owner)


@pytest.fixture
def routine(db: None) -> Routine:
    """`curl`, both legs together; `raise`, side by side; `plank`, held side by side."""
    routine = RoutineFactory.create(slug="main", name="Main", role=Routine.Role.MAIN)
    RoutineExerciseFactory.create(
        routine=routine, exercise__slug="curl", exercise__name="Curl", order=1, sets=2, target=10
    )
    RoutineExerciseFactory.create(
        routine=routine,
        exercise__slug="raise",
        exercise__name="Raise",
        exercise__sides=Sides.ALTERNATING,
        order=2,
        sets=3,
        target=8,
    )
    RoutineExerciseFactory.create(
        routine=routine,
        exercise__slug="plank",
        exercise__name="Plank",
        exercise__sides=Sides.ONE_AFTER_OTHER,
        exercise__measure=Measure.HOLD,
        order=3,
        sets=1,
        target=20,
    )
    return routine
