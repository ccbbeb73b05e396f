"""Stores entries that are new here: one function for each section, all rows of a batch in few statements."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from exercises.models import Edition
from progress.models import (
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    GoalRating,
    OwnedWeight,
    PainNote,
    Pause,
    SafetyAnswer,
    SafetyAnswers,
    SetLog,
    Side,
    StopLifted,
    WorkoutSession,
)
from progress.owner import Owner
from progress.services.side_summary import side_summary
from progress.takeout import schema

Entry = dict[str, Any]
Store = Callable[[Owner, Sequence[Entry]], object]


def _own(model: Any) -> Store:
    """For a model whose rows are the entries as they are."""
    return lambda user, entries: model.objects.bulk_create([model(user=user, **entry) for entry in entries])


def _acceptances(user: Owner, entries: Sequence[Entry]) -> None:
    for entry in entries:
        edition = same_edition(entry["edition"])
        Acceptance.objects.create(
            user=user,
            uuid=entry["uuid"],
            accepted_at=entry["accepted_at"],
            edition=edition,
            elsewhere=None if edition else entry["edition"],
        )


def same_edition(told: Entry) -> Edition | None:
    """The one here that has this number and says the same."""
    edition = Edition.objects.filter(number=told["number"]).first()
    written = schema.EDITION.written(vars(edition)) if edition else None
    return edition if written == schema.EDITION.written(told) else None


def _safety_answers(user: Owner, entries: Sequence[Entry]) -> None:
    rows = [SafetyAnswers(user=user, **without(entry, "answers")) for entry in entries]
    SafetyAnswers.objects.bulk_create(rows)
    SafetyAnswer.objects.bulk_create(
        SafetyAnswer(answers=row, **answer)
        for row, entry in zip(rows, entries, strict=True)
        for answer in entry["answers"]
    )


def _sessions(user: Owner, entries: Sequence[Entry]) -> None:
    sessions = [
        WorkoutSession(user=user, routine_id=entry["routine"], **without(entry, "routine", "logs"))
        for entry in entries
    ]
    WorkoutSession.objects.bulk_create(sessions)
    told = [
        (session, log, [SetLog(**row) for row in log["sets"]])
        for session, entry in zip(sessions, entries, strict=True)
        for log in entry["logs"]
    ]
    logs = ExerciseLog.objects.bulk_create([exercise_log(*one) for one in told])
    for log, (_, _, rows) in zip(logs, told, strict=True):
        for row in rows:
            row.log = log
    SetLog.objects.bulk_create([row for _, _, rows in told for row in rows])


def exercise_log(session: WorkoutSession, entry: Entry, rows: Sequence[SetLog]) -> ExerciseLog:
    """With the four numbers that sum up its sets."""
    kept = [row for row in rows if not row.undone]
    left, right = (
        side_summary(kept, side=side, sets_planned=entry["sets_planned"]) for side in (Side.LEFT, Side.RIGHT)
    )
    return ExerciseLog(
        session=session,
        exercise_id=entry["exercise"],
        load_left_g=left[0],
        done_left=left[1],
        load_right_g=right[0],
        done_right=right[1],
        **without(entry, "exercise", "sets"),
    )


def _pain_notes(user: Owner, entries: Sequence[Entry]) -> None:
    logs = _logs_of(user, {entry["session"] for entry in entries})
    PainNote.objects.bulk_create(
        PainNote(
            user=user,
            exercise_log_id=logs.get((entry["session"], entry["log"])),
            **without(entry, "session", "log"),
        )
        for entry in entries
    )


def _logs_of(user: Owner, sessions: Iterable[Any]) -> dict[tuple[Any, int], int]:
    """By session and their place in it, as the file counts them."""
    logs = ExerciseLog.objects.of(user).filter(session__uuid__in=sessions).order_by("order", "id")
    by_session: defaultdict[Any, list[int]] = defaultdict(list)
    for pk, session in logs.values_list("pk", "session__uuid"):
        by_session[session].append(pk)
    return {(session, place): pk for session, pks in by_session.items() for place, pk in enumerate(pks)}


def _goals(user: Owner, entries: Sequence[Entry]) -> None:
    goals = [Goal(user=user, **without(entry, "ratings")) for entry in entries]
    Goal.objects.bulk_create(goals)
    GoalRating.objects.bulk_create(
        GoalRating(goal=goal, **rating)
        for goal, entry in zip(goals, entries, strict=True)
        for rating in entry["ratings"]
    )


STORES: dict[str, Store] = {
    "weights": _own(OwnedWeight),
    "acceptances": _acceptances,
    "safety_answers": _safety_answers,
    "check_ins": _own(CheckIn),
    "stops_lifted": _own(StopLifted),
    "sessions": _sessions,
    "pain_notes": _pain_notes,
    "goals": _goals,
    "pauses": _own(Pause),
}


def without(entry: Entry, *names: str) -> Entry:
    return {name: value for name, value in entry.items() if name not in names}
