"""Everything out in one file: all of it, only mine, the same again, and no formula in the table."""

import csv
import datetime as dt
import io
import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.models import PainNote, WorkoutSession
from progress.takeout import schema
from progress.takeout.export import export, written
from progress.takeout.records import Many, Record
from progress.takeout.sections import SECTIONS
from progress.takeout.spreadsheet import COLUMNS, cell, plain
from progress.takeout.values import OrNull
from tests.factories import PainNoteFactory, WorkoutSessionFactory
from tests.progress.takeout.person import NOW, WORDS, catalogue, lead_a_life, sets_of, told, unzipped

pytestmark = pytest.mark.django_db
FILE = reverse("progress:export_file")
# What the file leaves out of each model, and why: docs/export.md.
KEYS = {"id", "user", "answers", "session", "log"}
LEFT_OUT = {
    "OwnedWeight": KEYS,
    "Acceptance": KEYS | {"elsewhere"},  # told in place of the edition
    "SafetyAnswers": KEYS,
    "SafetyAnswer": KEYS,
    "CheckIn": KEYS,
    "StopLifted": KEYS,
    "WorkoutSession": KEYS | {"deleted_at"},
    "ExerciseLog": KEYS | {"load_left_g", "load_right_g", "done_left", "done_right"},  # from the sets
    "SetLog": KEYS,
    "PainNote": KEYS | {"deleted_at", "exercise_log"},  # by session and log
    "Goal": KEYS,
    "GoalRating": KEYS | {"goal"},
    "Pause": KEYS,
}
RECORDS = {
    "OwnedWeight": schema.WEIGHT,
    "Acceptance": schema.ACCEPTANCE,
    "SafetyAnswers": schema.SAFETY_ANSWERS,
    "SafetyAnswer": schema.SAFETY_ANSWERS.fields["answers"],
    "CheckIn": schema.CHECK_IN,
    "StopLifted": schema.STOP_LIFTED,
    "WorkoutSession": schema.SESSION,
    "ExerciseLog": schema.LOG,
    "SetLog": schema.SET,
    "PainNote": schema.PAIN_NOTE,
    "Goal": schema.GOAL,
    "GoalRating": schema.GOAL.fields["ratings"],
    "Pause": schema.PAUSE,
}


@pytest.fixture
def person(owner: User) -> User:
    catalogue()
    lead_a_life(owner)
    owner.refresh_from_db()
    return owner


def exported(user: User, now: dt.datetime = NOW) -> bytes:
    with export(user=user, now=now) as file:
        return file.read()


def test_every_field_of_every_model_is_in_the_file_or_left_out_by_name() -> None:
    for model in apps.get_app_config("progress").get_models():
        if model.__name__ in {"ReportLink", "PendingImport"}:
            continue
        record: Any = RECORDS[model.__name__]
        names = set((record.record if isinstance(record, Many) else record).fields)
        assert {field.name for field in model._meta.fields} - LEFT_OUT[model.__name__] <= names, model


def test_the_file_takes_no_longer_text_and_no_larger_number_than_the_table() -> None:
    for model in apps.get_app_config("progress").get_models():
        record: Any = RECORDS.get(model.__name__)
        fields = (record.record if isinstance(record, Many) else record).fields if record else {}
        for name, value in fields.items():
            kind = value.value if isinstance(value, OrNull) else value
            field: Any = next((one for one in model._meta.fields if one.name == name), None)
            if hasattr(kind, "longest"):
                assert kind.longest == field.max_length, (model, name)
            if hasattr(kind, "highest") and field:
                limits = [one.limit_value for one in field.validators]
                # Some fields have no limit but that of their column.
                assert kind.highest in {*limits, 10, 32_767, 1_000_000_000}, (model, name)


def test_the_file_holds_all_that_is_mine(person: User) -> None:
    file = told(exported(person))

    assert (file["format"], file["version"], file["exported_at"]) == ("steadyback", 1, "2026-03-14T12:00:00Z")
    assert file["preferences"] == {
        "unit": "lb", "time_zone": "Asia/Kathmandu", "routine": "stretch", "weekly_aim": 3,
        "aim_asked": True, "advice_on": False, "warm_up_on": False, "rest_s": 90, "switch_s": 9,
    }  # fmt: skip
    assert [one["load_g"] for one in file["weights"]] == [454, 500, 1500]
    assert [session["note"] for session in file["sessions"][:3]] == [WORDS[0], "again", WORDS[1]]
    assert len(file["sessions"]) == WorkoutSession.objects.of(person).count()
    sets = [row for session in file["sessions"] for log in session["logs"] for row in log["sets"]]
    assert len(sets) == sets_of(person)
    assert [note["text"] for note in file["pain_notes"]][::2] == [*WORDS, "again", "again"]
    assert file["acceptances"][0]["edition"]["texts"]["precautions"][0]["text"] == WORDS[0]
    assert [len(goal["ratings"]) for goal in file["goals"]] == [2, 0]
    assert file["pauses"][0]["last_day"] == "2026-05-01"
    assert [one["answers"][1]["reply"] for one in file["safety_answers"]] == ["yes", "no", "not_sure"]


