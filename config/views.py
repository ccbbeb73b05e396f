"""The front door, and one that stays shut."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from config import style_page as style
from progress.history.page import example_chart


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "landing.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")


@login_not_required
@require_safe
def web_manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site on its home screen."""
    return render(request, "manifest.webmanifest", content_type="application/manifest+json")


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """For editors, by the door of the admin."""
    if not getattr(request.user, "is_staff", False):
        raise Http404
    today, unit = timezone.localdate(), str(getattr(request.user, "unit", ""))
    context = {"page": style.style_page(), "chart": example_chart(today=today, unit=unit), "unit": unit}
    return render(request, "style.html", context)


def nothing_here(request: HttpRequest, row: str) -> HttpResponse:
    raise Http404
