"""The ankle weights I own."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from progress.forms.weights import WeightsForm
from progress.models import OwnedWeight
from progress.owner import OwnRequest
from progress.services.weights import own_weights
from progress.views.answers import get_or_post


@get_or_post
def weights(request: OwnRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    owned_g = OwnedWeight.objects.of(request.user).loads_g()
    form = WeightsForm(data, unit=request.user.unit, owned_g=owned_g)
    is_from_today = "today" in {request.GET.get("back"), request.POST.get("back")}
    if data is not None and form.is_valid():
        own_weights(user=request.user, loads_g=form.loads_g)
        messages.success(request, "Saved.")
        return redirect(settings.LOGIN_REDIRECT_URL if is_from_today else "progress:weights")
    context = {"form": form, "is_empty": not owned_g, "is_from_today": is_from_today}
    return render(request, "progress/weights.html", context)
