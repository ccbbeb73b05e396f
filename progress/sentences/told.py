"""The pieces that sentences are made of: weights, amounts, days, and how the sessions before went."""

from collections.abc import Iterable
from functools import cached_property
from math import floor

from progress.rules import Action, Advice, Measure, Situation
from progress.rules.derived import Facts, SessionFacts
from progress.units import load_text
from progress.wording import listed, spelled

REST = "rest today; a short walk or the gentle routine without weight is there if you feel like it"
REST_ALONE = "this one rests today, the others go on"


class Told:
    """An answer and what it follows from, as pieces of a sentence."""

    def __init__(self, advice: Advice, situation: Situation, unit: str, *, alone: bool = False) -> None:
        self.advice = advice
        self.facts = Facts(situation)
        self.unit = unit
        self.alone = alone

    # Weights and amounts.

    def weight(self, load_g: int | None) -> str:
        return f"{load_text(load_g, self.unit)} per ankle" if load_g else "no weight"

    def amount(self, target: int | None) -> str:
        noun = "second" if self.facts.asked.measure is Measure.HOLD else "rep"
        return f"{target} {noun}" if target == 1 else f"{target} {noun}s"

    def carrying(self, load_g: int | None) -> str:
        return f"with {self.weight(load_g)}" if load_g else "without weight"

    @property
    def dose(self) -> str:
        return f"{self.amount(self.advice.target)} {self.carrying(self.advice.load_g)}"

    @property
    def today(self) -> str:
        """What to do instead of more, by the answer's action."""
        if self.advice.action is Action.REST:
            return REST_ALONE if self.alone else REST
        if self.advice.action is Action.REDUCE_LOAD:
            return f"lighter today: {self.dose}"
        if self.advice.action is Action.DROP_TO_NONE:
            return f"leave the weight off today: {self.amount(self.advice.target)}"
        return f"gently today: {self.dose}"

    @property
    def next_weight(self) -> str:
        return self.weight(self.facts.next_weight_g)

    @property
    def raised(self) -> str:
        return f"try {self.weight(self.advice.load_g)}, back to {self.amount(self.advice.target)}"

    # What was.

    @property
    def same(self) -> str:
        """An easy day is not what is done again."""
        if self.facts.newest.log.easy:
            return "Same as in your last full session – settling in"
        return "Same as last time – settling in"

    @cached_property
    def calm_sessions(self) -> str:
        count, noun = self.facts.run, "session" if self.facts.run == 1 else "sessions"
        is_hold = self.facts.asked.measure is Measure.HOLD
        at = self.amount(self.facts.target) if is_hold else self.facts.target
        return f"{spelled(count)} calm {noun} at {at}"

    @property
    def rise(self) -> str:
        """Rounded down: what is nearly two points is not yet two."""
        points = f"{floor(self.facts.rise * 10) / 10:g}"
        return f"{points} {'point' if points == '1' else 'points'}"


def ago(days: int) -> str:
    return ("today", "yesterday")[days] if days < 2 else f"{days} days ago"


def reached(session: SessionFacts) -> str:
    return f"reached {session.worst} of 10 with your session {ago(session.log.days_ago)}"


def afterwards(session: SessionFacts) -> str:
    """How the back was in the days after it."""
    after = f"of 10 after your session {ago(session.log.days_ago)}"
    if session.reference is None:
        return f"was {session.next} {after}"
    return f"went from {session.reference} to {session.next} {after}"


def ratings(values: Iterable[int | None]) -> str:
    """Those of several sessions, newest first; one, where they are all the same."""
    told = list(values)
    return listed(told[:1] if len(set(told)) == 1 else told)


def lowest_done(session: SessionFacts) -> int:
    """Of the weaker side."""
    return min(side for side in session.log.sides if side is not None)


def not_known(facts: Facts) -> list[str]:
    """What the newest session and the present one leave open."""
    present, newest = facts.present, facts.newest
    missing = {
        "how much you did": present.ratio is None,
        "how hard it was": present.log.effort is None,
        "your pain during it": present.log.pain_during is None,
        # A next morning of 4 or 5 says something only beside the pain before.
        "your pain before it": any(s.next is not None and not s.aftermath_known for s in (newest, present)),
        "how your back was the next morning": None in (newest.next, present.next),
    }
    return [what for what, is_missing in missing.items() if is_missing]
