"""What no export of ours ever looks like: refused with a word on why, and nothing is changed."""

import datetime as dt
import json
import struct
import time
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.models import PendingImport
from progress.takeout.pieces import Pieces
from progress.takeout.reading import MOST_ROWS
from tests.progress.takeout.person import NOW, catalogue, lead_a_life, told
from tests.progress.takeout.test_import import taken_out
from tests.progress.takeout.zips import NAMES, changed, zipped
from tests.test_pages import rows_of

pytestmark = pytest.mark.django_db
PAGE = reverse("progress:data_import")
ZERO = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def content(owner: User) -> bytes:
    catalogue()
    lead_a_life(owner)
    return taken_out(owner)


@pytest.fixture
def file(content: bytes) -> dict[str, Any]:
    return told(content)


def assert_refused(client: Client, user: User, content: bytes, why: str) -> None:
    before = rows_of(user)
    answer = client.post(PAGE, {"file": SimpleUploadedFile("steadyback.zip", content)})
    assert answer.status_code == 200
    assert "This file was not taken" in answer.text
    assert why in answer.text.replace("&#x27;", "'"), answer.text[answer.text.index("not taken") :][:800]
    assert rows_of(user) == before
    assert not PendingImport.objects.exists()


# What is no zip, or another one

TEXT = "{}"


def with_entry(name: str, **said: Any) -> bytes:
    """A zip of one entry, of which its list says what is not so."""
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        info = zipfile.ZipInfo(name)
        for key, value in said.items():
            setattr(info, key, value)
        archive.writestr(info, TEXT)
    return stored.getvalue()


def encrypted() -> bytes:
    content = bytearray(zipped(TEXT, how=zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.rindex(b"PK\1\2") + 8] |= 1
    return bytes(content)


def of_another_size(claimed: int) -> bytes:
    content = bytearray(zipped(TEXT * 1000))
    start = content.rindex(b"PK\1\2")
    content[start + 24 : start + 28] = struct.pack("<I", claimed)
    return bytes(content)


def beyond_all_files() -> bytes:
    """Its list says that the text begins where no file reaches."""
    content = zipped(TEXT, how=zipfile.ZIP_STORED)
    start = content.rindex(b"PK\1\2")
    entry = bytearray(content[start : start + 46 + len(NAMES[0])])
    far = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    entry[42:46], entry[30:32] = b"\xff" * 4, struct.pack("<H", len(far))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry) + len(far), start, 0)
    return content[:start] + entry + far + end


def twice_the_name() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped(TEXT, TEXT, names=[NAMES[0], NAMES[0]])


def many_entries(number: int) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for index in range(number):
            archive.writestr(f"{index}", "")
    return file.getvalue()


def hidden_number_of_entries() -> bytes:
    content = bytearray(many_entries(500))
    content[-14:-10] = struct.pack("<2H", 1, 1)
    return bytes(content)


