"""What the printed sheet of a routine shows: one page for the fridge door, from the catalogue alone."""

from __future__ import annotations

import math
from dataclasses import dataclass

from exercises.edition import Text
from exercises.models import Edition, Precaution, Routine, RoutineExercise

MOST_IN_TWO_COLUMNS = 6
# How many sessions the rest of a page has room for, A4 and Letter alike, by the rows of exercises above.
LOG_ROWS = {1: 16, 2: 12, 3: 7}
FEWEST_LOG_ROWS = 5


@dataclass(frozen=True)
class RoutineSheet:
    routine: Routine
    entries: list[RoutineExercise]
    precautions: list[Text]
    stop_signs: list[Text]
    emergency_signs: list[Text]
    disclaimers: list[Text]

    @property
    def columns(self) -> int:
        return 2 if len(self.entries) <= MOST_IN_TWO_COLUMNS else 3

    @property
    def log_rows(self) -> range:
        return range(LOG_ROWS.get(math.ceil(len(self.entries) / self.columns), FEWEST_LOG_ROWS))


def build_routine_sheet(routine: Routine, *, editor: bool) -> RoutineSheet:
    """Two queries."""
    texts = Edition.objects.contents_in_force()
    return RoutineSheet(
        routine=routine,
        entries=list(routine.entries.visible_to(editor=editor)),
        precautions=texts.of_kind(Precaution.Kind.PRECAUTION),
        stop_signs=texts.of_kind(Precaution.Kind.STOP_NOW),
        emergency_signs=texts.of_kind(Precaution.Kind.EMERGENCY),
        disclaimers=texts.of_kind(Precaution.Kind.DISCLAIMER),
    )
