"""Pain notes: list with a small chart, write one, change it, remove it, bring it back."""

import uuid as uuids

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from progress.access import own_pain_note, own_pain_note_or_deleted
from progress.forms.pain_note import PainNoteForm
from progress.history import pain_notes as pain_history
from progress.history.periods import Range
from progress.models import PainNote
from progress.owner import OwnRequest
from progress.services import deletion
from progress.services import pain_notes as services
from progress.views.answers import deleted, get_or_post, restored

LOOK_AT_THE_LEG = "Where pain below the knee is new, somebody should look at it: Today says what to do."


@require_safe
def pain_note_list(request: OwnRequest) -> HttpResponse:
    span = Range.named(request.GET.get("range"))
    deleted = PainNote.objects.deleted_by(request.user).to_bring_back(timezone.now())
    context = {
        "span": span,
        "ranges": list(Range),
        "history": pain_history.pain_history(
            user=request.user, span=span, today=timezone.localdate(), page=request.GET.get("page")
        ),
        "deleted": deleted.last_deleted_first(),
    }
    return render(request, "progress/pain_note_list.html", context)


@get_or_post
def pain_note_new(request: OwnRequest) -> HttpResponse:
    form = PainNoteForm(request.POST or None, now=timezone.now(), initial={"uuid": uuids.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            uuid = form.cleaned_data["uuid"]
            note = services.note_pain(user=request.user, uuid=uuid, answers=form.answers)
        except deletion.DeletedError:
            messages.info(request, "You have deleted this note. You can bring it back below.")
            return redirect("progress:pain_note_list")
        messages.success(request, f"Saved. {LOOK_AT_THE_LEG}" if note.is_below_the_knee else "Saved.")
        return redirect(note)
    return render(request, "progress/pain_note_new.html", {"form": form})


@get_or_post
def pain_note_edit(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    note = own_pain_note(request.user, uuid)
    form = PainNoteForm(request.POST or None, now=timezone.now(), note=note)
    if request.method == "POST" and form.is_valid():
        services.change_pain_note(note=note, answers=form.answers)
        messages.success(request, f"Saved. {LOOK_AT_THE_LEG}" if note.is_below_the_knee else "Saved.")
        return redirect(note)
    return render(request, "progress/pain_note_edit.html", {"form": form, "note": note})


@get_or_post
def pain_note_delete(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    if request.method == "POST":
        note = own_pain_note_or_deleted(request.user, uuid, timezone.now())
        return deleted(request, note, back_on="progress:pain_note_list")
    note = own_pain_note(request.user, uuid)
    return render(request, "progress/pain_note_delete.html", {"note": note})


@require_POST
def pain_note_restore(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    note = own_pain_note_or_deleted(request.user, uuid, timezone.now())
    return restored(request, note, saying="The note is back.")
