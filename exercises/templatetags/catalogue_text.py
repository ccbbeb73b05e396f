"""How the texts of the catalogue are shown."""

import re

from django import template
from django.db.models import QuerySet

from exercises.figures import figure_address, warm_up_figure
from exercises.models import Exercise, Measure, Routine, RoutineExercise

register = template.Library()


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that has one item a line, blank ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def first_sentence(text: str) -> str:
    """All that a printed page has room for."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


@register.filter
def dose(entry: RoutineExercise) -> str:
    """Sets and target of an exercise in a routine, such as two sets of ten per side."""
    unit = " s" if entry.exercise.measure == Measure.HOLD else ""
    per_side = " per side" if entry.exercise.counts_sides else ""
    return f"{entry.sets} \N{MULTIPLICATION SIGN} {entry.target}{unit}{per_side}"


@register.filter
def picture(exercise: Exercise, moment: str) -> str:
    """The address of a drawing (start, end, moving, easier), or nothing where there is none."""
    return figure_address(exercise.figure, moment)


@register.filter
def warm_up_pictures(move: str) -> list[str]:
    """The addresses of start and end of a move before the first set, or none."""
    figure = warm_up_figure(move)
    return [figure_address(figure, moment) for moment in ("start", "end")] if figure else []


@register.simple_tag
def published_routines() -> QuerySet[Routine]:
    """For a page that lists the routines beside what it is about."""
    return Routine.objects.published().in_catalogue_order()


@register.filter
def gone_by(routines: QuerySet[Routine], own_slug: str) -> Routine | None:
    """The one that Today goes by: one's own, or the first where that is gone or none was chosen."""
    return next((routine for routine in routines if routine.slug == own_slug), next(iter(routines), None))
