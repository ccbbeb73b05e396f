"""My data: out as a file, and in from one."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from progress.owner import OwnRequest
from progress.takeout.export import export as exported


@require_safe
def export(request: OwnRequest) -> HttpResponse:
    return render(request, "progress/export.html")


@require_safe
def export_file(request: OwnRequest) -> FileResponse:
    """Changes nothing, and is made anew each time."""
    file = exported(user=request.user, now=timezone.now())
    name = f"steadyback-{timezone.localdate().isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
