"""How the advice thinks, open to everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from progress.why import why_page


@login_not_required
@require_safe
def why(request: HttpRequest) -> HttpResponse:
    return render(request, "progress/why.html", {"page": why_page()})
