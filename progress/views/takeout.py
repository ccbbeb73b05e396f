"""My data: out as a file, and in from one."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from progress.forms.data_import import ConfirmForm, UploadForm
from progress.forms.import_page import import_page
from progress.owner import OwnRequest
from progress.takeout import services
from progress.takeout.archive import RefusedError
from progress.takeout.export import export as exported
from progress.views.answers import get_or_post

GONE = "The file you looked at is no longer here. Choose it once more."
TOO_OFTEN = "That was a lot of tries. Wait a few minutes, then go on."


@require_safe
def export(request: OwnRequest) -> HttpResponse:
    return render(request, "progress/export.html")


@require_safe
def export_file(request: OwnRequest) -> FileResponse:
    """Changes nothing, and is made anew each time."""
    file = exported(user=request.user, now=timezone.now())
    name = f"steadyback-{timezone.localdate().isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@get_or_post
def data_import(request: OwnRequest) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    form = UploadForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    reasons: tuple[str, ...] = ()
    if form.is_valid():
        try:
            _unless_too_often(request)
            content = form.cleaned_data["file"]
            services.look_at(user=request.user, content=content, now=now, today=today)
            return redirect("progress:data_import")
        except RefusedError as refusal:
            reasons = refusal.reasons
    page = import_page(user=request.user, now=now, form=form, reasons=reasons)
    return render(request, "progress/data_import.html", {"page": page})


@require_POST
def data_import_confirm(request: OwnRequest) -> HttpResponse:
    try:
        _bring_in(request, ConfirmForm(request.POST))
    except services.GoneError:
        messages.warning(request, GONE)
    except RefusedError as refusal:
        messages.error(request, f"Nothing was brought in. {refusal.reasons[0]}")
    else:
        messages.success(request, "Your data is here now.")
        return redirect("progress:session_list")
    return redirect("progress:data_import")


def _bring_in(request: OwnRequest, form: ConfirmForm) -> None:
    if not form.is_valid():
        raise services.GoneError
    _unless_too_often(request)
    now, today = timezone.now(), timezone.localdate()
    services.bring_in(user=request.user, **form.cleaned_data, now=now, today=today)


def _unless_too_often(request: OwnRequest) -> None:
    """Going through a file is the most one can ask of the machine."""
    if not ratelimit.consume(request, action="data_import", user=request.user):
        raise RefusedError(TOO_OFTEN)


@require_POST
def data_import_drop(request: OwnRequest) -> HttpResponse:
    services.drop_pending(user=request.user)
    messages.success(request, "The file is gone from here. Nothing of it was brought in.")
    return redirect("progress:data_import")
