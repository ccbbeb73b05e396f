"""Our own pages for what can go wrong: what happened, and what to do now."""

import logging
import secrets
import sys
import time

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes

from config.resend import sent_fields

logger = logging.getLogger(__name__)

TEMPLATES = {status: f"{status}.html" for status in (400, 403, 404, 405, 413, 429, 500, 503)}
DATABASE_IS_AWAY = (InterfaceError, OperationalError)  # locked, full, read-only, gone, too slow
RETRY_AFTER = {429: "60", 503: "10"}  # seconds


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, TEMPLATES.get(status, "400.html"), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, DisallowedHost):
        logger.warning(
            "Asked for the host %.100r: SITE_URL is %s", request.META.get("HTTP_HOST"), settings.SITE_URL
        )
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    origin = request.headers.get("Origin", settings.SITE_URL)
    if origin != settings.SITE_URL:
        logger.warning("Refused a form sent from %.100r: SITE_URL is %s", origin, settings.SITE_URL)
    if not request.accepts("text/html"):
        # A login in another tab has changed the token: a script of ours sends again with this one.
        return JsonResponse({"error": "csrf", "csrf": get_token(request)}, status=403)
    return render(request, "403_csrf.html", sent_again(request), status=403)


def login_ended(request: HttpRequest) -> HttpResponse:
    """For a form that came back after its sender's login had ended."""
    return render(request, "401.html", sent_again(request), status=401)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = error_page(request, 429)
    response.headers["Retry-After"] = RETRY_AFTER[429]
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles what was raised. Its pages are made without the request:
    whatever broke may break the context processors too."""
    error = sys.exception()
    error_id = new_error_id()
    logger.error("Error %s: %s %s", error_id, request.method, route_name(request), exc_info=error)
    if isinstance(error, DATABASE_IS_AWAY):
        renew_connection()
        return database_away(request, error_id)
    return HttpResponse(render_to_string("500.html", {"error_id": error_id}), status=500)


def database_away(request: HttpRequest, error_id: str) -> HttpResponse:
    context = {"error_id": error_id, "is_form": request.method == "POST", **sent_again(request)}
    headers = {"Retry-After": RETRY_AFTER[503]}
    return HttpResponse(render_to_string("503.html", context), status=503, headers=headers)


def sent_again(request: HttpRequest) -> dict[str, object]:
    """What `components/sent_again.html` needs to offer a form once more."""
    return {
        "address": escape_leading_slashes(request.get_full_path()),  # "//" would lead to another site
        "fields": sent_fields(request),
        "csrf_token": get_token(request),
    }


def renew_connection() -> None:
    """Once this answer is given. One that was opened while the folder was read-only would stay so."""
    connection.close_at = time.monotonic()


def new_error_id() -> str:
    """Short enough to read out to somebody, such as 7F3A-2C."""
    digits = secrets.token_hex(3).upper()
    return f"{digits[:4]}-{digits[4:]}"


def route_name(request: HttpRequest) -> str:
    """The address's name in place of the address: that may hold a secret, such as the key of a reset link."""
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return "an unknown address"
