"""The page of today: the day as it is shown, and what only the page works out of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from urllib.parse import urlencode

from exercises.edition import Text
from exercises.models import Exercise, Measure, Routine, Sides
from progress.models import HowLifted, Kind, WorkoutSession
from progress.owner import Owner
from progress.rules import Clearance
from progress.rules.constants import PAIN_HIGH, PAIN_SEVERE
from progress.sentences import listed
from progress.today.day import SIGN_RULES, Day, day_of
from progress.today.plan import PlannedExercise
from progress.units import load_number, load_text

AFTERNOON_FROM, EVENING_FROM, NIGHT_UNTIL = 12, 18, 5
WEEK_ONE_DAYS = 6
# Later than this the answer would change nothing: the rules then go by the long break.
NEXT_MORNING_ASKED_DAYS = 14
WARM_UP_S, REP_S, REST_S, SWITCH_S = 120, 6, 60, 30
SIGN_TITLES = {
    "emergency": "Signs of an emergency",
    "urgent": "Signs to see a doctor for, today or tomorrow",
    "leg": "Signs in the leg",
}
SORE_RULES = {"high_pain_now", "high_pain_last_time", "after_a_flare", "unsettled_once", "unsettled_twice"}


@dataclass(frozen=True)
class Asked:
    """What the address asks to be shown; it changes nothing that is stored."""

    routine: str | None = None
    kind: str | None = None
    anyway: bool = False

    @classmethod
    def by(cls, query: Mapping[str, str]) -> "Asked":
        kind = query.get("kind")
        return cls(
            routine=query.get("routine") or None,
            kind=kind if kind in (Kind.SHORT, Kind.EASY) else None,
            anyway=query.get("anyway") == "1",
        )

    @property
    def query(self) -> str:
        """To hang on to an address, so that it shows the same day."""
        told = {"kind": self.kind, "routine": self.routine, "anyway": self.anyway and "1"}
        text = urlencode({name: value for name, value in told.items() if value})
        return f"?{text}" if text else ""


@dataclass(frozen=True)
class Ankle:
    """What to strap on. `side` is empty where both ankles carry the same."""

    load: str
    side: str = ""


@dataclass(frozen=True)
class Card:
    """One exercise of the plan, and why it is as it is."""

    planned: PlannedExercise
    unit: str

    @property
    def exercise(self) -> Exercise:
        return self.planned.exercise

    @property
    def dose(self) -> str:
        planned = self.planned
        unit = "s" if planned.measure == Measure.HOLD else "reps"
        per_side = " per side" if planned.exercise.counts_sides else ""
        return f"{planned.sets_planned} × {planned.target} {unit}{per_side}"

    @property
    def ankles(self) -> list[Ankle]:
        planned = self.planned
        if not planned.load_g:
            return []
        if planned.is_even:
            return [Ankle(load_number(planned.load_g, self.unit))]
        sides = {"left": planned.load_left_g, "right": planned.load_right_g}
        return [Ankle(load_number(load_g, self.unit), side) for side, load_g in sides.items()]

    @property
    def reason(self) -> str:
        """The sentence, where it speaks of what the card shows and not of another day."""
        planned, advised = self.planned, self.planned.advised
        if advised is None or (advised.load_g, advised.target) != (planned.load_g, planned.target):
            return ""
        return advised.text

    @property
    def why(self) -> str:
        """The place of its rule on the page that explains them."""
        return anchor(self.planned.advised.rule) if self.planned.advised else ""

    @property
    def version(self) -> str:
        """`easier` or `harder`, where not the usual version is meant."""
        advice = self.planned.advice
        if self.planned.easier:
            return "easier"
        return "harder" if self.reason and advice and advice.harder_version else ""


@dataclass(frozen=True)
class Signs:
    """The warning signs of one kind, as they were read and accepted."""

    kind: str
    title: str
    texts: list[Text]


@dataclass(frozen=True)
class TodayPage:
    """Built by `today_page`. `now` is in the user's own time."""

    day: Day
    asked: Asked
    now: dt.datetime
    unit: str
    advice_on: bool

    @property
    def is_open(self) -> bool:
        """A stop is shown even to somebody who still has to read and answer."""
        return self.day.safety.is_open or self.day.stop is not None

    @property
    def greeting(self) -> str:
        hour = self.now.hour
        if hour < NIGHT_UNTIL or hour >= EVENING_FROM:
            return "Good evening"
        return "Good morning" if hour < AFTERNOON_FROM else "Good afternoon"

    # How the back is.

    @property
    def pain_now(self) -> int | None:
        return self.day.back.pain_now

    @property
    def is_morning_after(self) -> bool:
        """Yesterday there was a session: how the back is now answers how it was the morning after, too."""
        last = self.day.last_session
        return last is not None and last.pain_next is None and self._days_since(last) == 1

    @property
    def morning_to_ask(self) -> WorkoutSession | None:
        """The newest session, where nothing tells how the back was the morning after."""
        last = self.day.last_session
        if last is None or last.pain_next is not None:
            return None
        is_known = last.performed_on + dt.timedelta(days=1) in self.day.back.pains
        return last if not is_known and 1 < self._days_since(last) <= NEXT_MORNING_ASKED_DAYS else None

    @property
    def morning_was_this_week(self) -> bool:
        """So that the name of the weekday is enough."""
        return self.morning_to_ask is not None and self._days_since(self.morning_to_ask) < 7

    @property
    def trained_today(self) -> WorkoutSession | None:
        last = self.day.last_session
        return last if last is not None and self._days_since(last) <= 0 else None

    def _days_since(self, session: WorkoutSession) -> int:
        return (self.day.today - session.performed_on).days

    # A stop.

    @property
    def stopped_by_pain_now(self) -> bool:
        """Such a stop is not lifted by a word: it ends with the pain that is told next."""
        stop, pain_now = self.day.stop, self.pain_now
        return bool(stop and stop.rule == "severe_pain" and pain_now is not None and pain_now >= PAIN_SEVERE)

    @property
    def sign_can_be_taken_back(self) -> bool:
        """Told today, and nothing else brings the same stop about."""
        stop, back = self.day.stop, self.day.back
        told_today = back.check_in is not None and back.check_in.warning == back.warning
        return bool(stop and stop.rule in SIGN_RULES and told_today)

    @property
    def ways_to_lift(self) -> list[HowLifted]:
        stop = self.day.stop
        return stop.can_be_lifted_by if stop and not self.stopped_by_pain_now else []

    @property
    def signs(self) -> list[Signs]:
        edition = self.day.safety.edition
        groups = {kind: edition.of_kind(kind) for kind in SIGN_TITLES} if edition else {}
        return [Signs(kind, SIGN_TITLES[kind], texts) for kind, texts in groups.items() if texts]

    # What kind of day it is.

    @property
    def is_easy_by_choice(self) -> bool:
        return self.asked.kind == Kind.EASY

    @property
    def is_sore_day(self) -> bool:
        """A flare-up: today's pain, or what the rules saw in the last days."""
        has_high_pain = self.pain_now is not None and self.pain_now >= PAIN_HIGH
        return has_high_pain or any(each.rule in SORE_RULES for each in self.day.advice.values())

    @property
    def rest_reason(self) -> str:
        """Of a rest that the back asks for."""
        told = [planned.advised for planned in self.day.planned if planned.advised]
        return next((advised.text for advised in told if advised.rule in SORE_RULES), "")

    @property
    def can_be_easy(self) -> bool:
        return any(one.role == Routine.Role.GENTLE for one in self.day.routines)

    @property
    def short_query(self) -> str:
        return replace(self.asked, kind=Kind.SHORT).query

    @property
    def asks_safety(self) -> bool:
        return self.day.safety.is_due or any(each.redo_safety_questions for each in self.day.advice.values())

    @property
    def is_gentle_for_us(self) -> bool:
        """The gentle routine that nobody has asked for."""
        return self.day.kind == Kind.EASY and not self.asked.kind and not self.asked.routine

    @property
    def is_week_one(self) -> bool:
        """No session yet, or none that is older than six days; and nothing that carries a weight."""
        oldest = max(
            (past.sessions[-1].days_ago for past in self.day.pasts.values() if past.sessions), default=0
        )
        return self.advice_on and oldest <= WEEK_ONE_DAYS and self.is_without_weight

    # The plan.

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(planned, self.unit) for planned in self.day.planned]

    @property
    def is_without_weight(self) -> bool:
        return not any(planned.load_g for planned in self.day.planned)

    @property
    def reason_for_all(self) -> Card | None:
        """Any card, where all of them give the same reason: then it is said once."""
        reasons = {card.reason for card in self.cards}
        return self.cards[0] if len(self.cards) > 1 and len(reasons) == 1 and reasons != {""} else None

    @property
    def says_each_reason(self) -> bool:
        return not (self.is_week_one or self.reason_for_all)

    @property
    def next_in_line(self) -> Exercise | None:
        """In weeks without weight, the exercise that may be the first to carry one."""
        if not self.advice_on or not self.is_without_weight or self.day.kind == Kind.EASY:
            return None
        exercises = [planned.exercise for planned in self.day.planned]
        clear = [
            exercise
            for exercise in exercises
            if exercise.resisted and self.day.safety.clearance(exercise.slug) is Clearance.CLEAR
        ]
        in_order = sorted(clear, key=lambda one: (one.raise_order is None, one.raise_order or 0))
        return next(iter(in_order), None)

    @property
    def asks_for_weights(self) -> bool:
        """A first weight would be possible, if there were one."""
        return not self.day.owned_g and any(
            each.rule == "nothing_heavier" and not each.load_g for each in self.day.advice.values()
        )

    @property
    def weights(self) -> str:
        return shared_weights(self.day.planned, unit=self.unit)

    @property
    def minutes(self) -> int:
        """Rounded up, with the warm-up."""
        return ceil((WARM_UP_S + sum(map(seconds_of, self.day.planned))) / 60)

    @property
    def other_routines(self) -> list[tuple[str, str]]:
        """Slug and name of the routines that no other link leads to."""
        return [
            (one.slug, one.name)
            for one in self.day.routines
            if one.role == Routine.Role.OTHER and one != self.day.routine
        ]


