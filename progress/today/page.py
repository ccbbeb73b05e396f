"""The page of today: the day as it is shown, and what only the page works out of it."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from exercises.edition import Text
from exercises.models import Exercise, Routine
from progress.models import HowLifted, Kind, WorkoutSession
from progress.owner import Owner
from progress.rules import Action, Clearance
from progress.rules.constants import PAIN_CALM_MAX, PAIN_DISCOMFORT, PAIN_HIGH, PAIN_SEVERE
from progress.today.advising import SIGN_RULES
from progress.today.asked import Asked
from progress.today.cards import Card, minutes_of, shared_weights
from progress.today.day import Day, day_of
from progress.today.plan import PlannedExercise

AFTERNOON_FROM, EVENING_FROM, NIGHT_UNTIL = 12, 18, 5
WEEK_ONE_DAYS = 6
# Later than this the answer would change nothing: the rules then go by the long break.
NEXT_MORNING_ASKED_DAYS = 14
SIGN_TITLES = {
    "emergency": "Signs of an emergency",
    "urgent": "Signs to see a doctor for, today or tomorrow",
    "leg": "Signs in the leg",
}
MAY_CARRY_LATER = (Clearance.CLEAR, Clearance.UNKNOWN)
SORE_RULES = {"high_pain_now", "high_pain_last_time", "after_a_flare", "unsettled_once", "unsettled_twice"}


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
    aim_asked: bool
    own_routine: str

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
    def has_room_to_ask(self) -> bool:
        """Whether one thing more may be asked today: never a second before the first, nor in a session."""
        is_answered = self.pain_now is not None and self.morning_to_ask is None
        is_free = self.day.stop is None and self.day.running is None
        return is_answered and is_free and not self.asked.query

    @property
    def is_under_way(self) -> bool:
        """The rest would only be one from the session that is still open."""
        is_begun = self.day.running is not None and self.day.running == self.day.last_session
        return is_begun and self.day.rest is not None and self.day.rest.rule == "rest_day"

    @property
    def trained_today(self) -> WorkoutSession | None:
        last = self.day.last_session
        is_over = last is not None and last != self.day.running and self._days_since(last) <= 0
        return last if is_over else None

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
        """A flare-up: today's pain, or what the rules saw in the last days, a day of rest looked past."""
        has_high_pain = self.pain_now is not None and self.pain_now >= PAIN_HIGH
        said = [each.then or each for each in self.day.advice.values()]
        return has_high_pain or any(each.rule in SORE_RULES for each in said)

    @property
    def has_eased(self) -> bool:
        """The pain told today is a calm one, and no session came after it."""
        is_calm = self.pain_now is not None and self.pain_now <= PAIN_CALM_MAX
        return is_calm and self.trained_today is None

    @cached_property
    def rest_asked_by_the_back(self) -> Card | None:
        """One of the cards that say why, on a day of rest that is no usual one."""
        return next((card for card in self.cards if card.advised and card.advised.rule in SORE_RULES), None)

    @property
    def comes_then(self) -> list[Card]:
        """What the rest is followed by, where that is known already."""
        return [card for card in self.cards if card.then and card.then.action is not Action.REST]

    @property
    def can_be_easy(self) -> bool:
        return any(one.role == Routine.Role.GENTLE for one in self.day.routines)

    @property
    def short_query(self) -> str:
        return replace(self.asked, kind=Kind.SHORT).query

    @property
    def anyway_query(self) -> str:
        return replace(self.asked, anyway=True).query

    @property
    def is_gentle_for_us(self) -> bool:
        """The gentle routine that nobody has asked for."""
        is_asked_for = self.asked.kind or self.asked.routine or self.goes_by_own_routine
        return self.day.kind == Kind.EASY and not is_asked_for

    @property
    def goes_by_own_routine(self) -> bool:
        return self.day.routine is not None and self.day.routine.slug == self.own_routine

    @property
    def is_week_one(self) -> bool:
        """No session yet, or none that is older than six days; no weight, and nothing to be sorry about."""
        is_sore = self.pain_now is not None and self.pain_now >= PAIN_DISCOMFORT
        is_calm = self.is_without_weight and not (is_sore or self.is_sore_day)
        return self.advice_on and self._days_since_first <= WEEK_ONE_DAYS and is_calm

    @property
    def asks_for_the_aim(self) -> bool:
        """From week two on, once, on a day that has room for it."""
        is_week_two = self._days_since_first > WEEK_ONE_DAYS
        return is_week_two and not self.aim_asked and self.has_room_to_ask and not self.is_sore_day

    @property
    def _days_since_first(self) -> int:
        """Days since the oldest session that is looked at; 0 without any."""
        pasts = self.day.pasts.values()
        return max((past.sessions[-1].days_ago for past in pasts if past.sessions), default=0)

    @property
    def may_carry_later(self) -> bool:
        """Whether a weight is possible one day, as far as the safety answers say."""
        return any(self._clearance(each) in MAY_CARRY_LATER for each in self.day.planned)

    def _clearance(self, planned: PlannedExercise) -> Clearance:
        return self.day.safety.clearance(planned.exercise.slug)

    # The plan.

    @cached_property
    def cards(self) -> list[Card]:
        cards = [Card(planned, self.unit) for planned in self.day.planned]
        above = ["", *(card.reason for card in cards)]
        pairs = zip(cards, above, strict=False)
        return [replace(card, repeats=card.reason == before) for card, before in pairs]

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
        clear = [each for each in self.day.planned if self._clearance(each) is Clearance.CLEAR]
        resisted = [each.exercise for each in clear if each.exercise.resisted]
        in_order = sorted(resisted, key=lambda one: (one.raise_order is None, one.raise_order or 0))
        return next(iter(in_order), None)

    @property
    def weights(self) -> str:
        return shared_weights(self.day.planned, unit=self.unit)

    @property
    def minutes(self) -> int:
        return minutes_of(self.day.planned)

    @property
    def other_routines(self) -> list[tuple[str, str]]:
        """Slug and name of the routines that no other link leads to: the main one, where it is not usual."""
        roles = {Routine.Role.OTHER, *([Routine.Role.MAIN] if self.goes_by_own_routine else [])}
        return [
            (one.slug, one.name) for one in self.day.routines if one.role in roles and one != self.day.routine
        ]


def today_page(*, user: Owner, asked: Asked, now: dt.datetime) -> TodayPage:
    """`now` in the user's own time: its date is the day that is meant."""
    day = day_of(
        user=user, today=now.date(), now=now, routine=asked.routine, kind=asked.kind, anyway=asked.anyway
    )
    return TodayPage(
        day=day,
        asked=asked,
        now=now,
        unit=user.unit,
        advice_on=user.advice_on,
        aim_asked=user.aim_asked,
        own_routine=user.routine,
    )
