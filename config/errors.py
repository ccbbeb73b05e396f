"""Our own pages for what can go wrong: what happened, and what to do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

TEMPLATES = {status: f"{status}.html" for status in (400, 403, 404, 405, 429, 500)}


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, TEMPLATES.get(status, "400.html"), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke may break the context processors too.
    return HttpResponse(render_to_string("500.html"), status=500)
