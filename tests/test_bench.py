"""The floor that our pages are measured against asks and answers, and what is measured exists."""

import pytest
from django.test import RequestFactory
from django.test.utils import override_settings
from django.urls import resolve

from accounts.models import User
from bench import floor, floor_settings
from bench.__main__ import COMPARED, Compared
from progress.models import WorkoutSession
from tests.factories import ExerciseLogFactory, PainNoteFactory, RoutineExerciseFactory


@pytest.mark.parametrize("compared", COMPARED, ids=lambda one: one.name)
def test_each_page_of_the_floor_answers(owner: User, compared: Compared) -> None:
    log = ExerciseLogFactory.create(session__user=owner, exercise__slug="leg-and-opposite-arm-lift")
    RoutineExerciseFactory.create(routine__role="main", exercise=log.exercise)
    PainNoteFactory.create(user=owner)
    request = RequestFactory().get(compared.floor)
    request.user = owner
    with override_settings(ROOT_URLCONF=floor.__name__, TEMPLATES=floor_settings.TEMPLATES):
        found = resolve(request.path_info)
        answer = found.func(request)
    assert answer.status_code == 200
    assert ("<li>" in answer.content.decode()) is not compared.is_saved
    assert WorkoutSession.objects.of(owner).count() == 1 + compared.is_saved


@pytest.mark.parametrize("compared", COMPARED, ids=lambda one: one.name)
def test_each_page_that_is_measured_exists(compared: Compared) -> None:
    assert resolve(compared.ours.partition("?")[0])
