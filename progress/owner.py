"""Whose rows they are, as types: this app knows the user model only as `settings.AUTH_USER_MODEL`."""

from typing import Any, TypeAlias

from django.http import HttpRequest

Owner: TypeAlias = Any


class OwnRequest(HttpRequest):
    """A request that `LoginRequiredMiddleware` has let through: there is a user."""

    user: Owner
