"""The files that ask most of the machine, all the way: looked at, and stored where they will do."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from progress.takeout.reading import MOST_ROWS
from tests.progress.takeout.person import NOW, catalogue, lead_a_life, told
from tests.progress.takeout.test_import import taken_out

MOST_KIBIBYTES = 100 * 1024

SESSION = (
    '{"uuid":"%08x-0000-4000-8000-000000000000","routine":null,"routine_name":"","kind":"planned","state":"done",'
    '"performed_on":"2026-03-01","started_at":null,"ended_at":null,"pain_before":null,"pain_after":null,'
    '"pain_next":null,"note":"","version":1,"logs":[LOGS]}'
)
LOG = (
    '{"exercise":null,"order":1,"name":"x","measure":"reps","sides":"both","sets_planned":1,"target":1,'
    '"advised_rule":"","advised_action":"","advised_load_g":null,"advised_target":null,"advised_text":"",'
    '"planned_left_g":null,"planned_right_g":null,"revision":0,"revision_uuid":null,"effort":null,'
    '"pain_during":null,"easier":false,"skipped":"","note":"","sets":[SETS]}'
)
SET = (
    '{"uuid":"00000000-0000-4000-8000-000000000000","number":NUMBER,"side":"SIDE","load_g":0,"done":1,'
    '"revision":0,"undone":false}'
)
SETS = ",".join(
    SET.replace("NUMBER", str(number)).replace("SIDE", side)
    for number in range(1, 21)
    for side in ("left", "right", "both")
)
EMPTY = SESSION.replace("LOGS", "") + ","
FULL = SESSION.replace("LOGS", ",".join([LOG.replace("SETS", SETS)] * 100)) + ","
NO_END = "this is no JSON, or far too long"

HEAVIEST: dict[str, tuple[str, int, str]] = {
    "sessions by the hundred thousand": (EMPTY, 150_000, "sessions: these are more"),
    "more than one can have": (FULL, MOST_ROWS // 6_100 + 1, "sessions: these are more"),
    "as much as one can have": (FULL, MOST_ROWS // 6_101 - 1, "brought in"),
    "lists without an end": ("[" + "[]," * 1_000_000, 16, NO_END),
    "zeros without an end": ("[" + "0," * 1_000_000, 20, NO_END),
    "one long text": ('"' + "x" * 1_000_000, 60, NO_END),
    "one long text of wide letters": ('"' + chr(0x1F9D8) * 1_000_000, 15, NO_END),
}
# A process of its own, so that nothing but this file counts.
GO_THROUGH = """
import io, re, sys, zipfile
import django
django.setup()
import datetime as dt
from accounts.models import User
from progress.takeout import services

head, tail, piece = sys.stdin.read().split("HERE")
times, now = int(sys.argv[1]), dt.datetime.fromisoformat(sys.argv[2])
file = io.BytesIO()
archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
with archive, archive.open("steadyback.json", "w") as entry:
    entry.write(head.encode())
    for index in range(times):
        text = piece.replace("%08x", "%08x" % index)
        text = text.lstrip('"') if index else text
        entry.write((text if index < times - 1 else text.rstrip(",")).encode())
    entry.write(tail.encode())
user = User.objects.create(email=f"{times}-{len(piece)}@example.org")
def most_kibibytes():
    return int(re.search("VmHWM:\\\\s+(\\\\d+)", open("/proc/self/status").read())[1])

del head, tail, piece, text
open("/proc/self/clear_refs", "w").write("5")  # from here on
before = most_kibibytes()
try:
    pending = services.look_at(user=user, content=file.getvalue(), now=now, today=now.date())
    services.bring_in(user=user, uuid=pending.uuid, with_preferences=True, now=now, today=now.date())
    why = "brought in"
except services.RefusedError as refusal:
    why = refusal.reasons[0]
print(most_kibibytes() - before, why)
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = str(tmp_path_factory.mktemp("installation"))
    told = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "ENV_FILE": os.devnull, "DATA_DIR": folder,
        "STATIC_ROOT": folder, "SECRET_KEY": "a key for a database of one test alone " * 2,
        "SITE_URL": "http://testserver",
    }  # fmt: skip
    told.pop("DATABASE_URL", None)
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(migrate, env=told, cwd=Path(__file__).parents[3], check=True)  # noqa: S603
    return told


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the highest mark")
@pytest.mark.django_db
@pytest.mark.parametrize("name", HEAVIEST)
def test_the_heaviest_files_take_less_than_a_hundred_mebibytes(
    owner: Any, installation: dict[str, str], name: str
) -> None:
    catalogue()
    lead_a_life(owner)
    file = {**told(taken_out(owner)), "sessions": ["HERE"], "pain_notes": []}
    piece, times, outcome = HEAVIEST[name]
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", GO_THROUGH, str(times), NOW.isoformat()],
        input="HERE".join([*json.dumps(file).split('"HERE"'), piece]),
        env=installation, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True,
    )  # fmt: skip
    kibibytes, _, why = ran.stdout.partition(" ")
    assert outcome in why
    assert int(kibibytes) < MOST_KIBIBYTES, ran.stdout
