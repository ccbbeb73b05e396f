"""What the page of one exercise shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value

from exercises.edition import Text
from exercises.models import Edition, Equipment, Exercise, Muscle, Precaution, RoutineExercise


@dataclass(frozen=True)
class ExerciseDetail:
    exercise: Exercise
    muscles: list[dict[str, Any]]
    equipment: list[dict[str, Any]]
    entries: QuerySet[RoutineExercise]
    precautions: list[Text]
    stop_signs: list[Text]


def build_exercise_detail(exercise: Exercise) -> ExerciseDetail:
    """Three queries."""
    chips = list(_muscles_and_equipment(exercise))
    notes = Edition.objects.contents_in_force()
    return ExerciseDetail(
        exercise=exercise,
        muscles=[chip for chip in chips if chip["kind"] == "muscle"],
        equipment=[chip for chip in chips if chip["kind"] == "equipment"],
        entries=exercise.routine_entries.filter(routine__is_published=True).select_related(
            "routine", "exercise"
        ),
        precautions=notes.of_kind(Precaution.Kind.PRECAUTION),
        stop_signs=notes.of_kind(Precaution.Kind.STOP_NOW),
    )


def _muscles_and_equipment(exercise: Exercise) -> QuerySet[Any, Any]:
    """Both kinds of chips in one query: the page has few to spend."""
    muscles = Muscle.objects.filter(exercises=exercise).order_by()
    equipment = Equipment.objects.filter(exercises=exercise).order_by()
    return (
        muscles.values(label=F("name"), remark=F("latin_name"), kind=Value("muscle"))
        .union(equipment.values(label=F("name"), remark=F("hint"), kind=Value("equipment")), all=True)
        .order_by("label")
    )
