"""Where the rate limits are counted."""

import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connection

PATIENCE_S = 0.5


class RateLimits(DatabaseCache):
    """The database's cache, which tells of a database that cannot be written.

    Django's keeps silent about that, and allauth would answer that there were too many tries.
    """

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        give_up_at = time.monotonic() + PATIENCE_S
        while not super().add(key, value, timeout, version):
            if self.get(key, version=version) is not None:
                return False
            # Whoever had the key may have given it back between our two questions.
            if time.monotonic() > give_up_at:
                raise OperationalError("the rate limits cannot be written")
        return True

    def delete_beginning(self, beginning: str) -> None:
        """Every key that begins like this; `%` and `_` in it stand for anything."""
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM rate_limits WHERE cache_key LIKE %s", [f"{self.make_key(beginning)}%"]
            )
