"""Many questions to the database, all of them answered as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """For reading only: others go on saving meanwhile, and what they save is not seen. Within a
    transaction, which has its own moment, it changes nothing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _beginning_with_a_look():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


@contextmanager
def _beginning_with_a_look() -> Iterator[None]:
    """Our transactions ask for SQLite's one right to write at once; this one never does."""
    usual = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            connection.transaction_mode = usual  # type: ignore[attr-defined]
            yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]
