"""What writes sets, for the services of sessions and of the mat: within their transactions."""

from collections.abc import Iterable

from progress.models import SetLog


def store_sets(rows: Iterable[SetLog]) -> None:
    """New ones and changed ones alike, in one statement: there is one row for a log, number and side."""
    SetLog.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["log", "number", "side"],
        update_fields=["load_g", "done", "undone", "revision", "uuid"],
    )