def test_a_pain_note_names_the_log_it_belongs_to(person: User) -> None:
    file = told(exported(person))
    sessions = {session["uuid"]: session for session in file["sessions"]}
    for row in file["pain_notes"]:
        note = PainNote.objects.get(uuid=row["uuid"])
        assert note.exercise_log is not None
        assert sessions[row["session"]]["logs"][row["log"]]["exercise"] == note.exercise_log.exercise_id


def test_the_same_data_gives_the_same_bytes_but_for_the_moment(person: User) -> None:
    later = NOW + dt.timedelta(days=1)
    assert exported(person) == exported(person)
    now, then = (unzipped(exported(person, moment)) for moment in (NOW, later))
    assert now["sets.csv"] == then["sets.csv"]
    assert now["steadyback.json"] == then["steadyback.json"].replace("2026-03-15T12", "2026-03-14T12")


def test_what_was_deleted_and_what_is_anothers_stay_out(person: User, stranger: User) -> None:
    WorkoutSessionFactory.create(user=person, note="deleted words", deleted_at=NOW)
    PainNoteFactory.create(user=person, text="deleted words", deleted_at=NOW)
    WorkoutSessionFactory.create(user=stranger, note="somebody else's words")
    PainNoteFactory.create(user=stranger, text="somebody else's words")

    text = "".join(unzipped(exported(person)).values())

    assert "deleted words" not in text
    assert "somebody else" not in text
    assert person.email not in text
    assert person.password not in text


def test_nobody_finds_a_key_of_the_database_in_it(person: User) -> None:
    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {*value}.union(*(names(one) for one in value.values()))
        return set().union(*(names(one) for one in value)) if isinstance(value, list) else set()

    assert {name for name in names(told(exported(person))) if re.search(r"(^|_)(id|pk)$", name)} == set()


def test_the_table_has_a_row_for_each_set_that_was_not_taken_back(person: User) -> None:
    rows = list(csv.DictReader(io.StringIO(unzipped(exported(person))["sets.csv"].removeprefix("\ufeff"))))

    assert list(rows[0]) == COLUMNS
    assert len(rows) == sets_of(person) * 3 // 4
    assert [rows[0][name] for name in ("day", "exercise", "set", "side", "load_g", "done")] == [
        "2026-02-01", WORDS[0], "1", "left", "500", "9",
    ]  # fmt: skip
    assert {plain(row["note"]) for row in rows} == {*WORDS, "again"}


@pytest.mark.parametrize("words", WORDS)
def test_no_cell_is_a_formula_and_every_text_can_be_had_back(words: str) -> None:
    assert cell(words)[0] not in "=+-@\t\r\n＝＋－＠"  # noqa: RUF001
    assert plain(cell(words)) == words
    assert cell(12) == 12


@pytest.mark.parametrize("end", [";", "\t", "\n", "\r\n", '";"'])
def test_no_formula_begins_where_a_spreadsheet_might_end_a_cell(end: str) -> None:
    assert cell(f"well{end}=1+1") == f"well{end}'=1+1"
    assert cell("well; and = good") == "well; and = good"


def test_every_text_of_risky_letters_can_be_had_back() -> None:
    for letters in product("=;\"'\n\t -x", repeat=5):
        words = "".join(letters)
        assert plain(cell(words)) == words
        assert not re.search(r"(^|[;\"\n\t])[=-]|^[\n\t]", cell(words))


def test_the_file_is_a_download_named_for_my_own_day(
    owner_client: Client, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 3, 14, 20, tzinfo=dt.UTC))
    answer = owner_client.get(FILE)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="steadyback-2026-03-15.zip"'
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert len(told(answer.getvalue())["sessions"]) == WorkoutSession.objects.of(person).count()


def test_somebody_who_has_told_nothing_yet_gets_an_empty_file(owner: User, owner_client: Client) -> None:
    file = told(owner_client.get(FILE).getvalue())
    assert [file[section.name] for section in SECTIONS] == [[]] * len(SECTIONS)


def test_the_page_leads_to_the_file_and_me_leads_to_the_page(owner_client: Client) -> None:
    assert f'href="{FILE}"' in owner_client.get(reverse("progress:export")).text
    assert f'href="{reverse("progress:export")}"' in owner_client.get(reverse("accounts:me")).text


@pytest.mark.parametrize("sessions", [1, 499])
def test_the_queries_do_not_grow_with_the_sessions(
    owner: User, sessions: int, django_assert_num_queries: Any
) -> None:
    WorkoutSession.objects.bulk_create(
        [WorkoutSession(user=owner, performed_on=dt.date(2026, 3, 1)) for _ in range(sessions)]
    )
    with django_assert_num_queries(14):
        assert len(json.loads("".join(written(user=owner, now=NOW)))["sessions"]) == sessions


def test_every_name_in_the_file_is_explained() -> None:
    words = Path("docs/export.md").read_text(encoding="utf-8")

    def names(value: Any) -> set[str]:
        inner = getattr(value, "record", None) or getattr(value, "value", None)
        if isinstance(value, Record):
            return {*value.fields}.union(*(names(one) for one in value.fields.values()))
        return names(inner) if inner else set()

    told_names = {section.name for section in SECTIONS}.union(
        names(schema.PREFERENCES), *(names(section.record) for section in SECTIONS), COLUMNS
    )
    assert {name for name in told_names if f"`{name}`" not in words} == set()
