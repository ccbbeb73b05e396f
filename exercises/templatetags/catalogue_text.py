"""How the texts of the catalogue are shown."""

from django import template

from exercises.models import Measure, RoutineExercise

register = template.Library()


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that has one item a line, blank ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def dose(entry: RoutineExercise) -> str:
    """Sets and target of an exercise in a routine, such as two sets of ten per side."""
    unit = " s" if entry.exercise.measure == Measure.HOLD else ""
    per_side = " per side" if entry.exercise.counts_sides else ""
    return f"{entry.sets} \N{MULTIPLICATION SIGN} {entry.target}{unit}{per_side}"
