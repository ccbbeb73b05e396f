"""Whether something came or went while a file was gone through, asked in a query for each table."""

from typing import Any

from django.db.models import Aggregate, Count, Max, Q

from progress.models import (
    Acceptance,
    CheckIn,
    Goal,
    OwnedWeight,
    PainNote,
    Pause,
    SafetyAnswers,
    State,
    StopLifted,
    WorkoutSession,
)
from progress.owner import Owner

Mark = list[dict[str, Any]]
# Keys rise and are never used twice: a row that came shows in the highest, one that went in the number.
ROWS = {"number": Count("pk"), "newest": Max("pk")}
DELETED = {"deleted": Count("deleted_at"), "deleted_last": Max("deleted_at")}
COUNTED: dict[Any, dict[str, Aggregate]] = {
    OwnedWeight: {},
    Acceptance: {},
    SafetyAnswers: {},
    CheckIn: {},
    StopLifted: {},
    WorkoutSession: {**DELETED, "running": Count("pk", filter=Q(state=State.RUNNING))},
    PainNote: DELETED,
    Goal: {"retired": Count("retired_on")},
    Pause: {},
}


def mark_of(user: Owner) -> Mark:
    """The same as long as what is new here stays so."""
    return [
        model.objects.filter(user=user).aggregate(**ROWS, **counted) for model, counted in COUNTED.items()
    ]
