"""The start gate, and my safety answers: what they mean, and clearing a yes."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from progress.access import own_yes
from progress.forms.safety import ClearForm
from progress.forms.safety_page import safety_page
from progress.forms.welcome import WelcomeForm
from progress.owner import OwnRequest
from progress.safety import safety_on
from progress.services import safety as services
from progress.views.answers import get_or_post


@get_or_post
def welcome(request: OwnRequest) -> HttpResponse:
    safety = safety_on(user=request.user, today=timezone.localdate())
    form = WelcomeForm(request.POST if request.method == "POST" else None, safety=safety)
    if safety.edition and form.is_valid():
        services.accept(
            user=request.user,
            uuid=form.cleaned_data["uuid"],
            edition=safety.edition,
            replies=form.replies,
            now=timezone.now(),
        )
        messages.success(request, "Saved.")
        return redirect("progress:safety" if form.holds_back else settings.LOGIN_REDIRECT_URL)
    return render(request, "progress/welcome.html", {"form": form, "safety": safety})


@require_safe
def safety(request: OwnRequest) -> HttpResponse:
    page = safety_page(user=request.user, today=timezone.localdate())
    return render(request, "progress/safety.html", {"page": page})


@require_POST
def safety_clear(request: OwnRequest, question: str) -> HttpResponse:
    answer, today = own_yes(request.user, question), timezone.localdate()
    form = ClearForm(request.POST, today=today, question=question)
    if form.is_valid():
        services.clear_answer(answer=answer, **form.cleaned_data)
        messages.success(request, "Saved: a professional agreed.")
        return redirect("progress:safety")
    page = safety_page(user=request.user, today=today, sent={question: form})
    return render(request, "progress/safety.html", {"page": page})


@require_POST
def safety_unclear(request: OwnRequest, question: str) -> HttpResponse:
    services.unclear_answer(answer=own_yes(request.user, question))
    messages.success(request, "Taken back. Your yes counts again.")
    return redirect("progress:safety")
