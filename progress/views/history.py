"""The load progression: all exercises at a glance, and one by itself."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from progress import history as pages
from progress.models import ExerciseLog
from progress.owner import OwnRequest
from progress.periods import Range


@require_safe
def history(request: OwnRequest) -> HttpResponse:
    span, today = Range.named(request.GET.get("range")), timezone.localdate()
    user = request.user
    context = {
        "span": span,
        "ranges": list(Range),
        "histories": pages.overview(user=user, span=span, today=today, unit=user.unit),
        "sessions": pages.sessions_in(user=user, span=span, today=today),
        "has_logs": ExerciseLog.objects.of(user).done().exists(),
        "example": pages.example_chart(today=today, unit=user.unit),
    }
    return render(request, "progress/history.html", context)


@require_safe
def exercise_history(request: OwnRequest, slug: str) -> HttpResponse:
    span, today, user = Range.named(request.GET.get("range")), timezone.localdate(), request.user
    exercise = get_object_or_404(pages.exercises_open_to(user), pk=slug)
    context = {
        "span": span,
        "ranges": list(Range),
        "exercises": pages.exercises_logged_by(user),
        "history": pages.exercise_history(
            user=user, exercise=exercise, span=span, today=today, unit=user.unit
        ),
    }
    return render(request, "progress/exercise_history.html", context)
