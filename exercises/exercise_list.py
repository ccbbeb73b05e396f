"""What the list of exercises shows: the routines, then the exercises of each, then the others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from exercises.models import Exercise, Routine, RoutineExercise


@dataclass(frozen=True)
class RoutineGroup:
    routine: Routine
    entries: list[RoutineExercise]


@dataclass(frozen=True)
class ExerciseList:
    groups: list[RoutineGroup]
    others: list[Exercise]


def build_exercise_list(*, editor: bool) -> ExerciseList:
    """Two queries, however many routines there are; an empty routine is left out."""
    routines = Routine.objects.visible_to(editor=editor)
    entries = RoutineExercise.objects.filter(routine__in=routines).select_related("routine")
    exercises = Exercise.objects.visible_to(editor=editor).prefetch_related(
        Prefetch("routine_entries", entries, to_attr="places")
    )
    groups: dict[Routine, list[RoutineExercise]] = {}
    for exercise in exercises:
        for entry in exercise.places:
            groups.setdefault(entry.routine, []).append(entry)
    return ExerciseList(
        groups=[
            RoutineGroup(routine, sorted(groups[routine], key=lambda entry: (entry.order, entry.pk)))
            for routine in sorted(groups, key=_catalogue_order)
        ],
        others=[exercise for exercise in exercises if not exercise.places],
    )


def _catalogue_order(routine: Routine) -> tuple[int, str]:
    return Routine.Role.values.index(routine.role), routine.name
