"""What follows from a situation: the words the table is written in, each with its definition.

A condition on an unknown value is false. "Within n days" includes day n.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, takewhile
from statistics import median_low

from progress.rules import constants as c
from progress.rules.situation import Clearance, Measure, PastSession, Situation


def at_least(value: int | Fraction | None, least: int) -> bool:
    return value is not None and value >= least


def at_most(value: int | Fraction | None, most: int) -> bool:
    return value is not None and value <= most


class SessionFacts:
    """One past session, and what follows from it and its neighbours."""

    def __init__(self, situation: Situation, place: int) -> None:
        self.log = situation.past[place]
        self._situation = situation
        self._place = place

    @cached_property
    def next(self) -> int | None:
        """Pain the next morning; else the pain now, or before the session directly after, 1–4 days later."""
        if self.log.pain_next is not None:
            return self.log.pain_next
        later_days_ago, pain = 0, self._situation.pain_now
        if self._place:
            after = self._situation.past[self._place - 1]
            later_days_ago, pain = after.days_ago, after.pain_before
        return pain if 1 <= self.log.days_ago - later_days_ago <= c.NEXT_WITHIN_DAYS else None

    @cached_property
    def usual(self) -> int | None:
        """Lower median of the pain before this session and those of the 14 days before, if four are known."""
        first_day = self.log.days_ago + c.USUAL_DAYS
        recent = takewhile(lambda log: log.days_ago <= first_day, self._situation.past[self._place :])
        known = [log.pain_before for log in recent if log.pain_before is not None]
        return median_low(known) if len(known) >= c.USUAL_RATINGS else None

    @cached_property
    def reference(self) -> int | None:
        """The higher of the pain before and the usual one."""
        return max((pain for pain in (self.log.pain_before, self.usual) if pain is not None), default=None)

    @property
    def worst(self) -> int | None:
        """The highest known pain during, after and the next morning."""
        pains = (self.log.pain_during, self.log.pain_after, self.next)
        return max((pain for pain in pains if pain is not None), default=None)

    @property
    def high(self) -> bool:
        return at_least(self.worst, c.PAIN_HIGH)

    @property
    def severe(self) -> bool:
        return at_least(self.worst, c.PAIN_SEVERE)

    @property
    def settled(self) -> bool:
        """The next morning's pain is at most 2, or at most one above the reference."""
        return at_most(self.next, c.NEXT_SETTLED_MAX) or (
            self.reference is not None and at_most(self.next, self.reference + c.PAIN_NOISE)
        )

    @property
    def sore(self) -> bool:
        """Not settled, the next morning's pain at most 3."""
        return not self.settled and at_most(self.next, c.NEXT_SORE_MAX)

    @property
    def unsettled(self) -> bool:
        """Not settled, the next morning's pain at least 4 with a known reference, or high."""
        known_rise = self.reference is not None and at_least(self.next, c.NEXT_SORE_MAX + 1)
        return not self.settled and (known_rise or at_least(self.next, c.PAIN_HIGH))

    @property
    def aftermath_known(self) -> bool:
        """Settled, sore or unsettled; unknown with a next morning of 4–5 and nothing to compare it with."""
        return self.settled or self.sore or self.unsettled

    @cached_property
    def ratio(self) -> Fraction | None:
        """Lowest share of the target over all sets and sides: the weaker side decides. Unknown if any is."""
        known = [side for side in self.log.sides if side is not None]
        if not known or len(known) < len(self.log.sides):
            return None
        return Fraction(min(known), self.log.target)

    @property
    def short(self) -> bool:
        """Some side stayed below the target."""
        return self.ratio is not None and self.ratio < 1

    @cached_property
    def complete(self) -> bool:
        """Everything needed to judge the session is known."""
        known = (self.log.pain_during, self.log.effort, self.next, self.ratio)
        return None not in known and self.aftermath_known

    @cached_property
    def carried(self) -> bool:
        """Complete, settled, the target met on both sides with an effort of at most 6."""
        return (
            self.complete
            and self.settled
            and at_least(self.ratio, 1)
            and at_most(self.log.effort, c.EFFORT_CARRIED_MAX)
        )

    @cached_property
    def calm(self) -> bool:
        """Complete and settled, with no pain over 3; the pain after may be unknown."""
        pains = (self.log.pain_during, self.log.pain_after or 0, self.next)
        return self.complete and self.settled and all(at_most(pain, c.PAIN_CALM_MAX) for pain in pains)

    @cached_property
    def good(self) -> bool:
        """Calm and carried, in full."""
        return self.calm and self.carried and not self.log.easier and not self.log.easy

    @property
    def usual_only(self) -> bool:
        """Carried, with no more than the pain that was there before."""
        return (
            self.carried
            and self.log.pain_before is not None
            and at_most(self.worst, c.PAIN_ACCEPTABLE_MAX)
            and at_most(self.log.pain_during, self.log.pain_before + c.PAIN_NOISE)
        )


