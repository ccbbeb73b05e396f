"""My activities: up to three, how well they go, and their words."""

import uuid as uuids

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from progress import goals as pages
from progress.access import own_active_goal, own_goal
from progress.forms.goals import GoalForm, GoalRatingForm, NewGoalForm
from progress.owner import OwnRequest
from progress.services import goals as services
from progress.views.answers import NOT_SAVED, get_or_post

FULL = "Three are enough at a time. Put one away first; it keeps its ratings."
FULL_IN_ALL = "There is no room for more. Take up again one that you put away, and change its words."


@get_or_post
def goal_list(request: OwnRequest) -> HttpResponse:
    form = NewGoalForm(request.POST or None, initial={"uuid": uuids.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            services.add_goal(user=request.user, **form.cleaned_data)
        except services.TooManyGoalsError as error:
            form.add_error("text", FULL_IN_ALL if error.in_all else FULL)
        else:
            messages.success(request, "Saved. How well does it go today?")
            return redirect("progress:goal_list")
    context = {"page": pages.goal_page(user=request.user, today=timezone.localdate()), "form": form}
    return render(request, "progress/goal_list.html", context)


@get_or_post
def goal_edit(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    goal = own_goal(request.user, uuid)
    form = GoalForm(request.POST or None, initial={"text": goal.text})
    if request.method == "POST" and form.is_valid():
        services.reword_goal(goal=goal, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("progress:goal_list")
    return render(request, "progress/goal_edit.html", {"goal": goal, "form": form})


@require_POST
def goal_rate(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    goal, form = own_active_goal(request.user, uuid), GoalRatingForm(request.POST)
    if form.is_valid():
        services.rate_goal(goal=goal, day=timezone.localdate(), **form.cleaned_data)
        messages.success(request, "Saved.")
    else:
        messages.error(request, NOT_SAVED)
    return redirect(settings.LOGIN_REDIRECT_URL if "today" in request.GET else "progress:goal_list")


@require_POST
def goals_later(request: OwnRequest) -> HttpResponse:
    """For a few days Today does not ask. Kept with the login, as it says nothing about the user."""
    request.session[pages.PUT_OFF_UNTIL] = pages.asked_again_on(timezone.localdate())
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def goal_up(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    services.move_goal_up(goal=own_active_goal(request.user, uuid))
    return redirect("progress:goal_list")


@require_POST
def goal_retire(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    services.retire_goal(goal=own_active_goal(request.user, uuid), today=timezone.localdate())
    messages.info(request, "Put away. You can bring it back below.")
    return redirect("progress:goal_list")


@require_POST
def goal_restore(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    try:
        services.restore_goal(goal=own_goal(request.user, uuid))
    except services.TooManyGoalsError:
        messages.error(request, FULL)
    return redirect("progress:goal_list")
