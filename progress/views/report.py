"""The report, the links to it, and the one page of ours that a link opens to anybody."""

import uuid as uuids
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from progress.access import own_report_link, shared_link
from progress.forms.report import ReportForm
from progress.models import MAX_WORKING_LINKS, ReportLink
from progress.owner import OwnRequest
from progress.report import links
from progress.report.page import report_of
from progress.views.answers import get_or_post

FULL = f"{MAX_WORKING_LINKS} of your links work already. Take one back, then make this one."
MADE_ALREADY = "This link is made already. Its address is shown only once: if it is lost, make another."


@get_or_post
def report(request: OwnRequest) -> HttpResponse:
    """Sent by a form, so that nothing of it stands in an address; it changes nothing."""
    return _report_page(request, ReportForm(request.POST or None, today=timezone.localdate()))


@get_or_post
def report_links(request: OwnRequest) -> HttpResponse:
    if request.method != "POST":
        return _link_list(request)
    form = ReportForm(request.POST or None, today=timezone.localdate())
    token = _made(request, form) if form.is_valid() else None
    if not form.is_valid():
        return _report_page(request, form)
    if token is None:
        messages.info(request, MADE_ALREADY)
        return redirect("progress:report_links")
    address = reverse("progress:shared_report", args=[token])
    return _link_list(request, address=f"{settings.SITE_URL}{address}")


def _made(request: OwnRequest, form: ReportForm) -> str | None:
    """The secret of a new link; none where it is made already, or where the form now says why not."""
    told = form.cleaned_data
    try:
        return links.make_link(
            user=request.user,
            uuid=told["uuid"],
            asked=form.asked,
            days=told["expires_in"],
            now=timezone.now(),
        )
    except links.TooManyLinksError:
        form.add_error("expires_in", FULL)
        return None


@require_POST
def report_link_revoke(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    links.revoke_link(link=own_report_link(request.user, uuid), now=timezone.now())
    messages.success(request, "Taken back. The link opens nothing any more.")
    return redirect("progress:report_links")


@csrf_exempt  # who may see it is said by the address alone, and without a token no visitor gets a cookie
@login_not_required
@get_or_post
def shared_report(request: HttpRequest, token: str) -> HttpResponse:
    """Made without the request: whoever has the link sees the same page."""
    link = shared_link(token, timezone.now())
    if request.method != "POST":
        return HttpResponse(render_to_string("progress/shared_report_closed.html"))
    if held_back := consume_or_429(request, action="shared_report"):
        return held_back
    links.note_opening(link=link, viewer=request.user, now=timezone.now())
    with timezone.override(link.user.time_zone):
        page = report_of(user=link.user, asked=links.asked_of(link))
        context = {"report": page, "link": link}
        return HttpResponse(render_to_string("progress/shared_report.html", context))


def _report_page(request: OwnRequest, form: ReportForm) -> HttpResponse:
    context = {"form": form, "report": report_of(user=request.user, asked=form.asked)}
    return render(request, "progress/report.html", context)


def _link_list(request: OwnRequest, **context: Any) -> HttpResponse:
    rows = ReportLink.objects.of(request.user).newest_first().telling_ended(timezone.now())
    return render(request, "progress/report_links.html", {"links": rows, **context})
