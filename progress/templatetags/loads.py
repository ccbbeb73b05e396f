"""Loads in the user's unit, for templates."""

from django import template

from progress import units
from progress.report.loads import Logged

NO_BREAK = "\N{NO-BREAK SPACE}"

register = template.Library()


@register.filter
def load(load_g: int | None, unit: str) -> str:
    return "–" if load_g is None else units.load_text(load_g, unit)


@register.filter
def lifted(one: Logged, unit: str) -> str:
    """`1 kg × 10`; the sides apart where they are not alike."""
    loads, done = (one.load_left_g, one.load_right_g), (one.done_left, one.done_right)
    if not one.is_uneven:
        return f"{load(one.load_g, unit)} ×{NO_BREAK}{amount(one.done)}"
    if loads[0] == loads[1]:
        return f"{load(loads[0], unit)} × {_sides(*map(amount, done))}"
    if done[0] == done[1]:
        return f"{_sides(*(load(each, unit) for each in loads))} ×{NO_BREAK}{amount(done[0])}"
    told = zip(loads, done, strict=True)
    return _sides(*(f"{load(load_g, unit)} × {amount(each)}" for load_g, each in told))


def _sides(left: str, right: str) -> str:
    """On a narrow phone a line may end after a number or its unit, and nowhere else."""
    told = (f"{side}{NO_BREAK}{words}" for side, words in (("L", left), ("R", right)))
    return ", ".join(words.replace("× ", f"×{NO_BREAK}") for words in told)


def amount(done: int | None) -> str:
    return "–" if done is None else str(done)
