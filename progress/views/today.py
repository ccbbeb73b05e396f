"""Today: how the back is, the plan that follows, and a stop with its lifting."""

import uuid as uuids

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from exercises.models import Edition
from progress.access import own_session
from progress.forms.today import CheckInForm, LiftForm, NextMorningForm, WarningForm
from progress.goals import PUT_OFF_UNTIL, goal_to_ask
from progress.owner import OwnRequest
from progress.today import services
from progress.today.asked import Asked
from progress.today.page import TodayPage, today_page
from progress.views.answers import NOT_SAVED, get_or_post


@require_safe
def today(request: OwnRequest) -> HttpResponse:
    page = _page(request)
    if not page.is_open:
        return redirect("progress:welcome")
    put_off_until = request.session.get(PUT_OFF_UNTIL, "")
    context = {
        "page": page,
        "new_uuid": uuids.uuid4(),
        "goal": page.questions.has_room
        and goal_to_ask(user=request.user, today=page.day.today, put_off_until=put_off_until),
    }
    return render(request, "progress/today.html", context)


@require_POST
def check_in(request: OwnRequest) -> HttpResponse:
    form = CheckInForm(request.POST)
    if form.is_valid():
        services.check_in(user=request.user, day=timezone.localdate(), **form.cleaned_data)
    else:
        messages.error(request, NOT_SAVED)
    return _back(request)


@require_POST
def next_morning(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session, form = own_session(request.user, uuid), NextMorningForm(request.POST)
    if form.is_valid():
        services.answer_next_morning(session=session, **form.cleaned_data)
        messages.success(request, "Saved. Thank you.")
    else:
        messages.error(request, NOT_SAVED)
    return _back(request)


@get_or_post
def warning(request: OwnRequest) -> HttpResponse:
    if request.method != "POST":
        context = {
            "signs": Edition.objects.contents_in_force().by_kind(),
            "query": Asked.by(request.GET).query,
        }
        return render(request, "progress/warning.html", context)
    form, now = WarningForm(request.POST), timezone.now()
    if not form.is_valid():
        messages.error(request, NOT_SAVED)
        return redirect("progress:warning")
    services.tell_sign(
        user=request.user, day=timezone.localdate(), warning=form.cleaned_data["sign"], now=now
    )
    return _back(request)


@require_POST
def stop_lift(request: OwnRequest) -> HttpResponse:
    page = _page(request)
    form = LiftForm(request.POST, ways=page.going_on.ways_to_lift)
    if page.day.stop is None:
        pass  # lifted by the first of two taps
    elif form.is_valid():
        services.lift_stop(user=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, "Welcome back. We start again gently.")
    else:
        messages.error(request, NOT_SAVED)
    return _back(request)


def _page(request: OwnRequest) -> TodayPage:
    return today_page(user=request.user, asked=Asked.by(request.GET), now=timezone.localtime())


def _back(request: OwnRequest) -> HttpResponse:
    """To the same view of the day."""
    return redirect(reverse("progress:today") + Asked.by(request.GET).query)
