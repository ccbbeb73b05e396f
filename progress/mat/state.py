"""What is known of a running session, as a device goes on from it."""

from collections.abc import Iterable
from typing import Any

from progress.models import ExerciseLog, SetLog, Side, State, WorkoutSession


def state_of(session: WorkoutSession) -> dict[str, Any]:
    """`session` with its logs and all their sets; what was taken back keeps its revision."""
    return {
        "running": session.state == State.RUNNING,
        "logs": [_log_state(log) for log in session.logs.all()],
    }


def _log_state(log: ExerciseLog) -> dict[str, Any]:
    rows: dict[int, list[SetLog]] = {}
    for row in log.sets.all():
        rows.setdefault(row.number, []).append(row)
    return {
        "log": log.order,
        "revision": log.revision,
        "planned_left_g": log.planned_left_g or 0,
        "planned_right_g": log.planned_right_g or 0,
        "pain_during": log.pain_during,
        "easier": log.easier,
        "skipped": log.skipped,
        "sets": {number: _set_state(log.order, number, of_set) for number, of_set in sorted(rows.items())},
    }


def _set_state(place: int, number: int, rows: list[SetLog]) -> dict[str, Any]:
    return {
        "log": place,
        "number": number,
        "revision": max(row.revision for row in rows),
        "left": _side_state(rows, Side.LEFT),
        "right": _side_state(rows, Side.RIGHT),
    }


def _side_state(rows: Iterable[SetLog], side: Side) -> dict[str, int] | None:
    for row in rows:
        if row.side in (side, Side.BOTH) and not row.undone:
            return {"load_g": row.load_g, "done": row.done}
    return None
