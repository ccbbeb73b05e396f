"""Stores entries that are new here, in two steps: all that can be worked out beforehand, and the rest."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

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
from progress.takeout.tables import Row, Table

Entry = dict[str, Any]
# Each with the place of what it belongs to, among the rows of the level above.
Level = list[tuple[int, Row]]

PAIN_NOTES = Table(PainNote, "user", "exercise_log")


class Store(NamedTuple):
    """`ready` makes rows of entries; `put` stores them and does no more than it must."""

    ready: Callable[[Sequence[Entry]], Any]
    put: Callable[[Owner, Any], None]


def _nested(
    top: type[Any], *below: tuple[type[Any], str, str], told: Callable[[Entry], Entry] = lambda entry: entry
) -> Store:
    """For a model whose rows are the entries, and others listed in them, each under a name and belonging
    to the row above. `told` puts an entry into the words of its model."""
    tables = [Table(top, "user"), *(Table(model, parent) for model, _, parent in below)]
    names = [name for _, name, _ in below]

    def ready(entries: Sequence[Entry]) -> list[Level]:
        levels = [[(0, told(entry)) for entry in entries]]
        for name in names:
            levels.append(
                [(place, one) for place, (_, entry) in enumerate(levels[-1]) for one in entry[name]]
            )
        return [
            [(place, table.row(entry)) for place, entry in level]
            for table, level in zip(tables, levels, strict=True)
        ]

    return Store(ready, lambda user, levels: _put(user, tables, levels))


def _put(user: Owner, tables: Sequence[Table], levels: Sequence[Level]) -> None:
    keys = [user.pk]
    for table, level in zip(tables, levels, strict=True):
        if not level:
            return
        table.insert((keys[place], *row) for place, row in level)
        if table is not tables[-1]:
            keys = table.newest_keys(keys, len(level))


def _acceptance(entry: Entry) -> Entry:
    edition = same_edition(entry["edition"])
    return {**entry, "edition": edition and edition.pk, "elsewhere": None if edition else entry["edition"]}


def same_edition(told: Entry) -> Edition | None:
    """The one here that has this number and says the same."""
    edition = Edition.objects.filter(number=told["number"]).first()
    written = schema.EDITION.written(vars(edition)) if edition else None
    return edition if written == schema.EDITION.written(told) else None


def with_sums(session: Entry) -> Entry:
    """Each log with the four numbers that sum up its sets."""
    return {**session, "logs": [{**log, **_sums(log)} for log in session["logs"]]}


def _sums(log: Entry) -> Entry:
    kept = [SetLog(**row) for row in log["sets"] if not row["undone"]]
    left, right = (
        side_summary(kept, side=side, sets_planned=log["sets_planned"]) for side in (Side.LEFT, Side.RIGHT)
    )
    return {
        "load_left_g": left[0], "done_left": left[1], "load_right_g": right[0], "done_right": right[1],
    }  # fmt: skip


def _ready_notes(notes: Sequence[Entry]) -> list[tuple[Any, Any, Row]]:
    return [(note["session"], note["log"], PAIN_NOTES.row(note)) for note in notes]


def _put_notes(user: Owner, notes: Sequence[tuple[Any, Any, Row]]) -> None:
    logs = _logs_of(user, {session for session, _, _ in notes})
    PAIN_NOTES.insert((user.pk, logs.get((session, log)), *row) for session, log, row in notes)


def _logs_of(user: Owner, sessions: Iterable[Any]) -> dict[tuple[Any, int], int]:
    """By session and their place in it, as the file counts them."""
    logs = ExerciseLog.objects.of(user).filter(session__uuid__in=sessions).order_by("order", "id")
    by_session: defaultdict[Any, list[int]] = defaultdict(list)
    for pk, session in logs.values_list("pk", "session__uuid"):
        by_session[session].append(pk)
    return {(session, place): pk for session, pks in by_session.items() for place, pk in enumerate(pks)}


STORES: dict[str, Store] = {
    "weights": _nested(OwnedWeight),
    "acceptances": _nested(Acceptance, told=_acceptance),
    "safety_answers": _nested(SafetyAnswers, (SafetyAnswer, "answers", "answers")),
    "check_ins": _nested(CheckIn),
    "stops_lifted": _nested(StopLifted),
    "sessions": _nested(
        WorkoutSession, (ExerciseLog, "logs", "session"), (SetLog, "sets", "log"), told=with_sums
    ),
    "pain_notes": Store(_ready_notes, _put_notes),
    "goals": _nested(Goal, (GoalRating, "ratings", "goal")),
    "pauses": _nested(Pause),
}