BAD_ZIPS: dict[str, tuple[Callable[[], bytes], str]] = {
    "one byte": (lambda: b"x", "not the zip"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 5000, "not the zip"),
    "JSON alone": (lambda: b'{"format": "steadyback"}', "not the zip"),
    "only an end": (lambda: b"PK\5\6" + b"\0" * 18, "not the zip"),
    "half of it": (lambda: zipped(TEXT * 500)[:60], "not the zip"),
    "without its start": (lambda: zipped("x" * 50, how=zipfile.ZIP_STORED)[40:], "damaged"),
    "a changed byte": (lambda: zipped("abc", how=zipfile.ZIP_STORED).replace(b"abc", b"abd", 1), "damaged"),
    "a comment": (lambda: zipped(TEXT)[:-2] + b"\1\0x", "not the zip"),
    "of another kind": (lambda: zipped(TEXT, how=zipfile.ZIP_LZMA), "not the zip"),
    "of another kind still": (lambda: zipped(TEXT, how=zipfile.ZIP_BZIP2), "not the zip"),
    "a zip in a zip": (lambda: zipped(zipped(TEXT), names=["inner.zip"]), "does not belong there"),
    "a way up": (lambda: zipped(TEXT, names=["../steadyback.json"]), "does not belong there"),
    "from the root": (lambda: zipped(TEXT, names=["/etc/passwd"]), "does not belong there"),
    "of another system": (lambda: zipped(TEXT, names=["..\\steadyback.json"]), "does not belong there"),
    "a folder": (lambda: zipped(TEXT, names=["data/steadyback.json"]), "does not belong there"),
    "markup for a name": (lambda: zipped(TEXT, names=["<script>alert(1)</script>"]), "does not belong there"),
    "a NUL in a name": (lambda: zipped(TEXT, names=["steadyback.json"]).replace(b"back.json", b"back\0json"),
                        "does not belong there"),
    "no such text": (lambda: zipped(TEXT, names=["README.txt"]), "There is no steadyback.json"),
    "two of one name": (twice_the_name, "two files of one name"),
    "a link": (lambda: with_entry(NAMES[0], external_attr=0o120777 << 16, create_system=3), "only a link"),
    "a password": (encrypted, "has a password"),
    "a bomb that says so": (lambda: of_another_size(2**32 - 2), "would be larger than 64 MiB"),
    "a bomb that does not": (lambda: of_another_size(100), "damaged"),
    "a text beyond all files": (beyond_all_files, "damaged"),
    "thousands of files": (lambda: many_entries(5000), "too many files"),
    "files that are not counted": (hidden_number_of_entries, "too many files"),
    "a large zip": (lambda: zipped(TEXT)[:-22] + b"PK\6\7" + b"\0" * 16 + zipped(TEXT)[-22:], "not the zip"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_ZIPS)
def test_what_is_no_zip_of_ours_is_refused(owner: User, owner_client: Client, name: str) -> None:
    make, why = BAD_ZIPS[name]
    assert_refused(owner_client, owner, make(), why)


# What is no text of ours

START = '{"format":"steadyback","version":1,"exported_at":"2026-03-14T12:00:00Z","preferences":'
BAD_TEXTS: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "the file ends here, too early"),
    "Latin-1": ('{"format":"steadyback","café":1}'.encode("latin-1"), "not UTF-8"),
    "UTF-16": ('{"format":"steadyback"}'.encode("utf-16"), "not UTF-8"),
    "a byte order mark": ("\ufeff{}", "“{” should be here"),
    "a list": ("[]", "“{” should be here"),
    "a number": ("1", "“{” should be here"),
    "no format": ('{"version":1}', "format: the name should be here"),
    "of another program": ('{"format":"liftlog","version":1}', "no file of Steadyback"),
    "of a later version": ('{"format":"steadyback","version":2,', "of version 2; this Steadyback reads 1"),
    "of a version in words": ('{"format":"steadyback","version":"1",', "this Steadyback reads 1"),
    "of a version that is true": ('{"format":"steadyback","version":true,', "is of another version; this"),
    "of half a version": ('{"format":"steadyback","version":"\\ud800",', "is of another version; this"),
    "of half a character": ('{"format":"\\ud800","version":1', "no file of Steadyback"),
    "one comma too many": ('{"format":"steadyback",,', "no JSON"),
    "single quotes": ("{'format':'steadyback'}", "no JSON"),
    "no settings": (f"{START}null}}", "preferences: should be an object"),
    "a name twice": (f'{START}{{"unit":"kg","unit":"lb"}},', "has the same name twice"),
    "NaN": (f'{START}{{"unit":NaN}},', "holds NaN"),
    "infinity": (f'{START}{{"unit":-Infinity}},', "holds -Infinity"),
    "a fraction": (f'{START}{{"rest_s":1.5}},', "holds 1.5"),
    "1e400": (f'{START}{{"rest_s":1e400}},', "holds 1e400"),
    "a huge number": (f'{START}{{"rest_s":{"9" * 100_000}}},', "far too large"),
    "too deep": (START + "[" * 100_000, "too deep"),
    "too deep, of objects": (START + '{"a":' * 100_000, "too deep"),
    "without an end": (START + '"' + "x" * 3_000_000, "far too long"),
    "lists without an end": (START + "[" + "[]," * 1_000_000, "far too long"),
}


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_what_is_no_text_of_ours_is_refused(owner: User, owner_client: Client, name: str) -> None:
    text, why = BAD_TEXTS[name]
    assert_refused(owner_client, owner, zipped(text), why)


