"""Takes what a device says into the rows: the highest revision stays, whatever the order. Stores nothing."""

import uuid as uuids
from collections.abc import Iterable

from progress.mat.words import LogWord, SetWord
from progress.models import ExerciseLog, SetLog, Side

UNSAID = uuids.UUID(int=0)


def take_log_word(log: ExerciseLog, word: LogWord) -> bool:
    """Whether it is newer than what the log says; if so, the log says it now."""
    if (word.revision, word.uuid) <= (log.revision, log.revision_uuid or UNSAID):
        return False
    for name in ("planned_left_g", "planned_right_g", "pain_during", "easier", "skipped", "revision"):
        setattr(log, name, getattr(word, name))
    log.revision_uuid = word.uuid
    return True


def changed_sets(log: ExerciseLog, words: Iterable[SetWord]) -> Iterable[SetLog]:
    """The rows that differ once these words are taken, those of a set always of one word."""
    newest: dict[int, SetWord] = {}
    for word in words:
        before = newest.get(word.number)
        if before is None or (word.revision, word.uuid) > (before.revision, before.uuid):
            newest[word.number] = word
    for number, word in newest.items():
        stored = {row.side: row for row in log.sets.all() if row.number == number}
        known = max(((row.revision, row.uuid) for row in stored.values()), default=None)
        if known is None or (word.revision, word.uuid) > known:
            yield from _rows(log, word, stored)


def _rows(log: ExerciseLog, word: SetWord, stored: dict[str, SetLog]) -> Iterable[SetLog]:
    """One row where both sides are alike in an exercise of both legs, else one a side."""
    said = {Side.LEFT: word.left, Side.RIGHT: word.right}
    if log.sides == "both" and word.left == word.right:
        said = {Side.BOTH: word.left}
    # A set taken back before it was ever heard of leaves a row too, or a late word would revive it.
    done = {side for side, of_side in said.items() if of_side}
    for side in done.union(stored) or {Side.BOTH}:
        row = stored.get(side) or SetLog(log=log, number=word.number, side=side, done=0)
        of_side = said.get(Side(side))
        if of_side:
            row.load_g, row.done = of_side.load_g, of_side.done
        row.undone = of_side is None
        row.revision, row.uuid = word.revision, word.uuid
        yield row
