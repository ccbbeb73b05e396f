"""One person's own: check-ins, sessions and what was done in them, weights, safety answers, goals."""

from progress.models.check_in import CheckIn, WarningSign
from progress.models.exercise_log import ExerciseLog, Skipped
from progress.models.fields import EARLIEST_DAY
from progress.models.goal import MAX_ACTIVE_GOALS, MAX_GOAL_LENGTH, MAX_GOALS, Goal, GoalRating
from progress.models.own import DAYS_TO_UNDO
from progress.models.owned_weight import MAX_OWNED_WEIGHTS, OwnedWeight
from progress.models.pain_note import PainNote, PainSide, Place
from progress.models.pause import MAX_PAUSES, Pause
from progress.models.pending_import import PendingImport
from progress.models.report_link import MAX_SHOWN_NAME, MAX_WORKING_LINKS, ReportLink
from progress.models.safety import Acceptance, HowLifted, Reply, SafetyAnswer, SafetyAnswers, StopLifted
from progress.models.session import Kind, State, WorkoutSession
from progress.models.set_log import SetLog, Side

__all__ = [
    "DAYS_TO_UNDO", "EARLIEST_DAY", "MAX_ACTIVE_GOALS", "MAX_GOALS", "MAX_GOAL_LENGTH",
    "MAX_OWNED_WEIGHTS", "MAX_PAUSES", "MAX_SHOWN_NAME", "MAX_WORKING_LINKS", "Acceptance", "CheckIn",
    "ExerciseLog", "Goal", "GoalRating", "HowLifted", "Kind", "OwnedWeight", "PainNote", "PainSide",
    "Pause", "PendingImport", "Place", "Reply", "ReportLink", "SafetyAnswer", "SafetyAnswers", "SetLog",
    "Side", "Skipped", "State", "StopLifted", "WarningSign", "WorkoutSession",
]  # fmt: skip
