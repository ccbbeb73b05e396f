"""The catalogue, open to everyone; editors see drafts as well."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from exercises.exercise_detail import build_exercise_detail
from exercises.exercise_list import build_exercise_list
from exercises.models import Exercise, Routine
from exercises.precaution_list import build_precaution_list
from exercises.routine_sheet import build_routine_sheet


def _is_editor(request: HttpRequest) -> bool:
    # Staff first: the rights cost queries that nobody else should pay for.
    return request.user.is_staff and request.user.has_perm("exercises.change_exercise")


@login_not_required
@require_safe
def exercise_list(request: HttpRequest) -> HttpResponse:
    page = build_exercise_list(editor=_is_editor(request))
    return render(request, "exercises/exercise_list.html", {"page": page})


@login_not_required
@require_safe
def exercise_detail(request: HttpRequest, slug: str) -> HttpResponse:
    exercise = get_object_or_404(Exercise.objects.visible_to(editor=_is_editor(request)), slug=slug)
    page = build_exercise_detail(exercise)
    return render(request, "exercises/exercise_detail.html", {"page": page, "exercise": exercise})


@login_not_required
@require_safe
def routine_detail(request: HttpRequest, slug: str) -> HttpResponse:
    editor = _is_editor(request)
    routine = get_object_or_404(Routine.objects.visible_to(editor=editor), slug=slug)
    entries = routine.entries.visible_to(editor=editor)
    return render(request, "exercises/routine_detail.html", {"routine": routine, "entries": entries})


@login_not_required
@require_safe
def routine_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    editor = _is_editor(request)
    routine = get_object_or_404(Routine.objects.visible_to(editor=editor), slug=slug)
    page = build_routine_sheet(routine, editor=editor)
    return render(request, "exercises/routine_sheet.html", {"page": page})


@login_not_required
@require_safe
def precaution_list(request: HttpRequest) -> HttpResponse:
    page = build_precaution_list(editor=_is_editor(request))
    return render(request, "exercises/precaution_list.html", {"page": page})
