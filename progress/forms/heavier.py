"""A load above what was suggested: asked about once, then it is the user's choice."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField

from progress import units
from progress.forms.exercise_log import ExerciseLogForm
from progress.today.plan import Advised


@dataclass(frozen=True)
class Heavier:
    """What was put in for the heavier ankle, and what to hold it against."""

    name: str
    load_g: int
    expected_g: int
    # On a day of rest no load is suggested: then it is held against what the page was filled in with.
    was_suggested: bool
    field: BoundField


def heavier_than_suggested(form: ExerciseLogForm, *, advised: Advised | None) -> Heavier | None:
    """Of a valid form. Where nothing was advised there is nothing to ask."""
    if advised is None:
        return None
    loads_g = [row.load_g for row in form.entry().sets]
    expected_g = form.plan.load_g if advised.load_g is None else advised.load_g
    # As read in the user's unit: a gram that only rounding has added is none.
    if not loads_g or units.to_unit(max(loads_g), form.unit) <= units.to_unit(expected_g or 0, form.unit):
        return None
    return Heavier(
        name=form.plan.name,
        load_g=max(loads_g),
        expected_g=expected_g or 0,
        was_suggested=advised.load_g is not None,
        field=form["load"],
    )
