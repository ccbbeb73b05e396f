"""Planned pauses: those I have, plan one, change it, cancel it."""

import uuid as uuids

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from progress.access import own_pause
from progress.forms.pause import PauseForm
from progress.models import Pause
from progress.owner import OwnRequest
from progress.services import pauses as pause_services
from progress.views.answers import get_or_post


@get_or_post
def pause_list(request: OwnRequest) -> HttpResponse:
    today, user = timezone.localdate(), request.user
    form = PauseForm(request.POST or None, today=today, initial={"uuid": uuids.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            pause_services.plan_pause(user=user, uuid=form.cleaned_data["uuid"], **form.days)
        except pause_services.TooManyPausesError:
            messages.error(request, "That is as many pauses as fit. Cancel an old one first.")
            return redirect("progress:pause_list")
        messages.success(request, "Planned. It breaks nothing.")
        return redirect("progress:pause_list")
    pauses = Pause.objects.of(user).telling_when(today)
    return render(request, "progress/pause_list.html", {"form": form, "pauses": pauses})


@get_or_post
def pause_edit(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    pause = own_pause(request.user, uuid)
    form = PauseForm(request.POST or None, today=timezone.localdate(), pause=pause)
    if request.method == "POST" and form.is_valid():
        pause_services.change_pause(pause=pause, **form.days)
        messages.success(request, "Saved.")
        return redirect("progress:pause_list")
    return render(request, "progress/pause_edit.html", {"form": form, "pause": pause})


@require_POST
def pause_cancel(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    pause = own_pause(request.user, uuid)
    pause_services.cancel_pause(pause=pause)
    messages.info(request, f"Cancelled: {pause.in_words}.")
    return redirect("progress:pause_list")