def today_page(*, user: Owner, asked: Asked, now: dt.datetime) -> TodayPage:
    """`now` in the user's own time: its date is the day that is meant."""
    day = day_of(
        user=user, today=now.date(), now=now, routine=asked.routine, kind=asked.kind, anyway=asked.anyway
    )
    return TodayPage(day=day, asked=asked, now=now, unit=user.unit, advice_on=user.advice_on)


def anchor(rule: str) -> str:
    return rule.replace("_", "-")


def seconds_of(planned: PlannedExercise) -> int:
    """How long all sets take, each with the rest that follows it."""
    per_side = (planned.target or 0) * (1 if planned.measure == Measure.HOLD else REP_S)
    sides = 1 if planned.sides == Sides.BOTH else 2
    switch = SWITCH_S if planned.sides == Sides.ONE_AFTER_OTHER else 0
    return planned.sets_planned * (per_side * sides + switch + REST_S)


def shared_weights(planned: Iterable[PlannedExercise], *, unit: str) -> str:
    """Which exercises share a weight, so that it is strapped on once; empty where none do."""
    rows = list(planned)
    in_order = {(row.load_left_g, row.load_right_g): None for row in rows if row.load_g}
    groups = {
        loads: [row.name for row in rows if (row.load_left_g, row.load_right_g) == loads]
        for loads in in_order
    }
    if all(len(names) == 1 for names in groups.values()):
        return ""
    parts = [f"{_strapped(loads, unit=unit)} for {listed(names)}" for loads, names in groups.items()]
    without = [row for row in rows if not row.load_g]
    if not without and len(groups) == 1:
        parts = [f"{_strapped(loads, unit=unit)} for all of it" for loads in groups]
    elif without:
        parts += ["the other one needs none" if len(without) == 1 else "the others need none"]
    return f"Put {'; '.join(parts)}."


def _strapped(loads: tuple[int, int], *, unit: str) -> str:
    left, right = (load_text(load_g, unit) for load_g in loads)
    return f"{left} on each ankle" if left == right else f"{left} on the left and {right} on the right ankle"