# Values that will not do

LOG = "sessions.0.logs.0"
SET = f"{LOG}.sets.0"
BAD_VALUES: list[tuple[str, Any, str]] = [
    ("exported_at", ["2026-03-14T12:00:00Z"], "exported_at: should be a moment"),
    ("exported_at", "9999-01-01T00:00:00Z", "exported_at: should be a moment"),
    ("preferences.unit", "stone", "preferences.unit: "),
    ("preferences.time_zone", "Mars/Olympus", "Choose a time zone from the list."),
    ("preferences.routine", "no slug", "There is no such routine."),
    ("preferences.routine", None, "preferences.routine: "),
    ("preferences.rest_s", 45, "preferences.rest_s: "),
    ("preferences.switch_s", 31, "preferences.switch_s: "),
    ("preferences.weekly_aim", 99, "preferences.weekly_aim: "),
    ("preferences.aim_asked", None, "preferences.aim_asked: should be true or false."),
    ("preferences.advice_on", 1, "preferences.advice_on: should be true or false."),
    ("preferences.is_superuser", True, "preferences: should not have 'is_superuser'."),
    ("weights", {}, "weights: “[” should be here."),
    ("weights.0", None, "weights[0]: should be an object"),
    ("weights.0.load_g", 0, "weights[0].load_g: should be a whole number from 1 to 5000."),
    ("weights.1.load_g", 454, "weights[1].load_g: is there twice."),
    ("weights.0.user", 1, "should not have 'user'."),
    ("weights.0.id", 1, "should not have 'id'."),
    ("acceptances.0.edition.number", 2**63, "acceptances[0]: holds a number that is far too large."),
    ("acceptances.0.edition.texts", None, "acceptances[0].edition.texts: should be an object"),
    ("acceptances.0.edition.texts.precautions.0.kind", "x", ".texts.precautions[0].kind: should be one of"),
    ("acceptances.0.edition.texts.questions.0.effects.0.effect", "", ".questions[0].effects[0].effect: "),
    ("safety_answers.0.answers.0.reply", "maybe", "safety_answers[0].answers[0].reply: should be one of"),
    ("safety_answers.0.answers.1.cleared_note", "x" * 251, "has 251 characters; 250 fit."),
    ("safety_answers.1.answers.1.cleared_on", "2026-03-01", "is there though the reply is no yes."),
    ("check_ins.0.day", "2026-03-16", "should be a day from 1970 to tomorrow"),
    ("check_ins.0.day", "1969-12-31", "should be a day from 1970 to tomorrow"),
    ("check_ins.0.day", "2026-02-30", "should be a day"),
    ("check_ins.0.day", "20260308", "should be a day"),
    ("check_ins.0.day", "٢٠٢٦-٠٣-٠٨", "should be a day"),
    ("check_ins.0.day", "2026-03-09", "check_ins[1].day: is there twice."),
    ("check_ins.0.warned_at", "2026-03-08T10:00:00Z", "should be there if there was a warning sign"),
    ("stops_lifted.0.lifted_at", "2027-01-01T00:00:00Z", "should be a moment from 1970 to tomorrow"),
    ("stops_lifted.0.lifted_at", "2026-03-01T00:00:00+01:00", "should be a moment"),
    ("stops_lifted.0.lifted_at", "2026-03-01T25:00:00Z", "should be a moment"),
    ("sessions.0.uuid", "x", "sessions[0].uuid: should be a uuid"),
    ("sessions.0.uuid", ZERO.replace("-", ""), "sessions[0].uuid: should be a uuid"),
    ("sessions.0.routine", "../main", "sessions[0].routine: should be a short name"),
    ("sessions.0.routine_name", "x" * 81, "sessions[0].routine_name: has 81 characters; 80 fit."),
    ("sessions.0.kind", ["planned"], "sessions[0].kind: should be one of"),
    ("sessions.0.state", "running", "is the second session that is running."),
    ("sessions.0.performed_on", 20260301, "sessions[0].performed_on: should be a day"),
    ("sessions.0.ended_at", "2020-01-01T00:00:00Z", "sessions[0].ended_at: is before the start."),
    ("sessions.0.pain_before", True, "sessions[0].pain_before: should be a whole number from 0 to 10."),
    ("sessions.0.pain_before", "3", "sessions[0].pain_before: should be a whole number"),
    ("sessions.0.pain_before", -1, "sessions[0].pain_before: should be a whole number"),
    ("sessions.0.note", "x" * 2001, "sessions[0].note: has 2001 characters; 2000 fit."),
    ("sessions.0.note", "a\0b", "sessions[0].note: holds a character"),
    ("sessions.0.note", None, "sessions[0].note: should be a text."),
    ("sessions.0.version", -1, "sessions[0].version: should be a whole number"),
    ("sessions.0.deleted_at", None, "sessions[0]: should not have 'deleted_at'."),
    ("sessions.0.user_id", 1, "sessions[0]: should not have 'user_id'."),
    (f"{LOG}.exercise", "curl", "sessions[0].logs[1].exercise: is there twice."),
    (f"{LOG}.order", 32768, "sessions[0].logs[0].order: should be"),
    (f"{LOG}.measure", "miles", "sessions[0].logs[0].measure: should be one of"),
    (f"{LOG}.sets_planned", 11, "sessions[0].logs[0].sets_planned: should be"),
    (f"{LOG}.advised_load_g", 5001, "sessions[0].logs[0].advised_load_g: should be"),
    (f"{LOG}.advised_text", "x" * 301, "has 301 characters; 300 fit."),
    (f"{LOG}.revision", 10**11, "sessions[0].logs[0].revision: should be"),
    (f"{LOG}.skipped", None, "sessions[0].logs[0].skipped: should be one of"),
    (f"{LOG}.sets", None, "sessions[0].logs[0].sets: should be a list"),
    (f"{LOG}.load_left_g", 1, "sessions[0].logs[0]: should not have 'load_left_g'."),
    (f"{SET}.number", 21, "sessions[0].logs[0].sets[0].number: should be a whole number from 1 to 20."),
    (f"{SET}.side", "up", "sessions[0].logs[0].sets[0].side: should be one of"),
    (f"{SET}.undone", 0, "sessions[0].logs[0].sets[0].undone: should be true or false."),
    (f"{SET}.number", 2, "sets[2].side: is there twice."),
    ("pain_notes.0.pain", None, "pain_notes[0].pain: should be a whole number"),
    ("pain_notes.0.place", "", "pain_notes[0].place: should be one of"),
    ("pain_notes.0.session", None, "pain_notes[0].log: should be there together with the session"),
    ("pain_notes.0.session", ZERO, "pain_notes[0].log: is not among the sessions of this file."),
    ("pain_notes.0.log", 2, "pain_notes[0].log: is not among the sessions of this file."),
    ("goals.0.text", "", "goals[0].text: should not be empty."),
    ("goals.0.text", "  \n\t\u2003", "goals[0].text: should not be empty."),
    ("goals.0.order", 32768, "goals[0].order: should be a whole number from 0 to 32767."),
    ("goals.0.ratings.1.day", "2026-02-01", "goals[0].ratings[1].day: is there twice."),
    ("pauses.0.last_day", "2026-03-01", "pauses[0].last_day: is before the first day."),
    ("pauses.0.last_day", "2028-03-18", "should be a day from 1970 to two years from now"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "why"), BAD_VALUES)
