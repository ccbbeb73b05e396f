"""What a session starts from: each exercise with its sets, target and loads, and what was advised."""

from dataclasses import asdict, dataclass

from django.db.models import OuterRef, Subquery

from exercises.models import Exercise, Routine
from progress.models import ExerciseLog
from progress.owner import Owner
from progress.rules import Advice


@dataclass(frozen=True)
class Advised:
    """What was suggested for an exercise, as it was shown: it stays with the log."""

    rule: str
    action: str
    load_g: int | None
    target: int | None
    text: str

    @property
    def kept(self) -> dict[str, str | int | None]:
        """As the fields of a log."""
        return {f"advised_{name}": value for name, value in asdict(self).items()}


@dataclass(frozen=True)
class PlannedExercise:
    """One exercise as it is offered. Loads are grams per ankle."""

    exercise: Exercise
    sets_planned: int
    target: int | None
    load_left_g: int = 0
    load_right_g: int = 0
    easier: bool = False
    advice: Advice | None = None
    advised: Advised | None = None

    @property
    def name(self) -> str:
        return self.exercise.name

    @property
    def measure(self) -> str:
        return self.exercise.measure

    @property
    def sides(self) -> str:
        return self.exercise.sides

    @property
    def load_g(self) -> int:
        return max(self.load_left_g, self.load_right_g)

    @property
    def is_even(self) -> bool:
        return self.load_left_g == self.load_right_g


def planned_exercises(*, routine: Routine, user: Owner) -> list[PlannedExercise]:
    """The routine in order, each with the loads the user last did it with; the gentle one without weight."""
    own = ExerciseLog.objects.of(user).done().not_easy()
    newest_log = own.filter(exercise=OuterRef("exercise")).newest_first()
    entries = list(
        routine.entries.select_related("exercise")
        .filter(exercise__is_published=True)
        .annotate(last_log_id=Subquery(newest_log.values("pk")[:1]))
    )
    logs = ExerciseLog.objects.in_bulk([entry.last_log_id for entry in entries if entry.last_log_id])
    without_weight = routine.role == Routine.Role.GENTLE
    return [
        PlannedExercise(
            exercise=entry.exercise,
            sets_planned=entry.sets,
            target=entry.target,
            load_left_g=0 if without_weight or last is None else last.load_left_g or 0,
            load_right_g=0 if without_weight or last is None else last.load_right_g or 0,
        )
        for entry in entries
        for last in [logs.get(entry.last_log_id)]
    ]
