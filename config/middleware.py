"""What holds for every request and every answer, whichever app it is for."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth import get_user_model, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import resolve

from config.errors import DATABASE_IS_AWAY, error_page, login_ended
from config.resend import sent_fields

GetResponse = Callable[[HttpRequest], HttpResponse]

OURS = ["autoplay", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock"]
NOBODYS = [
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
]  # fmt: skip
PERMISSIONS_POLICY = ", ".join([*(f"{name}=(self)" for name in OURS), *(f"{name}=()" for name in NOBODYS)])


# Whoever has such an address may read what is there: it is told to nobody, and no search engine keeps it.
BY_LINK = "/r/"


def security_headers(get_response: GetResponse) -> GetResponse:
    """What Django's own middleware leaves out; and no page of ours is ever kept by a cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["Cache-Control"] = "no-store, private"
        if request.path_info.startswith(BY_LINK):
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return middleware


def plain_error_pages(get_response: GetResponse) -> GetResponse:
    """Gives a refusal that has no page of its own, such as a 405, one of ours."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code >= 400 and not response.streaming and not response.content:
            page = error_page(request, response.status_code)
            if "Allow" in response.headers:
                page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return middleware


class LoginRequired(LoginRequiredMiddleware):
    """Closed by default. A form that was typed before the login ended is not lost."""

    def handle_no_permission(  # type: ignore[override]  # Django types it as always a redirect
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if not request.accepts("text/html"):
            # A script that followed us to the login page would take its 200 for "saved".
            return JsonResponse({"error": "login"}, status=401)
        if sent_fields(request):
            return login_ended(request)
        return super().handle_no_permission(request, view_func)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Whoever erased their account while this was on its way is answered as after the end of a login."""
        is_about_rows = isinstance(exception, (DatabaseError, ObjectDoesNotExist))
        if not is_about_rows or isinstance(exception, DATABASE_IS_AWAY) or not is_gone(request):
            return None
        logout(request)
        return self.handle_no_permission(request, resolve(request.path_info).func)


def is_gone(request: HttpRequest) -> bool:
    """Whether the row of the user who was signed in when the request came is there no longer."""
    user = request.user
    return user.is_authenticated and not get_user_model().objects.filter(pk=user.pk).exists()


def readable_requests(get_response: GetResponse) -> GetResponse:
    """Turns away what no page of ours could read, before anything tries to."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Whatever it says: other codecs make texts that no page and no database can hold.
        request.encoding = "utf-8"
        status = refusal(request)
        return error_page(request, status) if status else get_response(request)

    return middleware


def refusal(request: HttpRequest) -> int | None:
    if "Transfer-Encoding" in request.headers:
        return 411  # Django takes a body without a length for an empty one
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        return 400
    longest = settings.LARGER_BODIES.get(request.path_info, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if int(length[:20]) > longest:
        return 413
    texts = [request.path_info, unquote(request.META.get("QUERY_STRING", "")), *request.COOKIES.values()]
    return 400 if any("\0" in text for text in texts) else None  # PostgreSQL cannot hold it
