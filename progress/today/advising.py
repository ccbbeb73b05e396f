"""What the rules say of a day: of each exercise of its routine, and whether all of it stops or rests."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from exercises.models import Measure, RoutineExercise
from progress import rules
from progress.models import HowLifted, Kind
from progress.rules import Action, Advice, Situation, Urgency, advise, plan
from progress.rules.constants import PAIN_SEVERE, STEP_SMALL_MAX_G
from progress.sentences import sentence
from progress.today.known import Known
from progress.today.past import Past

# Signs that a user has told.
SIGN_RULES = frozenset({"emergency_signs", "urgent_signs", "leg_symptoms"})
USUAL_BASE = {Measure.REPS: 10, Measure.HOLD: 20}


@dataclass(frozen=True)
class Stop:
    """No session today: something for a professional first."""

    rule: str
    urgency: Urgency
    reason: str

    @property
    def can_be_lifted_by(self) -> list[HowLifted]:
        """An emergency or urgent sign does not settle by itself."""
        if self.urgency in (Urgency.EMERGENCY, Urgency.URGENT):
            return [HowLifted.ADVISED]
        return [HowLifted.ADVISED, HowLifted.SETTLED]


class Advising:
    """The advice for what is known of somebody today."""

    def __init__(self, known: Known) -> None:
        self.known = known

    @cached_property
    def situations(self) -> dict[str, Situation]:
        """Of the routine shown, in the order in which weight may rise: the gentlest for the spine first."""
        in_order = sorted(
            self.known.shown,
            key=lambda entry: (entry.exercise.raise_order is None, entry.exercise.raise_order or 0),
        )
        return {entry.exercise_id: self._situation(entry) for entry in in_order}

    def _situation(self, entry: RoutineExercise) -> Situation:
        exercise = entry.exercise
        past = self.known.pasts.get(entry.exercise_id) or Past(exercise.measure)
        return Situation(
            measure=rules.Measure(exercise.measure),
            base=entry.target,
            resisted=exercise.resisted,
            owned_g=self.known.owned_g,
            cap_g=exercise.cap_g,
            min_days_at_load=exercise.min_days_at_load,
            warning=self.known.back.warning,
            clearance=self.known.safety.clearance(exercise.slug),
            pain_now=self.known.back.pain_now,
            pain_peak=self.known.back.pain_peak(since=self.last_trained_on),
            days_since_stop_lifted=self.known.back.days_since_stop_lifted(past.newest_began_at),
            past=past.sessions,
        )

    @cached_property
    def last_trained_on(self) -> dt.date | None:
        """The newest day that tells something of an exercise; a session that was skipped whole does not."""
        days_ago = min((past.sessions[0].days_ago for past in self.known.pasts.values()), default=None)
        return None if days_ago is None else self.known.today - dt.timedelta(days=days_ago)

    @cached_property
    def advice(self) -> dict[str, Advice]:
        return plan(self.situations)

    def _elsewhere(self) -> Iterable[tuple[Situation, Advice]]:
        """What can stop the day, and nothing else: exercises outside the routine, and the back by itself.

        The back stops it also where no exercise is offered, or each is blocked.
        """
        outside = [past for slug, past in self.known.pasts.items() if slug not in self.situations]
        for past in [Past(Measure.REPS), *outside]:
            situation = Situation(
                measure=rules.Measure(past.measure),
                base=USUAL_BASE[Measure(past.measure)],
                owned_g=(),
                cap_g=0,
                warning=self.known.back.warning,
                pain_now=self.known.back.pain_now,
                days_since_stop_lifted=self.known.back.days_since_stop_lifted(past.newest_began_at),
                past=past.sessions,
            )
            yield situation, advise(situation)

    def stop(self) -> Stop | None:
        """The most urgent stop of the day. A blocked exercise is only left out."""
        here = [(self.situations[slug], advice) for slug, advice in self.advice.items()]
        stops = [
            Stop(advice.rule, advice.urgency, sentence(advice, situation, unit=self.known.user.unit))
            for situation, advice in [*here, *self._elsewhere()]
            if advice.urgency and advice.urgency is not Urgency.BEFORE_STARTING
            if self.known.user.advice_on or self._is_told(advice)
        ]
        return min(stops, key=lambda stop: list(Urgency).index(stop.urgency), default=None)

    def _is_told(self, advice: Advice) -> bool:
        """A sign, or severe pain now, stops with suggestions off, too. What follows from the log does not."""
        is_severe_now = (self.known.back.pain_now or 0) >= PAIN_SEVERE
        return advice.rule in SIGN_RULES or (advice.rule == "severe_pain" and is_severe_now)

    @cached_property
    def rest(self) -> Advice | None:
        """A day of rest, where everything that may be done at all rests."""
        if not self.known.user.advice_on or self.known.anyway or self.known.kind == Kind.EASY:
            return None
        answers = [each for each in self.advice.values() if each.urgency is None]
        resting = all(each.action is Action.REST for each in answers)
        return answers[0] if answers and resting else None

    def could_carry(self) -> bool:
        """Whether only a weight is missing for the next step. Where a back is always a 4, no rule says so."""
        if self.known.owned_g:
            return False
        light = [replace(each, owned_g=(STEP_SMALL_MAX_G,)) for each in self.situations.values()]
        says_so = any(each.rule == "nothing_heavier" and not each.load_g for each in self.advice.values())
        return says_so or any(advise(each).action is Action.INCREASE_LOAD for each in light)

    def rests_alone(self, entry: RoutineExercise) -> bool:
        """Left out today while others go on, unless the user wants it all the same."""
        rests = self.advice[entry.exercise_id].action is Action.REST
        return bool(
            self.known.user.advice_on
            and rests
            and not (self.rest or self.known.anyway or self.known.is_gentle)
        )

    def text(self, entry: RoutineExercise) -> str:
        """The sentence that goes with the advice for this exercise."""
        return sentence(
            self.advice[entry.exercise_id],
            self.situations[entry.exercise_id],
            unit=self.known.user.unit,
            alone=self.rests_alone(entry),
        )
