"""Somebody with the shipped routine at hand and the gate open, and a session on the mat."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition, SafetyQuestion
from progress.models import WorkoutSession
from tests.factories import (
    AcceptanceFactory,
    ExerciseLogFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    WorkoutSessionFactory,
)
from tests.progress.lived import NO_SETS


@pytest.fixture
def catalogue(db: None) -> None:
    call_command("load_catalogue", verbosity=0, stdout=StringIO())


@pytest.fixture
def ready(catalogue: None, owner: User) -> User:
    """Has accepted the texts and answered every safety question with no."""
    AcceptanceFactory.create(user=owner, edition=Edition.objects.get(), accepted_at=timezone.now())
    answers = SafetyAnswersFactory.create(user=owner, answered_at=timezone.now())
    for question in SafetyQuestion.objects.all():
        SafetyAnswerFactory.create(answers=answers, question=question.slug)
    return owner


@pytest.fixture
def running(owner: User) -> WorkoutSession:
    """Running: 2 × 10 of both legs together with 500 g, then 2 × 8 of each leg by turns with 500 g."""
    session = WorkoutSessionFactory.create(
        user=owner, state="running", started_at=timezone.now(), performed_on=timezone.localdate()
    )
    for order, (sides, target) in enumerate((("both", 10), ("alternating", 8)), start=1):
        ExerciseLogFactory.create(
            session=session,
            exercise__sides=sides,
            exercise__name=f"Exercise {order}",
            order=order,
            target=target,
            planned_left_g=500,
            planned_right_g=500,
            advised_load_g=500,
            **NO_SETS,
        )
    return session
