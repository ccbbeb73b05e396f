"""Somebody brings in as much as a file may hold, while another logs one session after the other."""

import io
import json
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import Request
from uuid import UUID, uuid4

from tests.soak.people import Person
from tests.soak.site import Site, Visitor, form_in

IMPORT = "/me/import/"
SESSIONS, EXERCISES, SETS = 3600, 8, 3
WAITED_SECONDS = 5  # then a save gives up
SIDE = {"side": "both", "load_g": 500, "done": 12, "revision": 1, "undone": False}
LOG = {
    "exercise": None, "measure": "reps", "sides": "both", "sets_planned": SETS, "target": 12,
    "advised_rule": "steady", "advised_action": "stay", "advised_load_g": 500, "advised_target": 12,
    "advised_text": "Same as last time.", "planned_left_g": None, "planned_right_g": None, "revision": 1,
    "revision_uuid": None, "effort": 5, "pain_during": 2, "easier": False, "skipped": "", "note": "",
}  # fmt: skip
SESSION = {
    "routine": None, "routine_name": "", "kind": "planned", "state": "done", "performed_on": "2026-03-01",
    "started_at": None, "ended_at": None, "pain_before": 2, "pain_after": 3, "pain_next": None, "note": "",
    "version": 1,
}  # fmt: skip


def largest_file(visitor: Visitor) -> bytes:
    """Their own empty one, filled as far as an import goes."""
    with visitor.opener.open(f"{visitor.url}/me/export/file/") as answer:
        content = answer.read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told: dict[str, Any] = json.loads(archive.read("steadyback.json"))
    told["sessions"] = [session(number) for number in range(SESSIONS)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("steadyback.json", json.dumps(told))
    return file.getvalue()


def session(number: int) -> dict[str, Any]:
    sets = [{"uuid": str(uuid4()), "number": place + 1, **SIDE} for place in range(SETS)]
    logs = [
        {**LOG, "order": order + 1, "name": f"Exercise {order + 1}", "sets": sets}
        for order in range(EXERCISES)
    ]
    return {"uuid": str(UUID(int=number)), **SESSION, "logs": logs}


def upload(visitor: Visitor, content: bytes) -> None:
    token = dict(visitor.form(IMPORT))["csrfmiddlewaretoken"]
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode(),
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n', content,
        b"\r\n--x--\r\n",
    ]  # fmt: skip
    headers = {"Origin": visitor.url, "Content-Type": "multipart/form-data; boundary=x"}
    request = Request(f"{visitor.url}{IMPORT}", b"".join(parts), headers)  # noqa: S310
    try:
        with visitor.opener.open(request, timeout=120) as answer:
            raise RuntimeError(f"The file was not taken: {answer.read().decode()[:2000]}")
    except OSError as answer:
        if getattr(answer, "code", 0) != 302:
            raise


def timed(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        mover, other = Visitor(site.url), Visitor(site.url)
        mover.sign_up("mover@example.org")
        other.sign_up("other@example.org")
        person = Person("other@example.org", other)
        upload(mover, largest_file(mover))
        # The page holds a form to bring it in before the one to leave it.
        fields = form_in(mover.send(IMPORT)[2])
        answers: list[Any] = []
        bringing = threading.Thread(
            target=lambda: answers.append(mover.send(f"{IMPORT}confirm/", fields)[:2])
        )
        bringing.start()
        began, saved = time.monotonic(), []
        while bringing.is_alive():
            saved.append(timed(person.log_session))
        took = time.monotonic() - began
        [[rows]] = site.rows("SELECT COUNT(*) FROM progress_setlog WHERE log_id IN (SELECT id FROM "
                             "progress_exerciselog WHERE advised_rule = 'steady')")  # fmt: skip
    print(f"brought in {rows} sets in {took:.1f} s, answered {answers[0]}")
    print(f"saved meanwhile: {len(saved)}, the slowest in {max(saved):.1f} s; answers {dict(person.answers)}")
    is_there = int(rows) == SESSIONS * EXERCISES * SETS and answers[0] == (302, "/sessions/")
    if not (is_there and len(saved) > 1 and not person.answers["503"] and max(saved) < WAITED_SECONDS):
        sys.exit("Somebody was kept from saving, or not all came.")


if __name__ == "__main__":
    main()
