"""The page of today: what kind of day it is, what it asks, how it goes on after a stop, and the plan."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from exercises.models import Routine
from progress.models import Kind, WorkoutSession
from progress.owner import Owner
from progress.rules.constants import PAIN_CALM_MAX, PAIN_DISCOMFORT, PAIN_HIGH
from progress.today.asked import Asked
from progress.today.cards import Card
from progress.today.day import Day, day_of
from progress.today.going_on import GoingOn
from progress.today.questions import Questions
from progress.today.shown_plan import ShownPlan

AFTERNOON_FROM, EVENING_FROM, NIGHT_UNTIL = 12, 18, 5
WEEK_ONE_DAYS = 6
SORE_RULES = {"high_pain_now", "high_pain_last_time", "after_a_flare", "unsettled_once", "unsettled_twice"}


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

    @cached_property
    def questions(self) -> Questions:
        return Questions(self.day, is_usual_view=not self.asked.query)

    @cached_property
    def going_on(self) -> GoingOn:
        return GoingOn(self.day)

    @cached_property
    def plan(self) -> ShownPlan:
        return ShownPlan(self.day, self.unit)

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

    @property
    def pain_now(self) -> int | None:
        return self.day.back.pain_now

    # The session before.

    @property
    def is_under_way(self) -> bool:
        """The rest would only be one from the session that is still open."""
        is_begun = self.day.running is not None and self.day.running == self.day.last_session
        return is_begun and self.day.rest is not None and self.day.rest.rule == "rest_day"

    @property
    def trained_today(self) -> WorkoutSession | None:
        last = self.day.last_session
        is_over = last is not None and last != self.day.running and self.day.days_since(last) <= 0
        return last if is_over else None

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

    @property
    def rest_asked_by_the_back(self) -> Card | None:
        """One of the cards that say why, on a day of rest that is no usual one."""
        return next((card for card in self.plan.cards if card.rule in SORE_RULES), None)

    @property
    def is_week_one(self) -> bool:
        """No session yet, or none that is older than six days; no weight, and nothing to be sorry about."""
        is_sore = self.pain_now is not None and self.pain_now >= PAIN_DISCOMFORT
        is_calm = self.plan.is_without_weight and not (is_sore or self.is_sore_day)
        return self.advice_on and self.day.days_since_first <= WEEK_ONE_DAYS and is_calm

    @property
    def asks_for_the_aim(self) -> bool:
        """From week two on, once, on a day that has room for it."""
        is_week_two = self.day.days_since_first > WEEK_ONE_DAYS
        return is_week_two and not self.aim_asked and self.questions.has_room and not self.is_sore_day

    @property
    def says_each_reason(self) -> bool:
        return not (self.is_week_one or self.plan.reason_for_all)

    # Other days to choose.

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
