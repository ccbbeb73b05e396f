"""Makes the signed-in user's time zone the current one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def local_time(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        zone = request.user.time_zone if request.user.is_authenticated else timezone.get_default_timezone()
        with timezone.override(zone):
            return get_response(request)

    return middleware
