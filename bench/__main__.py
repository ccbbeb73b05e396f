"""`bin/bench`: prints what our pages cost beside the floor, and what they weigh."""

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from bench.weights import weights
from tests.html_form import form_data

BASE_DIR = Path(__file__).resolve().parent.parent
EXERCISE = "leg-and-opposite-arm-lift"
SESSION_NEW = "/sessions/new/"
IN_A_ROW = 4


@dataclass(frozen=True)
class Compared:
    """A page of ours, the page of the floor that asks the same, and for whom."""

    name: str
    ours: str
    floor: str
    who: str

    @property
    def is_saved(self) -> bool:
        return self.floor == "/save/"


COMPARED = [
    Compared("history, one year", "/history/", "/history/", "one_year"),
    Compared("history, ten years", "/history/", "/history/", "ten_years"),
    Compared("history, all of one year", "/history/?range=all", "/history/?range=all", "one_year"),
    Compared("history, all of ten years", "/history/?range=all", "/history/?range=all", "ten_years"),
    Compared("history with 50,000 pain notes", "/history/", "/history/", "many_notes"),
    Compared("pain notes, 3 months of 50,000", "/pain/", "/pain/", "many_notes"),
    Compared("pain notes, all 50,000", "/pain/?range=all", "/pain/?range=all", "many_notes"),
    Compared("today", "/today/", "/today/", "one_year"),
    Compared("exercises", "/exercises/", "/exercise_list/", "one_year"),
    Compared("one exercise", f"/exercises/{EXERCISE}/", f"/exercise/?slug={EXERCISE}", "one_year"),
    Compared("login", "/accounts/login/", "/login/", ""),
    Compared("save a session", SESSION_NEW, "/save/", "saving"),
]


class Server:
    """One of the two, in a process of its own."""

    def __init__(self, settings: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker"],
            cwd=BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, address: str, *, session: str, form: Any = None, times: int = 1) -> dict[str, Any]:
        assert self.process.stdin  # noqa: S101
        assert self.process.stdout  # noqa: S101
        asked = {"address": address, "session": session, "form": form, "times": times}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        if told["status"] not in (200, 302):
            raise RuntimeError(f"{address} answered {told['status']}.")
        return told

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


def costs(server: Server, compared: Compared, *, is_ours: bool, session: str) -> list[float]:
    """Of a few requests in a row, in seconds of processor time."""
    if is_ours and compared.is_saved:
        page = server.ask(SESSION_NEW, session=session)["body"]
        forms = [form_data(page) | {"uuid": [str(uuid4())]} for _ in range(IN_A_ROW)]
        answers = [server.ask(compared.ours, session=session, form=form) for form in forms]
        return [cost for answer in answers for cost in answer["costs_s"]]
    address = compared.ours if is_ours else compared.floor
    told: list[float] = server.ask(address, session=session, times=IN_A_ROW)["costs_s"]
    return told


def measure(sessions: dict[str, dict[str, str]], rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Ours and the floor in turn, page by page, round after round: what disturbs one disturbs the other."""
    ours, floor = Server("config.settings"), Server("bench.floor_settings")
    told: dict[str, tuple[list[float], list[float]]] = {each.name: ([], []) for each in COMPARED}
    try:
        for number in range(rounds + 1):
            for each in COMPARED:
                session = sessions.get(each.who, {"ours": "", "floor": ""})
                pair = (
                    costs(ours, each, is_ours=True, session=session["ours"]),
                    costs(floor, each, is_ours=False, session=session["floor"]),
                )
                if number:  # the first round only warms up
                    told[each.name][0].extend(pair[0])
                    told[each.name][1].extend(pair[1])
    finally:
        ours.stop()
        floor.stop()
    return told


def spread(costs_s: list[float]) -> str:
    """Median, and between which the middle half lies, in milliseconds."""
    low, middle, high = (1000 * cost for cost in statistics.quantiles(costs_s, n=4))
    return f"{middle:.1f} ({low:.1f}–{high:.1f})"


def print_costs(told: dict[str, tuple[list[float], list[float]]]) -> None:
    sys.stdout.write("| page | ours, ms | floor, ms | ours : floor, requests a second |\n|---|---|---|---|\n")
    for name, (ours, floor) in told.items():
        ratio = statistics.median(floor) / statistics.median(ours)
        sys.stdout.write(f"| {name} | {spread(ours)} | {spread(floor)} | {ratio:.2f} |\n")
    one, ten = (statistics.median(told[f"history, {years}"][0]) for years in ("one year", "ten years"))
    sys.stdout.write(f"\nHistory of ten years : of one year, requests a second: {one / ten:.2f}\n\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is measured (default 15)")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "ENV_FILE": os.devnull, "SITE_URL": "http://127.0.0.1:8000"}
        made = subprocess.run(
            [sys.executable, "-m", "bench.people"], cwd=BASE_DIR, check=True, capture_output=True, text=True
        )
        sessions = json.loads(made.stdout.splitlines()[-1])
        print_costs(measure(sessions, asked.rounds))
        server = Server("config.settings")
        try:
            weights(server.ask, {who: session["ours"] for who, session in sessions.items()})
        finally:
            server.stop()


if __name__ == "__main__":
    main()
