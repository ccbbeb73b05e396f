"""Sessions: list, log by hand, look at one, change it, remove it, bring it back."""

import datetime as dt
import uuid as uuids

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from exercises.models import Routine
from progress.access import own_session, own_session_or_deleted
from progress.forms import SessionPage
from progress.forms.half_arrived import completed, is_whole
from progress.models import WorkoutSession
from progress.owner import OwnRequest
from progress.services import deletion
from progress.today.day import Day, day_of
from progress.views.answers import deleted, get_or_post, restored

PAGE_SIZE = 20
HALF_ARRIVED = (
    "You tapped before all of this page had arrived, so nothing is saved yet. Now it is here: please look "
    "through it, and save again."
)


@require_safe
def session_list(request: OwnRequest) -> HttpResponse:
    now = timezone.now()
    sessions = WorkoutSession.objects.of(request.user).newest_first().with_logs().telling_open(now)
    page = Paginator(sessions, PAGE_SIZE).get_page(request.GET.get("page"))
    gone = WorkoutSession.objects.deleted_by(request.user).to_bring_back(now).last_deleted_first()
    return render(request, "progress/session_list.html", {"page": page, "deleted": gone})


@get_or_post
def session_new(request: OwnRequest) -> HttpResponse:
    user, data, today = request.user, request.POST, timezone.localdate()
    if request.method != "POST":
        page = SessionPage.blank(day=_day_asked_for(request, today), user=user, unit=user.unit)
    elif not is_whole(data):
        messages.info(request, HALF_ARRIVED)
        page = completed(data=data, day=_day_asked_for(request, today), user=user, unit=user.unit)
    else:
        page = SessionPage.sent(data=data, user=user, unit=user.unit, today=today)
        if page.is_valid():
            return _logged(request, page)
    routines = Routine.objects.published().in_catalogue_order()
    return render(request, "progress/session_new.html", {"page": page, "routines": routines})


def _day_asked_for(request: OwnRequest, today: dt.date) -> Day:
    return day_of(
        user=request.user,
        today=today,
        now=timezone.now(),
        routine=request.POST.get("routine") or request.GET.get("routine"),
        kind=request.GET.get("kind"),
        anyway=request.GET.get("anyway") == "1",
    )


def _logged(request: OwnRequest, page: SessionPage) -> HttpResponse:
    try:
        session = page.log(user=request.user)
    except deletion.DeletedError:
        messages.info(request, "You have deleted this session. You can bring it back below.")
        return redirect("progress:session_list")
    messages.success(request, "Saved.")
    return redirect(session)


@require_safe
def session_detail(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session(request.user, uuid)
    context = {"session": session, "is_open": session.is_open(timezone.now())}
    return render(request, "progress/session_detail.html", context)


@get_or_post
def session_edit(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session, unit, today = own_session(request.user, uuid), request.user.unit, timezone.localdate()
    data = request.POST if request.method == "POST" else None
    page = SessionPage.change(session=session, unit=unit, today=today, data=data)
    if data is not None and page.is_valid() and page.save_change(unit=unit, today=today):
        messages.success(request, "Saved.")
        return redirect(session)
    return render(request, "progress/session_edit.html", {"page": page, "session": session})


@get_or_post
def session_delete(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    if request.method == "POST":
        session = own_session_or_deleted(request.user, uuid, timezone.now())
        return deleted(request, session, back_on="progress:session_list")
    session = own_session(request.user, uuid)
    return render(request, "progress/session_delete.html", {"session": session})


@require_POST
def session_restore(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_or_deleted(request.user, uuid, timezone.now())
    return restored(request, session, saying="The session is back.")
