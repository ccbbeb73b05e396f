"""The sentence above the chart says what the picture shows, to whom it is read aloud."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from progress.history.exercise_sentence import exercise_sentence
from progress.history.rows import Row

DAY = dt.date(2026, 3, 9)
ROW = Row(
    name="", start=DAY, end=DAY, sessions=1, load_left_g=500, load_right_g=500, done_left=10, done_right=10,
    pains=[2], pain_next=None, usual=None, is_easy=False, uuid=None,
)  # fmt: skip


def of_loads(*loads: int) -> list[Row]:
    return [replace(ROW, load_left_g=load, load_right_g=load, pains=[]) for load in loads]


def of_pains(*pains: int) -> list[Row]:
    return [replace(ROW, pains=[pain]) for pain in pains]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (of_loads(0), "Done once, so far without weight."),
        (of_loads(0, 0), "Done 2 times, so far without weight."),
        (of_loads(500, 500), "Done 2 times, now with 0.5 kg per ankle."),
        (of_loads(0, 500, 1000), "Done 3 times, from no weight to 1 kg per ankle."),
        (of_loads(1000, 500), "Done 2 times, from 1 kg to 0.5 kg per ankle."),
        # A flare-up, and back again: the first and the last load alone would hide it.
        (
            of_loads(1000, 500, 0, 1000),
            "Done 4 times, now with 1 kg per ankle as at first, no weight in between.",
        ),
        (of_loads(0, 500, 0), "Done 3 times, now without weight as at first, 0.5 kg in between."),
        # A break, and back lighter: more than either end was carried before it.
        (of_loads(0, 1000, 500), "Done 3 times, from no weight to 0.5 kg per ankle, 1 kg in between."),
        (of_loads(1000, 0, 500), "Done 3 times, from 1 kg to 0.5 kg per ankle, no weight in between."),
        (
            [*of_loads(1000), replace(ROW, load_left_g=0, load_right_g=0, is_easy=True), *of_loads(1000)],
            "Done 3 times, now with 1 kg per ankle. Worst pain: 2 of 10.",
        ),
    ],
)
def test_the_load_is_told_from_its_beginning_to_now(rows: Sequence[Row], words: str) -> None:
    assert exercise_sentence(rows, "kg", (rows[0].load_g, rows[-1].load_g), "reps") == words


def test_a_weaker_side_is_not_hidden_behind_the_stronger() -> None:
    rows = [*of_loads(500), replace(ROW, load_left_g=500, load_right_g=1000, pains=[])]
    words = "Done 2 times, now with 0.5 kg on the left and 1 kg on the right."
    assert exercise_sentence(rows, "kg", (500, 1000), "reps") == words


def test_one_side_alone_is_told_as_before() -> None:
    rows = [replace(ROW, load_right_g=None, pains=[])]
    assert exercise_sentence(rows, "kg", (500, 500), "reps") == "Done once, now with 0.5 kg per ankle."


@pytest.mark.parametrize(
    ("pains", "words"),
    [
        ((2,), "Worst pain: 2 of 10."),
        ((4, 2), "Worst pain: 3 of 10 on a middling day, 4 at most."),
        # One point is within what pain varies by anyway.
        ((3, 3, 3, 3, 3, 3, 2, 2, 2), "Worst pain: 3 of 10."),
        (
            (4, 4, 4, 3, 3, 3, 2, 2, 2),
            "Worst pain on a middling day: 4 of 10 at first, 2 of late; 4 at most.",
        ),
        (
            (1, 1, 1, 3, 3, 3, 6, 5, 6),
            "Worst pain on a middling day: 1 of 10 at first, 6 of late; 6 at most.",
        ),
        # Of fewer than nine one bad day would be the whole story.
        ((6, 4, 4, 3, 3, 2, 2, 1), "Worst pain: 3 of 10 on a middling day, 6 at most."),
    ],
)
def test_how_the_pain_went_is_told_where_it_went_anywhere(pains: tuple[int, ...], words: str) -> None:
    assert exercise_sentence(of_pains(*pains), "kg", (500, 500), "reps").partition("ankle. ")[2] == words


@pytest.mark.parametrize(
    ("done", "measure", "words"),
    [
        ((20, 20, 20, 22, 24, 26, 30, 30, 30), "hold", "Lowest set: 20 seconds at first, 30 of late."),
        ((12, 12, 12, 10, 10, 10, 8, 8, 8), "reps", "Lowest set: 12 reps at first, 8 of late."),
        # Within what varies from day to day.
        ((40, 40, 40, 41, 41, 41, 43, 43, 43), "hold", ""),
        ((20, 20, 22, 24, 26, 30, 30, 30), "hold", ""),
    ],
)
def test_how_much_was_done_is_told_where_the_load_is_as_it_was(
    done: Sequence[int], measure: str, words: str
) -> None:
    rows = [replace(ROW, done_left=amount, done_right=amount + 1, pains=[]) for amount in done]
    sentence = exercise_sentence(rows, "kg", (500, 500), measure)
    assert sentence == f"Done {len(done)} times, now with 0.5 kg per ankle. {words}".strip()
    assert "Lowest set" not in exercise_sentence(rows, "kg", (0, 500), measure)
    lighter_between = [*rows[:4], replace(rows[4], load_left_g=0, load_right_g=0), *rows[5:]]
    assert "Lowest set" not in exercise_sentence(lighter_between, "kg", (500, 500), measure)