def test_a_value_that_will_not_do_is_refused_with_its_place(
    owner: User, owner_client: Client, file: dict[str, Any], place: str, value: Any, why: str
) -> None:
    assert_refused(owner_client, owner, changed(file, place, value), why)


def test_half_a_character_is_refused(owner: User, owner_client: Client, file: dict[str, Any]) -> None:
    text = json.dumps(file).replace('"again"', '"\\ud800"', 1)
    assert_refused(owner_client, owner, zipped(text), "sessions[1].routine_name: holds a character")


def test_what_is_missing_is_named(owner: User, owner_client: Client, file: dict[str, Any]) -> None:
    del file["sessions"][0]["note"]
    assert_refused(owner_client, owner, zipped(json.dumps(file)), "sessions[0]: lacks note.")


def test_the_same_id_twice_is_refused(owner: User, owner_client: Client, file: dict[str, Any]) -> None:
    file["sessions"][2]["uuid"] = file["sessions"][0]["uuid"]
    assert_refused(owner_client, owner, zipped(json.dumps(file)), "sessions[2].uuid: is there twice.")


def test_spaces_by_the_million_cost_next_to_nothing() -> None:
    pieces = Pieces(StringIO("{" + " " * 40_000_000 + "}"))
    begun = time.process_time()
    pieces.take("{", "the start")
    pieces.take("}", "the end")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("end", ["", "]", "{}", " x"])
