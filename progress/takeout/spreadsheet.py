"""The sets as a table for spreadsheets. No cell of it is ever taken for a formula."""

import csv
import re
from collections.abc import Iterator
from typing import IO, Any

# Spreadsheets take what begins so for a formula. The apostrophe is among them so that taking
# one away in front always gives back what was there.
RISKY = "=+\\-@＝＋－＠'"  # noqa: RUF001
# A spreadsheet that takes semicolons or tabs for the ends of cells does not mind our quotes: one begins here.
WITHIN = '(?<=[;"\t\r\n])'
TO_GUARD = re.compile(rf"^(?=[{RISKY}\t\r\n])|{WITHIN}(?=[{RISKY}])")
GUARDED = re.compile(f"(?:^|{WITHIN})'")
COLUMNS = [
    "day", "session", "routine", "kind", "exercise", "measure", "sides", "set", "side", "load_g", "done",
    "sets_planned", "target", "suggested_load_g", "suggested_target", "effort", "pain_during",
    "easier", "stopped_early", "note",
]  # fmt: skip


class Spreadsheet:
    """Takes the sessions of the file one by one."""

    def __init__(self, file: IO[str]) -> None:
        self.rows = csv.writer(file)
        self.rows.writerow(COLUMNS)

    def take(self, session: dict[str, Any]) -> None:
        for row in set_rows(session):
            self.rows.writerow([cell(value) for value in row])


def cell(value: Any) -> Any:
    """A text that a spreadsheet could run gets an apostrophe in front of that; `plain` takes it away."""
    return TO_GUARD.sub("'", value) if isinstance(value, str) else value


def plain(text: str) -> str:
    return GUARDED.sub("", text)


def set_rows(session: dict[str, Any]) -> Iterator[list[Any]]:
    """One row per set, but for those taken back."""
    for log in session["logs"]:
        for row in log["sets"]:
            if not row["undone"]:
                yield [
                    session["performed_on"], session["uuid"], session["routine_name"], session["kind"],
                    log["name"], log["measure"], log["sides"],
                    row["number"], row["side"], row["load_g"], row["done"],
                    log["sets_planned"], log["target"], log["advised_load_g"], log["advised_target"],
                    log["effort"], log["pain_during"],
                    "yes" if log["easier"] else "no", log["skipped"], log["note"],
                ]  # fmt: skip
