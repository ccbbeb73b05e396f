"""Loads in the user's unit, for templates."""

from django import template

from progress import units

register = template.Library()


@register.filter
def load(load_g: int | None, unit: str) -> str:
    return "–" if load_g is None else units.load_text(load_g, unit)
