"""What follows from who is signed in, on every page."""

from collections.abc import Callable

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, clear_login, unstash_login
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]


def local_time(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        zone = request.user.time_zone if request.user.is_authenticated else timezone.get_default_timezone()
        with timezone.override(zone):
            return get_response(request)

    return middleware


def clear_browser_at_logout(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        was_signed_in = request.user.is_authenticated
        response = get_response(request)
        if was_signed_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


def renewed_session(get_response: GetResponse) -> GetResponse:
    """Who writes something stays signed in from then on; once a day, and never by merely reading."""

    def middleware(request: HttpRequest) -> HttpResponse:
        today = timezone.now().date().isoformat()
        is_writing = request.method == "POST" and request.user.is_authenticated
        if is_writing and request.session.get("renewed_on") != today:
            request.session["renewed_on"] = today
        return get_response(request)

    return middleware


def no_half_login_of_nobody(get_response: GetResponse) -> GetResponse:
    """Whose account went between the password and the second step begins anew. Allauth would ask nobody
    for the code, which breaks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        waiting = request.session.get(LOGIN_SESSION_KEY) or {}
        if waiting.get("user_pk") and not getattr(unstash_login(request, peek=True), "user", None):
            clear_login(request)
        return get_response(request)

    return middleware


WHY_TWO_FACTOR = (
    "What you edit is read by everyone, so editing asks for a second step at login. Set one up here."
)


def two_factor_for_the_admin(get_response: GetResponse) -> GetResponse:
    def middleware(request: HttpRequest) -> HttpResponse:
        is_theirs = request.path.startswith((reverse("admin:index"), reverse("style_page")))
        if is_theirs and request.user.is_staff and not is_mfa_enabled(request.user):
            messages.warning(request, WHY_TWO_FACTOR)
            return redirect("mfa_index")
        return get_response(request)

    return middleware
