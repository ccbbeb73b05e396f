"""Situations and answers for the tests of the rules, from the worked cases and built by hand."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from progress.rules import Advice, PastSession, Situation

CASES = Path(__file__).resolve().parents[2] / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def situation_from(row: dict[str, Any]) -> Situation:
    return Situation(**row | {"past": [PastSession(**log) for log in row["past"]]})


def shown(advice: Advice) -> dict[str, Any]:
    """As the cases write it: without what is None or false."""
    values = {field.name: getattr(advice, field.name) for field in fields(advice)}
    values["then"] = advice.then and shown(advice.then)
    return {name: value for name, value in values.items() if value is not None and value is not False}


def session(days_ago: int, **changes: Any) -> PastSession:
    """A calm session without weight in which 15 of 15 were done, with what differs."""
    target = changes.get("target", 15)
    usual: dict[str, Any] = {
        "load_g": 0,
        "target": target,
        "done": [[target, target]],
        "effort": 5,
        "pain_before": 1,
        "pain_during": 2,
        "pain_after": 1,
        "pain_next": 1,
    }
    return PastSession(days_ago=days_ago, **usual | changes)


def sessions(*days_ago: int, **changes: Any) -> list[PastSession]:
    return [session(days, **changes) for days in days_ago]


def situation(*past: PastSession, **changes: Any) -> Situation:
    """Somebody with 0.5 kg steps, cleared, with a pain of 1 today."""
    usual: dict[str, Any] = {
        "measure": "reps",
        "base": 10,
        "owned_g": (500, 1000, 1500, 2000, 2500, 3000),
        "cap_g": 2000,
        "pain_now": 1,
    }
    return Situation(past=past, **usual | changes)
