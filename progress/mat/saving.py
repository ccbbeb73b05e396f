"""Stores what a device says of a session on the mat, however late, often or out of order."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db import transaction
from django.db.models.functions import Now

from progress.mat.merge import changed_sets, take_log_word
from progress.mat.words import LogWord, PainWord, SetWord
from progress.models import ExerciseLog, PainNote, SetLog, Side, WorkoutSession
from progress.services.deletion import unless_deleted_by_hand
from progress.services.sets import store_sets
from progress.services.side_summary import side_summary
from progress.services.writing import write

WRITTEN_FIELDS = [
    "planned_left_g", "planned_right_g", "pain_during", "easier", "skipped", "revision", "revision_uuid",
    "load_left_g", "load_right_g", "done_left", "done_right",
]  # fmt: skip


@transaction.atomic
def save_words(
    *,
    session: WorkoutSession,
    sets: Sequence[SetWord] = (),
    logs: Sequence[LogWord] = (),
    pains: Sequence[PainWord] = (),
) -> None:
    """Stores what a device says, however late, often or out of order: the highest revision stays.

    What names an exercise the session does not have is passed over. One that was dropped comes back;
    raises `DeletedError` where it was deleted meanwhile. It does not raise the session's version.
    """
    locked = WorkoutSession.objects.select_for_update().get(pk=session.pk)
    unless_deleted_by_hand(locked)
    by_place = {log.order: log for log in locked.logs.prefetch_related("sets")}
    in_order = sorted(logs, key=lambda word: (word.revision, word.uuid))
    newer = [word for word in in_order if word.log in by_place and take_log_word(by_place[word.log], word)]
    changed = {log.pk: log for log in (by_place[word.log] for word in newer)}
    rows: dict[tuple[int, int, str], SetLog] = {}
    for place, words in groupby(sorted(sets, key=lambda word: word.log), key=lambda word: word.log):
        if log := by_place.get(place):
            rows |= {(log.pk, row.number, row.side): row for row in changed_sets(log, words)}
            changed[log.pk] = log
    store_sets(rows.values())
    for log in changed.values():
        _sum_up(log, [row for key, row in rows.items() if key[0] == log.pk])
    ExerciseLog.objects.bulk_update(changed.values(), WRITTEN_FIELDS)
    _store_pains(locked, by_place, pains)
    _take_back_pains(locked, logs)
    _bring_back(locked)


def _sum_up(log: ExerciseLog, changed: Iterable[SetLog]) -> None:
    rows = {(row.number, row.side): row for row in [*log.sets.all(), *changed]}
    kept = [row for row in rows.values() if not row.undone]
    for side in (Side.LEFT, Side.RIGHT):
        load_g, done = side_summary(kept, side=side, sets_planned=log.sets_planned)
        setattr(log, f"load_{side}_g", load_g)
        setattr(log, f"done_{side}", done)


def _take_back_pains(session: WorkoutSession, words: Iterable[LogWord]) -> None:
    """Whatever was said of the exercise since: the note was one of its own."""
    mistaken = [word.mistaken for word in words if word.mistaken]
    notes = PainNote.objects.filter(exercise_log__session=session, uuid__in=mistaken, deleted_at=None)
    if mistaken:
        notes.update(deleted_at=Now())


def _store_pains(
    session: WorkoutSession, by_place: dict[int, ExerciseLog], words: Sequence[PainWord]
) -> None:
    known = [word for word in words if word.log in by_place]
    PainNote.objects.bulk_create(
        [
            PainNote(
                user_id=session.user_id,
                uuid=word.uuid,
                felt_at=word.felt_at,
                pain=word.pain,
                place=word.place,
                side=word.side,
                exercise_log=by_place[word.log],
            )
            for word in known
        ],
        ignore_conflicts=True,
    )


def _bring_back(session: WorkoutSession) -> None:
    """It was ended while all of it was still on a device."""
    if session.was_dropped and WorkoutSession.objects.begun().filter(pk=session.pk).exists():
        write(session, deleted_at=None)
