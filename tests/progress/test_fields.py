"""What people type about a workout, field by field."""

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from progress.forms.fields import AmountField, DayField, LoadField, NoteField, OtherLoadField, RatingField
from tests.progress.test_units import JUNK

TODAY = dt.date(2026, 3, 14)


def refusal(field: forms.Field, value: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("text", [text for text in JUNK if text.strip() not in {"", "1"}])
def test_a_load_that_is_no_number_is_told_how_to_write_it(text: str) -> None:
    message = refusal(LoadField(unit="kg"), text)
    assert "0.5 or 1,5" in message or "character" in message


def test_no_load_is_no_weight_and_no_other_load_is_the_same() -> None:
    assert LoadField(unit="kg").clean("") == 0
    assert OtherLoadField(unit="kg").clean("") is None


@pytest.mark.parametrize(("unit", "most", "more"), [("kg", "5", "5.01"), ("lb", "11.02", "11.03")])
def test_a_load_is_at_most_five_kilograms(unit: str, most: str, more: str) -> None:
    assert LoadField(unit=unit).clean(most) in {4999, 5000}
    assert "halve it" in refusal(LoadField(unit=unit), more)


@pytest.mark.parametrize(("unit", "shown"), [("kg", "0.45"), ("lb", "1")])
def test_a_load_left_as_it_was_shown_keeps_its_grams(unit: str, shown: str) -> None:
    field = LoadField(unit=unit, initial=454)
    assert field.prepare_value(454) == shown
    assert field.clean(shown) == 454
    assert not field.has_changed(454, shown)


def test_a_load_that_was_changed_is_taken_as_typed() -> None:
    field = LoadField(unit="kg", initial=454)
    assert field.clean("0.46") == 460
    assert field.has_changed(454, "0.46")


@pytest.mark.parametrize(("text", "amount"), [("", None), (" 12 ", 12), ("0", 0), ("999", 999), ("007", 7)])
def test_an_amount_is_a_whole_number_or_nothing(text: str, amount: int | None) -> None:
    assert AmountField().clean(text) == amount


@pytest.mark.parametrize(
    "text", ["1000", "-1", "1.5", "1,5", "1e2", "1_0", "\uff15", "\u0665", "\u00b2", "ten", "1\0", "9" * 5000]
)
def test_an_amount_that_is_none_is_refused(text: str) -> None:
    assert refusal(AmountField(), text)


@pytest.mark.parametrize(("value", "rating"), [("", None), (None, None), ("0", 0), ("10", 10)])
def test_a_rating_is_nothing_or_zero_to_ten(value: str | None, rating: int | None) -> None:
    assert RatingField().clean(value) == rating


@pytest.mark.parametrize("value", ["11", "-1", "5.0", "05", "\uff15", "a", "5\0"])
def test_a_rating_off_the_scale_is_refused(value: str) -> None:
    assert refusal(RatingField(), value) == "Choose a number from 0 to 10."


@pytest.mark.parametrize("day", ["1970-01-01", "2026-03-14", "2026-03-15", "2024-02-29"])
def test_a_day_may_be_any_from_1970_to_tomorrow(day: str) -> None:
    assert DayField(today=TODAY).clean(day) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("day", ["1969-12-31", "2026-03-16", "0001-01-01", "9999-12-31"])
def test_a_day_before_1970_or_after_tomorrow_is_refused(day: str) -> None:
    assert refusal(DayField(today=TODAY), day) == "Choose a day from 1970 to tomorrow."


@pytest.mark.parametrize(
    "day",
    ["", "14.3.2026", "2026-02-30", "03/14/2026", "\uff12026-03-14", "2026-03-14\0", "yesterday", "1e400"],
)
def test_what_is_no_day_is_refused(day: str) -> None:
    assert refusal(DayField(today=TODAY), day)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "  kept  ",
        "\U0001f9d8\u200d\u2640\ufe0f slow",
        "\u0638\u0647\u0631 \u05d2\u05d1 \u202eright to left",
        "one\ntwo\n\n three",
        "<b>&amp;</b> \"quoted\" 'so'",
        "e\u0301",
        "x" * 2000,
        "\U0001f9d8" * 2000,
    ],
)
def test_a_note_is_kept_to_the_letter(note: str) -> None:
    assert NoteField().clean(note) == note


def test_line_ends_of_a_browser_are_stored_as_one_character() -> None:
    assert NoteField().clean("one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"
    assert len(NoteField().clean("\r\n" * 2000)) == 2000


def test_a_note_that_is_too_long_is_told_by_how_much() -> None:
    assert refusal(NoteField(), "x" * 2001) == "A note holds 2000 characters; this one has 2001."


def test_a_note_with_an_unwritable_character_is_refused() -> None:
    assert "Null characters" in refusal(NoteField(), "a\0b")
