"""Two past sessions of one day, told to the rules as one."""

from dataclasses import replace
from math import inf

from progress.rules import PastSession


def merged(one: PastSession, other: PastSession) -> PastSession:
    """The highest pain, effort and load, the lowest completion."""
    worse = _less_done(one, other)
    return replace(
        worse,
        load_g=max(one.load_g, other.load_g),
        even=one.even and other.even,
        easier=one.easier or other.easier,
        easy=one.easy and other.easy,
        effort=_highest(one.effort, other.effort),
        pain_before=_highest(one.pain_before, other.pain_before),
        pain_during=_highest(one.pain_during, other.pain_during),
        pain_after=_highest(one.pain_after, other.pain_after),
        pain_next=_highest(one.pain_next, other.pain_next),
    )


def _less_done(one: PastSession, other: PastSession) -> PastSession:
    """Of equals, the one that leaves a side open."""

    def share(session: PastSession) -> tuple[float, bool]:
        known = [side for side in session.sides if side is not None]
        return (min(known) / session.target if known else inf), None not in session.sides

    return min(one, other, key=share)


def _highest(*values: int | None) -> int | None:
    return max((value for value in values if value is not None), default=None)
