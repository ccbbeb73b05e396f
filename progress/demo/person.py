"""A made-up person: what they do with the advice, and what they tell of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from progress.demo.body import Body, Spell
from progress.demo.notes import BREAK_NOTE, FLARE_NOTES, LOG_NOTES, NOTES
from progress.demo.programme import Programme
from progress.demo.suggestions import Suggestions
from progress.models import HowLifted, Kind, Side, Skipped
from progress.rules import Action
from progress.services.entries import LogEntry, SessionEntry, SetEntry, StopLiftedEntry
from progress.today.plan import PlannedExercise

BREAK_DAYS = 14
# A stop is lifted the day before the next session, once it has settled for so long.
DAYS_TO_SETTLE = 5
SETTLED_MAX = 3


class Person:
    """Follows the advice, but for a few days: `session` is asked for one day after the other."""

    def __init__(self, body: Body, main: Programme, gentle: Programme, owned_g: Sequence[int]) -> None:
        self.body, self.main, self.gentle = body, main, gentle
        self.owned_g = owned_g
        self.suggestions = Suggestions(owned_g, body.pains)
        self.stops_lifted: list[StopLiftedEntry] = []
        self.stopped_on: dt.date | None = None
        self.trained_on = body.first
        self.weaker = body.chance.choice((Side.LEFT, Side.RIGHT))

    def session(self, day: dt.date) -> SessionEntry | None:
        """What is told of this day; nothing where it is a day of rest after all."""
        self.body.check_in(day)
        if self.stopped_on and not self._lifts_stop(self.stopped_on, day - dt.timedelta(days=1)):
            return None
        restarts = self._restarts()
        suggested = self.suggestions.on(day, self.gentle if restarts else self.main, gently=restarts)
        if suggested.stops:
            self.stopped_on = day
            return None
        kind = Kind.EASY if restarts else self._kind(self.body.flare_on(day), rests=suggested.rests)
        if kind == Kind.EASY and not restarts:
            # Chosen by themselves: what is suggested is for the other days.
            return self._told(day, kind, self.gentle.exercises)
        return None if suggested.rests else self._told(day, kind, suggested.planned)

    def _lifts_stop(self, stopped_on: dt.date, today: dt.date) -> bool:
        if (today - stopped_on).days < DAYS_TO_SETTLE or self.body.back[today] > SETTLED_MAX:
            return False
        self.stops_lifted.append(StopLiftedEntry(self.body.new_uuid(), today, HowLifted.SETTLED))
        self.suggestions.stop_lifted_on, self.stopped_on = today, None
        return True

    def _restarts(self) -> bool:
        lifted_on = self.suggestions.stop_lifted_on
        return lifted_on is not None and self.trained_on <= lifted_on

    def _kind(self, flare: Spell | None, *, rests: bool) -> Kind:
        if self.body.often(0.35 if rests else 0.25 if flare else 0.015):
            return Kind.EASY
        return Kind.SHORT if self.body.often(0.06) else Kind.PLANNED

    def _told(self, day: dt.date, kind: Kind, planned: Sequence[PlannedExercise]) -> SessionEntry:
        body, before = self.body, self.body.pains[day]
        programme = self.gentle if kind == Kind.EASY else self.main
        entry = SessionEntry(
            uuid=body.new_uuid(),
            routine=programme.routine,
            answers={
                "performed_on": day,
                "kind": kind,
                "pain_before": before,
                "pain_after": body.feels(before - 0.3),
                # Where they check in the next morning, that answers it.
                "pain_next": body.pains.get(day + dt.timedelta(days=1)),
                "note": self._note(day),
            },
            logs=[self._log(plan, day, kind, before) for plan in planned],
        )
        self.suggestions.remember(entry)
        self.trained_on = day
        return entry

    def _note(self, day: dt.date) -> str:
        flare = self.body.flare_on(day)
        if (day - self.trained_on).days > BREAK_DAYS:
            return BREAK_NOTE
        if not self.body.often(0.3 if flare else 0.1):
            return ""
        return self.body.chance.choice(FLARE_NOTES if flare else NOTES)

    # One exercise.

    def _log(self, plan: PlannedExercise, day: dt.date, kind: Kind, before: int) -> LogEntry:
        loads = self._loads(plan, day)
        hurts = self.body.feels(before + 0.3)
        skipped = self._skipped(day, hurts)
        sets = 1 if kind == Kind.SHORT else plan.sets_planned
        return LogEntry(
            exercise=plan.exercise,
            name=plan.name,
            measure=plan.measure,
            sides=plan.sides,
            sets_planned=sets,
            target=plan.target,
            sets=[] if skipped else list(self._sets(replace(plan, sets_planned=sets), loads, day)),
            answers={
                "easier": not skipped
                and (plan.easier or self.body.often(0.05 if self._is_hard(day) else 0.003)),
                "skipped": skipped,
                "effort": None if skipped else self._effort(loads),
                "pain_during": hurts if skipped in ("", Skipped.PAIN) else None,
                "note": self.body.chance.choice(LOG_NOTES) if not skipped and self.body.often(0.02) else "",
            },
            advised=plan.advised,
        )

    def _loads(self, plan: PlannedExercise, day: dt.date) -> dict[str, int]:
        """What each ankle carries: as suggested, but for some days; the weaker one less after a flare."""
        loads = {Side.LEFT.value: plan.load_left_g, Side.RIGHT.value: plan.load_right_g}
        if not plan.load_g:
            return loads
        is_raise = plan.advice is not None and plan.advice.action is Action.INCREASE_LOAD
        if is_raise and self.body.often(0.15):
            return dict(self.suggestions.last_loads(plan.exercise))
        if self.body.often(0.004):
            return {side: self._one_lighter(load_g) for side, load_g in loads.items()}
        if not plan.exercise.counts_sides:
            return loads
        loads = dict.fromkeys(loads, plan.load_g)
        if self.body.is_after_flare(day):
            loads[self.weaker] = self._one_lighter(plan.load_g)
        return loads

    def _one_lighter(self, load_g: int) -> int:
        return max((each for each in self.owned_g if each < load_g), default=0)

    def _is_hard(self, day: dt.date) -> bool:
        """The first weeks, and the days of a flare."""
        return (day - self.body.first).days < 14 or self.body.flare_on(day) is not None

    def _skipped(self, day: dt.date, hurts: int) -> str:
        if hurts >= 4 and self.body.flare_on(day) and self.body.often(0.15):
            return Skipped.PAIN
        if self.body.often(0.01):
            return self.body.chance.choice((Skipped.TIRED, Skipped.TIME, Skipped.OTHER))
        return ""

    def _effort(self, loads: dict[str, int]) -> int:
        return min(max(round(4 + max(loads.values()) / 2000 + self.body.chance.gauss(0, 0.7)), 2), 9)

    def _sets(self, plan: PlannedExercise, loads: dict[str, int], day: dt.date) -> Iterator[SetEntry]:
        """The last one is a little less at times, on the weaker side more often."""
        target = plan.target or 10
        sides = (Side.LEFT, Side.RIGHT) if plan.exercise.counts_sides else (Side.BOTH,)
        for number in range(1, plan.sets_planned + 1):
            for side in sides:
                chance_of_less = 0.2 if self._is_hard(day) else 0.05 if side == self.weaker else 0.02
                is_last = number == plan.sets_planned
                less = self.body.chance.randint(1, 2) if is_last and self.body.often(chance_of_less) else 0
                yield SetEntry(
                    number=number,
                    side=side,
                    load_g=loads[self.weaker if side == Side.BOTH else side],
                    done=target - less * target // 10,
                )
