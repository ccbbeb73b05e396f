"""My own settings, and what allauth's pages leave open."""

from allauth.account import views as allauth
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.core.ratelimit import consume_or_429
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView

from accounts import erasure
from accounts.devices import devices_of
from accounts.forms import EraseForm
from accounts.models import User
from accounts.preferences import MatPreferencesForm, OnePreferenceForm, PreferencesForm

SAID_OF_ADVICE = {
    "on": "Suggestions are on.",
    "off": "Suggestions are off. Warning signs, severe pain and your safety answers still count.",
}

GONE = "Your account and all that was in it are gone. Take care."
GONE_SOON = "A few bytes of it leave the disk when this site is next started."


class SignedInRequest(HttpRequest):
    """A request that `LoginRequiredMiddleware` has let through."""

    user: User


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("accounts:me")
    is_confirmed = EmailAddress.objects.is_verified(str(request.user))
    return render(request, "accounts/me.html", {"form": form, "is_confirmed": is_confirmed})


@require_POST
def advice_switch(request: SignedInRequest) -> HttpResponse:
    wanted = request.POST.get("advice")
    if wanted not in SAID_OF_ADVICE:
        raise BadRequest
    request.user.advice_on = wanted == "on"
    request.user.save(update_fields=["advice_on"])
    messages.success(request, SAID_OF_ADVICE[wanted])
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def mat_preferences(request: SignedInRequest) -> HttpResponse:
    """From a script or, without one, from the page that `next` names."""
    form = MatPreferencesForm(request.POST, instance=request.user)
    if not form.is_valid():
        raise BadRequest
    form.save()
    if "next" not in request.POST:
        return HttpResponse(status=204)
    return redirect(own_address(request, request.POST["next"]) or "accounts:me")


@require_POST
def preference(request: SignedInRequest) -> HttpResponse:
    """One of them, from the page that asks for it, which `next` names."""
    form = OnePreferenceForm(request.POST, instance=request.user)
    if not form.is_valid():
        raise BadRequest
    form.save()
    messages.success(request, "Saved. You can change it under Me at any time.")
    return redirect(own_address(request, request.POST.get("next", "")) or "accounts:me")


@require_http_methods(["GET", "HEAD", "POST"])
def device_list(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        end_other_sessions(request, request.user)
        messages.success(request, "You are signed in on this device only.")
        return redirect("accounts:device_list")
    devices = devices_of(request.user.pk, session_key=request.session.session_key)
    return render(request, "accounts/device_list.html", {"devices": devices})


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: SignedInRequest) -> HttpResponse:
    """By the password; who has none is asked for their second step instead."""
    user, asks = request.user, request.user.has_usable_password()
    if not asks:
        raise_if_reauthentication_required(request, app="account")
    if request.method == "POST" and (held_back := consume_or_429(request, action="reauthenticate")):
        return held_back
    form = EraseForm(request.POST if request.method == "POST" else None, user=user)
    if request.method == "POST" and (form.is_valid() or not asks):
        is_overwritten = erasure.erase(request, user=user)
        logout(request)
        messages.success(request, GONE if is_overwritten else f"{GONE} {GONE_SOON}")
        return redirect("landing")
    context = {"form": form if asks else None, "is_last_editor": erasure.is_last_editor(user)}
    return render(request, "accounts/erase.html", context)


def own_address(request: HttpRequest, address: str) -> str:
    """The address, if it is a whole one on this site: `redirect` takes any other for the name of a view."""
    here, is_https = request.get_host(), request.is_secure()
    is_own = url_has_allowed_host_and_scheme(address, allowed_hosts={here}, require_https=is_https)
    return address if is_own and address.startswith("/") else ""


class EmailMayBeTaken(FormView):
    """Between our look at who has the address and the saving, somebody else may have taken it."""

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except IntegrityError:
            form.add_error("email", get_adapter().validation_error("email_taken"))
            return self.form_invalid(form)


class SignUp(EmailMayBeTaken, allauth.SignupView):
    pass


class ChangeEmail(EmailMayBeTaken, allauth.EmailView):
    pass
