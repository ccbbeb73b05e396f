"""Loads between grams and what people read and type."""

import re

import pytest

from progress.units import load_number, load_text, parse_load, to_unit


@pytest.mark.parametrize(
    ("load_g", "unit", "number"),
    [
        (0, "kg", "0"),
        (500, "kg", "0.5"),
        (1000, "kg", "1"),
        (5000, "kg", "5"),
        (1250, "kg", "1.25"),
        (454, "kg", "0.45"),
        (4, "kg", "0"),
        (5, "kg", "0.01"),
        (14, "kg", "0.01"),
        (15, "kg", "0.02"),
        (454, "lb", "1"),
        (500, "lb", "1.1"),
        (2268, "lb", "5"),
        (2, "lb", "0"),
        (3, "lb", "0.01"),
    ],
)
def test_grams_are_shown_with_two_decimals_at_most(load_g: int, unit: str, number: str) -> None:
    assert load_number(load_g, unit) == number


@pytest.mark.parametrize(
    ("text", "unit", "load_g"),
    [
        ("0", "kg", 0),
        ("1", "kg", 1000),
        ("0.5", "kg", 500),
        ("0,5", "kg", 500),
        ("1,25", "kg", 1250),
        ("0.0004", "kg", 0),
        ("0.0005", "kg", 1),
        ("0.0014", "kg", 1),
        ("0.0015", "kg", 2),
        ("1", "lb", 454),
        ("2.2", "lb", 998),
        ("2,2", "lb", 998),
    ],
)
def test_comma_and_point_are_both_the_decimal_mark(text: str, unit: str, load_g: int) -> None:
    assert parse_load(text, unit) == load_g


def test_a_hundredth_of_a_pound_survives_the_way_to_grams_and_back() -> None:
    texts = [f"{hundredths / 100:.2f}" for hundredths in range(1103)]
    assert [f"{to_unit(parse_load(text, 'lb'), 'lb'):.2f}" for text in texts] == texts


def test_a_hundredth_of_a_kilogram_survives_the_way_to_grams_and_back() -> None:
    texts = [f"{hundredths / 100:.2f}" for hundredths in range(501)]
    assert [f"{to_unit(parse_load(text, 'kg'), 'kg'):.2f}" for text in texts] == texts


JUNK = [
    "", " ", "NaN", "nan", "Infinity", "-Infinity", "1e400", "1e3", "-5", "+5", "\u22125", "\uff15", "\u0665",
    "1_000", "1,5.0", "1.5,0", "1.000,5", "1,000,5", "1..5", "1.", ".5", ",5", "0x1", "5 kg", "1 5", "1\n",
    "\n1", "1\0", "\0", "12345", "1.23456", "\u00bd", "one", "1\u00a0000",
]  # fmt: skip


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("text", JUNK)
def test_what_is_no_plain_number_is_refused(text: str, unit: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_load(text, unit)


def test_no_weight_is_said_in_words() -> None:
    assert [load_text(load_g, "kg") for load_g in (0, 500)] == ["no weight", "0.5 kg"]
