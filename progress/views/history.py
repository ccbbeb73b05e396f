"""The load progression: all exercises at a glance, and one by itself."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from progress.forms.look import LookForm
from progress.history import exercise as one_exercise
from progress.history import page as all_exercises
from progress.owner import OwnRequest


@require_safe
def history(request: OwnRequest) -> HttpResponse:
    look, user = LookForm(request.GET, today=timezone.localdate()), request.user
    look.full_clean()
    page = all_exercises.history(
        user=user, span=look.span, routine=look.routine, unit=user.unit, aim=user.weekly_aim
    )
    return render(request, "progress/history.html", {"look": look, "page": page})


@require_safe
def exercise_history(request: OwnRequest, slug: str) -> HttpResponse:
    look, user = LookForm(request.GET, today=timezone.localdate()), request.user
    look.full_clean()
    exercise = get_object_or_404(one_exercise.exercises_open_to(user), pk=slug)
    context = {
        "look": look,
        "exercises": one_exercise.exercises_logged_by(user),
        "history": one_exercise.exercise_history(
            user=user, exercise=exercise, span=look.span, routine=look.routine, unit=user.unit
        ),
    }
    return render(request, "progress/exercise_history.html", context)