class Facts:
    """One exercise's situation today, and what follows from it."""

    def __init__(self, situation: Situation) -> None:
        self.asked = situation
        self.pain_now = situation.pain_now
        self.pain_peak = situation.pain_peak
        self.base = situation.base
        self.cap_g = situation.cap_g
        self.sessions = [SessionFacts(situation, place) for place in range(len(situation.past))]

    @cached_property
    def since(self) -> list[SessionFacts]:
        """The sessions since a stop was lifted; all, where there was none."""
        lifted = self.asked.days_since_stop_lifted
        return [each for each in self.sessions if lifted is None or each.log.days_ago < lifted]

    @cached_property
    def working(self) -> list[SessionFacts]:
        """Those of `since` that are no easy day."""
        return [each for each in self.since if not each.log.easy]

    @property
    def newest(self) -> SessionFacts:
        """The newest session of all, easy days included."""
        return self.sessions[0]

    @property
    def days(self) -> int:
        """Days since the newest session."""
        return self.newest.log.days_ago

    @property
    def present(self) -> SessionFacts:
        """The newest working session."""
        return self.working[0]

    @property
    def load_g(self) -> int:
        return self.present.log.load_g

    @property
    def target(self) -> int:
        return self.present.log.target

    @property
    def gap(self) -> int:
        """Days since the present session."""
        return self.present.log.days_ago

    @cached_property
    def full_logs(self) -> list[PastSession]:
        """The sessions that are no easy day, also those before a lifted stop."""
        return [log for log in self.asked.past if not log.easy]

    @property
    def load_before_stop_g(self) -> int:
        """The load of the newest session that is no easy day, also before a lifted stop."""
        return self.full_logs[0].load_g if self.full_logs else 0

    @property
    def redo_safety_questions(self) -> bool:
        return bool(self.sessions) and self.days > c.SAFETY_ANSWERS_DAYS

    # Series: the newest working sessions in a row of which something holds.

    def series(self, holds: Callable[[SessionFacts], bool]) -> list[SessionFacts]:
        """The newest consecutive working sessions for which it holds, at most 14 days apart."""
        found: list[SessionFacts] = []
        for each in self.working:
            far = found and each.log.days_ago - found[-1].log.days_ago > c.SERIES_GAP_MAX_DAYS
            if far or not holds(each):
                break
            found.append(each)
        return found

    def is_alike(self, session: SessionFacts) -> bool:
        """At the present load and target."""
        return session.log.load_g == self.load_g and session.log.target == self.target

    @cached_property
    def alike(self) -> list[SessionFacts]:
        return self.series(self.is_alike)

    @cached_property
    def at_load(self) -> list[SessionFacts]:
        return self.series(lambda each: each.log.load_g == self.load_g)

    @cached_property
    def run(self) -> int:
        """How many good sessions in a row at the present load and target."""
        return len(self.series(lambda each: each.good and self.is_alike(each)))

    @property
    def days_at_load(self) -> int:
        return self.at_load[-1].log.days_ago

    @property
    def days_at_target(self) -> int:
        return self.alike[-1].log.days_ago

    # Pain over weeks.

    @cached_property
    def rise(self) -> Fraction:
        """Mean pain before sessions of days 0–7 minus that of days 8–14; 0 with too few ratings."""
        this_week, last_week = (
            [
                log.pain_before
                for log in self.asked.past
                if first <= log.days_ago <= last and log.pain_before is not None
            ]
            for first, last in (
                (0, c.RISE_WEEK_DAYS),
                (c.RISE_WEEK_DAYS + 1, c.RISE_BOTH_WEEKS_DAYS),
            )
        )
        if min(len(this_week), len(last_week)) < c.RISE_RATINGS:
            return Fraction(0)
        return Fraction(sum(this_week), len(this_week)) - Fraction(sum(last_week), len(last_week))

    def as_usual(self, sessions: Sequence[SessionFacts]) -> bool:
        """The pain now is unknown, or at most 5 and at most one above the lowest before these sessions."""
        if self.pain_now is None:
            return True
        before = [each.log.pain_before for each in sessions]
        known = [pain for pain in before if pain is not None]
        return (
            len(known) == len(before)
            and self.pain_now <= c.PAIN_ACCEPTABLE_MAX
            and self.pain_now <= min(known) + c.PAIN_NOISE
        )

    def steady(self, sessions: int) -> bool:
        """The newest alike ones, and a newer easy day, hurt only as usual: a back may always be a 4."""
        recent = self.alike[:sessions]
        if len(recent) < sessions:
            return False
        if self.newest.log.easy:
            recent = [self.newest, *recent]
        return (
            all(each.usual_only and not each.log.easier for each in recent)
            and (not all(each.calm for each in recent) or at_least(self.pain_now, c.PAIN_DISCOMFORT))
            and self.as_usual(recent)
            and self.rise < c.PAIN_NOISE
            and self.gap < c.SHORT_GAP_DAYS
        )

    # Targets and weights.

    @cached_property
    def ladder(self) -> list[int]:
        """The rungs of the target: 5 8 10 12 15 times, or 10 15 20 25 30 seconds."""
        base = self.base
        if self.asked.measure is Measure.REPS:
            return [_up(base, 1, 2), _up(base, 4, 5), base, base + 2, base + 5]
        return [_up(base, 1, 2), _up(base, 3, 4), base, base + 5, base + 10]

    @property
    def rung_up(self) -> int | None:
        """The nearest rung above the target."""
        return min((rung for rung in self.ladder if rung > self.target), default=None)

    def rung_down(self, target: int) -> int:
        """The nearest rung below; at or below the lowest, the target stays."""
        return max((rung for rung in self.ladder if rung < target), default=target)

    @property
    def next_weight_g(self) -> int | None:
        """The lightest weight owned above the load."""
        return min((weight for weight in self.asked.owned_g if weight > self.load_g), default=None)

    @property
    def step_g(self) -> int | None:
        """How much heavier the next weight is."""
        return None if self.next_weight_g is None else self.next_weight_g - self.load_g

    @property
    def clear(self) -> bool:
        return self.asked.clearance is Clearance.CLEAR

    @property
    def may_raise(self) -> bool:
        return (
            at_most(self.next_weight_g, self.cap_g)
            and self.clear
            and self.asked.resisted
            and self.present.log.even
            and self.pain_now is not None
        )

    def load_fell_within(self, days: int) -> bool:
        """The load fell from one working session to the next, the later of them within these days."""
        logs = [each.log for each in self.working]
        return any(later.load_g < log.load_g and later.days_ago <= days for later, log in pairwise(logs))

    def load_rose_within(self, days: int) -> bool:
        """The load rose from one session to the next, easy days apart, also before a lifted stop."""
        logs = self.full_logs
        return any(later.load_g > log.load_g and later.days_ago <= days for later, log in pairwise(logs))


def _up(base: int, times: int, parts: int) -> int:
    """A share of the base, rounded up."""
    return -(-base * times // parts)
