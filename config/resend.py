"""What a form has sent, so that it can be sent once more when it could not be stored."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


@dataclass(frozen=True)
class SentField:
    name: str
    value: str

    @property
    def is_prose(self) -> bool:
        """Whether somebody may have thought about it: then it is shown, to be copied if need be."""
        return " " in self.value or "\n" in self.value


class OwnFormCheck(CsrfViewMiddleware):
    """Django's own check. The page may have broken before that had its turn."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(status=403)


def sent_fields(request: HttpRequest) -> list[SentField]:
    """In their order. None of a form with a password or a code in it, nor of one that another site sent:
    that one would come back as ours."""
    if request.method != "POST" or request.path_info.startswith("/accounts/"):
        return []
    if not came_from_here(request):
        return []
    if any("password" in name for name in request.POST):
        return []
    return [
        SentField(name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]


def came_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this form: the browser says so, or its token is still good."""
    origin = request.headers.get("Origin")
    if origin:
        return origin in {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return OwnFormCheck(_no_view).process_view(request, _no_view, (), {}) is None


def _no_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
