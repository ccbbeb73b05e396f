"""The session on the mat: start it, carry it out, let a device save what it did, close it."""

import uuid as uuids

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from progress.access import own_session, own_session_on_the_mat
from progress.forms.finish import FinishForm
from progress.forms.mat import NotWordsError, read_words
from progress.forms.start import StartForm
from progress.forms.step import StepForm, step_forms
from progress.forms.tapped import address_after, said
from progress.mat import ending, starting
from progress.mat.device import device_data
from progress.mat.page import MatPage, mat_page
from progress.mat.saving import save_words
from progress.mat.state import state_of
from progress.mat.summary import summary_of
from progress.mat.way import way_of
from progress.models import State, WorkoutSession
from progress.owner import OwnRequest
from progress.services.deletion import DeletedError
from progress.today.day import day_of
from progress.views.answers import NOT_SAVED, get_or_post

NOTHING_IN_IT = "There was nothing in that session yet, so nothing is kept of it."
INSTEAD_OF_STARTING = {starting.GateError: "progress:welcome", starting.NotTodayError: "progress:today"}


@require_POST
def session_start(request: OwnRequest) -> HttpResponse:
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.error(request, NOT_SAVED)
        return redirect("progress:today")
    try:
        session = _start(request, form)
    except (starting.GateError, starting.NotTodayError) as refusal:
        return redirect(INSTEAD_OF_STARTING[type(refusal)])
    except starting.RunningError as error:
        return render(request, "progress/session_start.html", {"running": error.session, "form": form})
    except DeletedError:
        return _was_deleted(request)
    return redirect("progress:mat", session.uuid, 0)


def _start(request: OwnRequest, form: StartForm) -> WorkoutSession:
    now = timezone.now()
    if form.cleaned_data["end"]:
        ending.end_running(user=request.user, uuid=form.cleaned_data["end"], now=now)
    day = day_of(user=request.user, today=timezone.localdate(), now=now, **form.plan)
    return starting.start_session(user=request.user, uuid=form.cleaned_data["uuid"], day=day, now=now)


@require_POST
def session_end(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    if session.deleted_at:
        return _was_taken_away(request, session)
    if ending.end_session(session=session, now=timezone.now()):
        return redirect("progress:summary", uuid)
    return _was_dropped(request)


@get_or_post
def mat(request: OwnRequest, uuid: uuids.UUID, place: int) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    if session.deleted_at and not session.was_dropped:
        return _was_deleted(request)
    page = mat_page(session=session, user=request.user, place=place, query=request.GET)
    if request.method == "POST" and page.step:
        return _tapped(request, page, StepForm(request.POST, page=page, step=page.step))
    if session.was_dropped:
        return _was_dropped(request)
    if not session.is_open(timezone.now()):
        return redirect(session)
    if page.is_elsewhere:
        return redirect(page.go_on)
    return _on_the_mat(request, page)


def _tapped(request: OwnRequest, page: MatPage, form: StepForm) -> HttpResponse:
    if form.is_valid() and not form.asks_about_heavier:
        words = said(form, now=timezone.now())
        save_words(session=page.session, sets=words.sets, logs=words.logs, pains=words.pains)
        return redirect(address_after(form))
    if form.is_about_shown_fields:
        return _on_the_mat(request, page, form)
    messages.error(request, NOT_SAVED)
    return redirect(page.here)


def _on_the_mat(request: OwnRequest, page: MatPage, form: StepForm | None = None) -> HttpResponse:
    forms = step_forms(page, sent=form)
    context = {"page": page, "forms": forms, "sent": form, "device": device_data(page)}
    return render(request, "progress/mat.html", context)


@get_or_post
def finish(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    if session.deleted_at:
        return _was_taken_away(request, session)
    form = FinishForm(request.POST if request.method == "POST" else None, session=session)
    if request.method == "POST" and form.is_valid():
        ending.finish_session(session=session, answers=form.answers, logs=form.logs, now=timezone.now())
        return redirect("progress:summary", uuid)
    if request.method != "POST" and session.state == State.DONE:
        return redirect("progress:summary", uuid)
    way = way_of(session, user=request.user)
    return render(request, "progress/finish.html", {"way": way, "form": form})


@require_safe
def summary(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session(request.user, uuid)
    if session.is_open(timezone.now()):
        return redirect("progress:mat", uuid, 0)
    return render(request, "progress/summary.html", {"page": summary_of(session, user=request.user)})


@require_safe
def mat_state(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    if session.deleted_at and not session.was_dropped:
        return _deleted()
    return JsonResponse(state_of(session))


@require_POST
def mat_save(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    try:
        words = read_words(request.body, now=timezone.now())
        save_words(session=session, sets=words.sets, logs=words.logs, pains=words.pains)
    except NotWordsError:
        return JsonResponse({"error": "not a list of words"}, status=400)
    except DeletedError:
        return _deleted()
    return JsonResponse({"saved": words.understood, "refused": words.refused})


def _deleted() -> JsonResponse:
    return JsonResponse({"error": "deleted"}, status=410)


def _was_taken_away(request: OwnRequest, session: WorkoutSession) -> HttpResponse:
    return _was_dropped(request) if session.was_dropped else _was_deleted(request)


def _was_dropped(request: OwnRequest) -> HttpResponse:
    messages.info(request, NOTHING_IN_IT)
    return redirect("progress:today")


def _was_deleted(request: OwnRequest) -> HttpResponse:
    messages.info(request, "You have deleted this session. You can bring it back below.")
    return redirect("progress:session_list")
