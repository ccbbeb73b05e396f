"""What the parts of the takeout have to agree on."""

from collections.abc import Iterable
from typing import Any

import pytest

from exercises.models import Edition, Precaution
from progress.forms.import_page import NAMES
from progress.models import (
    ExerciseLog,
    Goal,
    PainNote,
    SafetyAnswer,
    WorkoutSession,
)
from progress.takeout import schema
from progress.takeout.arrival import DESCRIBED
from progress.takeout.records import Many, Record
from progress.takeout.rows import ROWS
from progress.takeout.sections import SECTIONS
from progress.takeout.storing import STORES
from progress.takeout.values import Text


@pytest.mark.parametrize("known", [ROWS, STORES, DESCRIBED, NAMES], ids=["rows", "stores", "words", "page"])
def test_every_section_is_known_to_all_that_ask_for_it_by_name(known: dict[str, Any]) -> None:
    assert [*known] == [section.name for section in SECTIONS]


def inner(record: Record, *path: str) -> Record:
    for name in path:
        value: Any = record.fields[name]
        record = value.record if isinstance(value, Many) else value
    return record


TEXTS: list[tuple[Record, Any]] = [
    (schema.EDITION, Edition),
    (inner(schema.EDITION, "texts", "precautions"), Precaution),
    (inner(schema.SAFETY_ANSWERS, "answers"), SafetyAnswer),
    (schema.SESSION, WorkoutSession),
    (schema.LOG, ExerciseLog),
    (schema.PAIN_NOTE, PainNote),
    (schema.GOAL, Goal),
]


@pytest.mark.parametrize(("record", "model"), TEXTS, ids=[model.__name__ for _, model in TEXTS])
def test_a_text_of_the_file_may_be_as_long_as_the_one_that_is_stored(record: Record, model: Any) -> None:
    texts = {
        name: value.longest
        for name, value in record.fields.items()
        if isinstance(value, Text) and value is not schema.PROSE
    }
    assert texts
    assert texts == {name: model._meta.get_field(name).max_length for name in texts}


def test_no_record_with_a_text_is_forgotten() -> None:
    compared = [record for record, _ in TEXTS]
    every = list(records(section.record for section in SECTIONS))
    assert [list(record.fields) for record in every if has_text(record) and record not in compared] == []


def has_text(record: Record) -> bool:
    texts = [value for value in record.fields.values() if isinstance(value, Text)]
    return any(value is not schema.PROSE for value in texts)


def records(outer: Iterable[Record]) -> Iterable[Record]:
    for record in outer:
        yield record
        values = record.fields.values()
        yield from records(value for value in values if isinstance(value, Record))
        yield from records(value.record for value in values if isinstance(value, Many))
