"""Loads as people read and type them: grams to and from kilograms or pounds. Standard library only."""

import re
from decimal import ROUND_HALF_UP, Decimal

GRAMS_PER_UNIT = {"kg": Decimal(1000), "lb": Decimal("453.59237")}
NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?", re.ASCII)


def to_unit(load_g: int, unit: str) -> Decimal:
    """The load in this unit, to two decimals: the finest step that survives the way to grams and back."""
    return (load_g / GRAMS_PER_UNIT[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)


def load_number(load_g: int, unit: str) -> str:
    """The load as a bare number, without idle zeros: 500 g is `0.5` in kg."""
    return f"{to_unit(load_g, unit):f}".rstrip("0").rstrip(".")


def load_text(load_g: int, unit: str) -> str:
    """The load in words: `0.5 kg`, or `no weight`."""
    return f"{load_number(load_g, unit)} {unit}" if load_g else "no weight"


def parse_load(text: str, unit: str) -> int:
    """Whole grams of a typed number; comma or point is the decimal mark.

    Raises `ValueError` for anything that is not a plain number, grouped thousands among it.
    """
    if not NUMBER.fullmatch(text):
        raise ValueError(text)
    number = Decimal(text.replace(",", "."))
    return int((number * GRAMS_PER_UNIT[unit]).quantize(Decimal(1), ROUND_HALF_UP))
