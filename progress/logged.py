"""What was logged of exercises, as the history needs it."""

import datetime as dt
import uuid as uuids
from dataclasses import dataclass

from exercises.models import Routine
from progress.models import Kind
from progress.models.exercise_log import ExerciseLogQuerySet

READ_FIELDS = (
    "exercise_id", "session__uuid", "session__performed_on",
    "load_left_g", "load_right_g", "done_left", "done_right",
    "pain_during", "session__pain_after", "session__pain_next",
    "session__kind", "session__routine__role",
)  # fmt: skip
ADVISED_FIELDS = ("advised_rule", "advised_load_g", "advised_text")


@dataclass(frozen=True)
class Entry:
    """One exercise in one session, as the history needs it."""

    exercise: str
    uuid: uuids.UUID
    day: dt.date
    load_left_g: int | None
    load_right_g: int | None
    done_left: int | None
    done_right: int | None
    pain_during: int | None
    pain_after: int | None
    pain_next: int | None
    kind: str
    routine_role: str | None
    advised_rule: str = ""
    advised_load_g: int | None = None
    advised_text: str = ""

    @property
    def is_easy(self) -> bool:
        """Done without weight on purpose: no step down, so the line of the load passes over it."""
        return self.kind == Kind.EASY or self.routine_role == Routine.Role.GENTLE

    @property
    def pain(self) -> int | None:
        """The worst that is known of during, after and next morning."""
        return max(known(self.pain_during, self.pain_after, self.pain_next), default=None)

    @property
    def load_g(self) -> int:
        return max(known(self.load_left_g, self.load_right_g), default=0)

    @property
    def done(self) -> int | None:
        return min(known(self.done_left, self.done_right), default=None)

    @property
    def is_even(self) -> bool:
        return self.load_left_g == self.load_right_g and self.done_left == self.done_right


def entries_of(logs: ExerciseLogQuerySet, *, since: dt.date | None, advised: bool = False) -> list[Entry]:
    """Oldest first. What was `advised` is read only where it is shown: its sentences weigh the most."""
    rows = (
        logs.done()
        .performed_since(since)
        .exclude(exercise=None)
        .order_by("session__performed_on", "session_id")
        .values_list(*READ_FIELDS, *(ADVISED_FIELDS if advised else ()))
    )
    return [Entry(*row) for row in rows]


def known(*values: int | None) -> list[int]:
    return [value for value in values if value is not None]