def test_a_text_that_ends_wrongly_is_refused(
    owner: User, owner_client: Client, file: dict[str, Any], end: str
) -> None:
    text = json.dumps(file)
    text = text + end if end else text[:-1]
    assert_refused(owner_client, owner, zipped(text), "the end: ")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_text_that_is_cut_off_is_refused(
    owner: User, owner_client: Client, file: dict[str, Any], share: float
) -> None:
    text = json.dumps(file)
    assert_refused(owner_client, owner, zipped(text[: int(len(text) * share)]), "too early")


def test_ratings_count_like_all_else(owner: User, owner_client: Client, file: dict[str, Any]) -> None:
    first = dt.date(1970, 1, 1)
    days = [(first + dt.timedelta(days=day)).isoformat() for day in range(MOST_ROWS // 6)]
    ratings = [{"day": day, "rating": 5} for day in days]
    ids = [f"{index:08x}-0000-4000-8000-000000000000" for index in range(6)]
    file["goals"] = [
        {"uuid": uuid, "text": "x", "order": 0, "retired_on": "2026-03-01", "ratings": ratings}
        for uuid in ids
    ]
    assert_refused(owner_client, owner, zipped(json.dumps(file)), "goals: these are more than one person")


def test_a_long_entry_is_not_gone_through_anew_for_each_small_piece() -> None:
    class Counted(StringIO):
        reads = 0

        def read(self, size: int | None = -1, /) -> str:
            self.reads += 1
            return super().read(size)

    text = Counted("[" + "{}," * 300_000 + "1] ")
    assert len(Pieces(text).value("here")) == 300_001
    assert text.reads <= 5


def test_after_many_tries_one_waits(owner: User, owner_client: Client, content: bytes) -> None:
    for _ in range(9):
        owner_client.post(PAGE, {"file": SimpleUploadedFile("x.zip", content)})
    pending = PendingImport.objects.get()
    confirm = reverse("progress:data_import_confirm")
    assert "Your data is here now." in owner_client.post(confirm, {"uuid": pending.uuid}, follow=True).text

    again = owner_client.post(PAGE, {"file": SimpleUploadedFile("x.zip", content)})
    assert "That was a lot of tries." in again.text
    answer = owner_client.post(confirm, {"uuid": pending.uuid}, follow=True)
    assert "That was a lot of tries." in answer.text


def test_a_million_rows_are_refused(owner: User, owner_client: Client, file: dict[str, Any]) -> None:
    head, tail = json.dumps({**file, "pauses": ["HERE"]}).split('"HERE"')
    pause = '{"uuid":"%08x-0000-4000-8000-000000000000","first_day":"2026-04-01","last_day":"2026-05-01"}'
    million = ",".join(pause % index for index in range(500_000))
    assert_refused(owner_client, owner, zipped(f"{head}{million}{tail}"), "more than one person can have")
