"""One person's own: check-ins, sessions, and what was done in them."""

from progress.models.check_in import CheckIn, WarningSign
from progress.models.exercise_log import ExerciseLog, Skipped
from progress.models.pain_note import PainNote, PainSide, Place
from progress.models.session import EARLIEST_DAY, Kind, State, WorkoutSession
from progress.models.set_log import SetLog, Side

__all__ = [
    "EARLIEST_DAY", "CheckIn", "ExerciseLog", "Kind", "PainNote", "PainSide", "Place", "SetLog", "Side",
    "Skipped", "State", "WarningSign", "WorkoutSession",
]  # fmt: skip
