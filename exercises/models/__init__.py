"""The content: exercises, routines, precautions and safety questions, edited in the admin."""

from exercises.models.exercise import MAX_LOAD_G, Equipment, Exercise, Measure, Muscle, Position, Sides
from exercises.models.routine import MAX_SETS, MAX_TARGET, MIN_TARGET, Routine, RoutineExercise
from exercises.models.safety import MAX_WHAT_CHANGED, Edition, Precaution, SafetyEffect, SafetyQuestion

__all__ = [
    "MAX_LOAD_G", "MAX_SETS", "MAX_TARGET", "MAX_WHAT_CHANGED", "MIN_TARGET", "Edition", "Equipment",
    "Exercise", "Measure", "Muscle", "Position", "Precaution", "Routine", "RoutineExercise", "SafetyEffect",
    "SafetyQuestion", "Sides",
]  # fmt: skip
