"""Today for one person: the advice for each exercise of the routine, and what kind of day that makes."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from exercises.models import MIN_TARGET, Exercise, Measure, Routine, RoutineExercise
from progress import rules
from progress.models import HowLifted, Kind, OwnedWeight, WorkoutSession
from progress.owner import Owner
from progress.rules import Action, Advice, Clearance, Situation, Urgency, advise, plan
from progress.rules.constants import STEP_SMALL_MAX_G
from progress.rules.derived import Facts
from progress.safety import Safety, safety_of
from progress.sentences import sentence
from progress.today.back import Back, back_of
from progress.today.past import DAYS_LOOKED_BACK, Past, logs_looked_at, pasts
from progress.today.plan import Advised, PlannedExercise

# Signs that a user has told; their stop holds whether the advice is on or off.
SIGN_RULES = frozenset({"emergency_signs", "urgent_signs", "leg_symptoms"})
# One that is open stands among the newest; few can have been logged by hand for a later day.
NEWEST = 10
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


@dataclass(frozen=True)
class LeftOut:
    """An exercise that is not for today, and why."""

    exercise: Exercise
    reason: str


@dataclass(frozen=True)
class Day:
    """What is known of somebody today, and what follows. Built by `day_of`.

    On a day of rest `planned` holds what one may do all the same, or what comes then. `advice` is empty
    where the user has switched it off, and `advised`: what is shown of each exercise of the routine.
    """

    today: dt.date
    safety: Safety
    back: Back
    last_session: WorkoutSession | None
    running: WorkoutSession | None
    owned_g: tuple[int, ...]
    routines: list[Routine]
    routine: Routine | None
    kind: Kind
    planned: list[PlannedExercise] = field(default_factory=list)
    blocked: list[Exercise] = field(default_factory=list)
    resting: list[LeftOut] = field(default_factory=list)
    advice: Mapping[str, Advice] = field(default_factory=dict)
    advised: Mapping[str, Advised] = field(default_factory=dict)
    pasts: Mapping[str, Past] = field(default_factory=dict)
    stop: Stop | None = None
    rest: Advice | None = None
    first_weight_is_possible: bool = False

    @property
    def left_out(self) -> list[Exercise]:
        return [*self.blocked, *(one.exercise for one in self.resting)]


def day_of(
    *,
    user: Owner,
    today: dt.date,
    now: dt.datetime,
    routine: str | None = None,
    kind: str | None = None,
    anyway: bool = False,
) -> Day:
    """The day with this routine, or the one that suits; `anyway` plans a day of rest as if it were none."""
    known = Kind(kind) if kind in Kind.values else Kind.PLANNED
    return _DayBuilder(user, today, now, routine=routine, kind=known, anyway=anyway).day()


class _DayBuilder:
    """Reads what is stored, each table once, and puts the day together."""

    def __init__(
        self,
        user: Owner,
        today: dt.date,
        now: dt.datetime,
        *,
        routine: str | None,
        kind: Kind,
        anyway: bool,
    ) -> None:
        self.user, self.today = user, today
        self.chosen, self.kind, self.anyway = routine, kind, anyway
        since = today - dt.timedelta(days=DAYS_LOOKED_BACK)
        newest = WorkoutSession.objects.of(user).telling().telling_open(now).newest_first()[:NEWEST]
        self.last_session = next((session for session in newest if session.is_told), None)
        self.running = next((session for session in newest if session.can_go_on), None)
        last_day = self.last_session.performed_on if self.last_session else None
        self.safety = safety_of(user=user, today=today, last_session_on=last_day)
        self.back = back_of(user=user, today=today, since=since, now=now)
        self.owned_g = tuple(OwnedWeight.objects.of(user).values_list("load_g", flat=True))
        self.entries = list(RoutineExercise.objects.offered())
        logs = logs_looked_at(user=user, since=since, exercises=[entry.exercise for entry in self.shown])
        bases = {entry.exercise_id: entry.target for entry in self.shown}
        self.pasts = pasts(logs, today=today, pains=self.back.pains, bases=bases)

    def day(self) -> Day:
        advice = self.advice if self.user.advice_on else {}
        stop = self._stop()
        planned = [self._planned(entry) for entry in self.shown if self._is_for_today(entry)]
        return Day(
            today=self.today,
            safety=self.safety,
            back=self.back,
            last_session=self.last_session,
            running=self.running,
            owned_g=self.owned_g,
            routines=self.routines,
            routine=self.routine,
            kind=Kind.EASY if self.is_gentle else self.kind,
            planned=planned,
            blocked=[entry.exercise for entry in self.shown if self._is_blocked(entry.exercise)],
            resting=[
                LeftOut(entry.exercise, self._sentence(entry, advice[entry.exercise_id]))
                for entry in self.shown
                if self._rests_alone(entry)
            ],
            advice=advice,
            advised=self._shown(planned, stop) if advice else {},
            pasts=self.pasts,
            stop=stop,
            rest=None if stop else self.rest,
            first_weight_is_possible=bool(advice) and self._could_carry(),
        )

    # Which routine.

    @cached_property
    def routines(self) -> list[Routine]:
        roles = Routine.Role.values
        return sorted(
            dict.fromkeys(entry.routine for entry in self.entries),
            key=lambda one: (roles.index(one.role), one.name),
        )

    @cached_property
    def routine(self) -> Routine | None:
        """The one asked for; else the gentle one where it is called for; else the main one."""
        if self.chosen:
            found = next((one for one in self.routines if one.slug == self.chosen), None)
            if found:
                return found
        wanted = Routine.Role.GENTLE if self.calls_for_gentle else Routine.Role.MAIN
        by_role = {one.role: one for one in reversed(self.routines)}
        return by_role.get(wanted) or next(iter(self.routines), None)

    @cached_property
    def calls_for_gentle(self) -> bool:
        """On an easy day, while a safety answer is unknown, and for the first session after a stop."""
        lifted_on, last = self.back.stop_lifted_on, self.last_session
        restarting = lifted_on is not None and (last is None or last.performed_on <= lifted_on)
        return self.kind == Kind.EASY or self.safety.has_unknown or (restarting and last is not None)

    @property
    def is_gentle(self) -> bool:
        return self.kind == Kind.EASY or (
            self.routine is not None and self.routine.role == Routine.Role.GENTLE
        )

    @cached_property
    def shown(self) -> list[RoutineExercise]:
        return [entry for entry in self.entries if entry.routine_id == (self.routine and self.routine.pk)]

    # What the rules say.

    @cached_property
    def situations(self) -> dict[str, Situation]:
        """Of the routine shown, in the order in which weight may rise: the gentlest for the spine first."""
        in_order = sorted(
            self.shown,
            key=lambda entry: (entry.exercise.raise_order is None, entry.exercise.raise_order or 0),
        )
        return {entry.exercise_id: self._situation(entry) for entry in in_order}

    def _situation(self, entry: RoutineExercise) -> Situation:
        exercise = entry.exercise
        past = self.pasts.get(entry.exercise_id) or Past(exercise.measure)
        return Situation(
            measure=rules.Measure(exercise.measure),
            base=entry.target,
            resisted=exercise.resisted,
            owned_g=self.owned_g,
            cap_g=exercise.cap_g,
            min_days_at_load=exercise.min_days_at_load,
            warning=self.back.warning,
            clearance=self.safety.clearance(exercise.slug),
            pain_now=self.back.pain_now,
            pain_peak=self.back.pain_peak(since=self.last_trained_on),
            days_since_stop_lifted=self.back.days_since_stop_lifted(past.newest_began_at),
            past=past.sessions,
        )

    @cached_property
    def last_trained_on(self) -> dt.date | None:
        """The newest day that tells something of an exercise; a session that was skipped whole does not."""
        days_ago = min((past.sessions[0].days_ago for past in self.pasts.values()), default=None)
        return None if days_ago is None else self.today - dt.timedelta(days=days_ago)

    @cached_property
    def advice(self) -> dict[str, Advice]:
        return plan(self.situations)

    def _elsewhere(self) -> Iterable[tuple[Situation, Advice]]:
        """What can stop the day, and nothing else: exercises outside the routine, and the back by itself.

        The back stops it also where no exercise is offered, or each is blocked.
        """
        outside = [past for slug, past in self.pasts.items() if slug not in self.situations]
        for past in [Past(Measure.REPS), *outside]:
            situation = Situation(
                measure=rules.Measure(past.measure),
                base=USUAL_BASE[Measure(past.measure)],
                owned_g=(),
                cap_g=0,
                warning=self.back.warning,
                pain_now=self.back.pain_now,
                days_since_stop_lifted=self.back.days_since_stop_lifted(past.newest_began_at),
                past=past.sessions,
            )
            yield situation, advise(situation)

    def _stop(self) -> Stop | None:
        """The most urgent stop of the day. A blocked exercise is only left out."""
        here = [(self.situations[slug], advice) for slug, advice in self.advice.items()]
        stops = [
            Stop(advice.rule, advice.urgency, sentence(advice, situation, unit=self.user.unit))
            for situation, advice in [*here, *self._elsewhere()]
            if advice.urgency and advice.urgency is not Urgency.BEFORE_STARTING
            if self.user.advice_on or advice.rule in SIGN_RULES
        ]
        return min(stops, key=lambda stop: list(Urgency).index(stop.urgency), default=None)

    @cached_property
    def rest(self) -> Advice | None:
        """A day of rest, where everything that may be done at all rests."""
        if not self.user.advice_on or self.anyway or self.kind == Kind.EASY:
            return None
        answers = [each for each in self.advice.values() if each.urgency is None]
        resting = all(each.action is Action.REST for each in answers)
        return answers[0] if answers and resting else None

    def _could_carry(self) -> bool:
        """Whether only a weight is missing for the next step. Where a back is always a 4, no rule says so."""
        if self.owned_g:
            return False
        light = [replace(each, owned_g=(STEP_SMALL_MAX_G,)) for each in self.situations.values()]
        says_so = any(each.rule == "nothing_heavier" and not each.load_g for each in self.advice.values())
        return says_so or any(advise(each).action is Action.INCREASE_LOAD for each in light)

    # What is planned.

    def _is_blocked(self, exercise: Exercise) -> bool:
        return self.safety.clearance(exercise.slug) is Clearance.BLOCKED

    def _rests_alone(self, entry: RoutineExercise) -> bool:
        """Left out today while others go on, unless the user wants it all the same."""
        rests = self.advice[entry.exercise_id].action is Action.REST
        return bool(self.user.advice_on and rests and not (self.rest or self.anyway or self.is_gentle))

    def _is_for_today(self, entry: RoutineExercise) -> bool:
        return not (self._is_blocked(entry.exercise) or self._rests_alone(entry))

    def _planned(self, entry: RoutineExercise) -> PlannedExercise:
        sets = 1 if self.kind == Kind.SHORT else entry.sets
        advice = self.advice[entry.exercise_id]
        if not self.user.advice_on or advice.action is Action.STOP:
            return self._as_last_time(entry, sets)
        if self.is_gentle:
            return self._without_weight(entry, sets, advice)
        today = advice if advice.action is not Action.REST else advice.then or self._lowest(entry)
        if today.action is Action.REST:
            today = self._lowest(entry)
        left, right = self._loads(entry, today)
        return PlannedExercise(
            exercise=entry.exercise,
            sets_planned=sets,
            target=today.target,
            load_left_g=left,
            load_right_g=right,
            easier=today.easier_version,
            advice=advice,
            advised=self._advised(entry, advice),
        )

    def _lowest(self, entry: RoutineExercise) -> Advice:
        """What is light enough for somebody who trains on a day of rest: no weight, the lowest rung."""
        lowest = Facts(self.situations[entry.exercise_id]).ladder[0]
        return Advice(rule="rest_day", action=Action.HOLD, load_g=0, target=lowest)

    def _loads(self, entry: RoutineExercise, advice: Advice) -> tuple[int, int]:
        """The advised load on each ankle; where the sides differ, the lighter one is not pulled up."""
        load_g = advice.load_g or 0
        past = self.pasts.get(entry.exercise_id)
        if advice.action is Action.INCREASE_LOAD or past is None or past.last is None:
            return load_g, load_g
        return min(load_g, past.last.load_left_g), min(load_g, past.last.load_right_g)

    def _as_last_time(self, entry: RoutineExercise, sets: int) -> PlannedExercise:
        past = self.pasts.get(entry.exercise_id) or Past(entry.exercise.measure)
        last = past.last if self.safety.clearance(entry.exercise.slug) is Clearance.CLEAR else None
        weightless = self.is_gentle or last is None
        return PlannedExercise(
            exercise=entry.exercise,
            sets_planned=sets,
            target=(past.last.target if past.last and not self.is_gentle else None) or entry.target,
            load_left_g=0 if weightless or last is None else last.load_left_g,
            load_right_g=0 if weightless or last is None else last.load_right_g,
        )

    def _without_weight(self, entry: RoutineExercise, sets: int, advice: Advice) -> PlannedExercise:
        """Of the gentle routine: no weight, and no more than the routine asks for."""
        today = advice.then or advice
        if today.target is None:
            today = self._lowest(entry)
        target = max(MIN_TARGET, min(today.target or entry.target, entry.target))
        # On a day made easy by choice, what the rules say of the other days is no advice; nor is more than
        # is planned here.
        fits = self.kind != Kind.EASY and not (advice.load_g or (advice.target or target) > target)
        return PlannedExercise(
            exercise=entry.exercise,
            sets_planned=sets,
            target=target,
            easier=today.easier_version,
            advice=advice if fits else None,
            advised=self._advised(entry, advice) if fits else None,
        )

    def _shown(self, planned: Iterable[PlannedExercise], stop: Stop | None) -> dict[str, Advised]:
        """What is suggested for each exercise, the left out ones too. A stop is for all of them."""
        if stop:
            whole = Advised(stop.rule, Action.STOP, load_g=None, target=None, text=stop.reason)
            return dict.fromkeys(self.situations, whole)
        left_out = [entry for entry in self.shown if not self._is_for_today(entry)]
        shown = {plan.exercise.slug: plan.advised for plan in planned if plan.advised}
        return shown | {
            entry.exercise_id: self._advised(entry, self.advice[entry.exercise_id]) for entry in left_out
        }

    def _advised(self, entry: RoutineExercise, advice: Advice) -> Advised:
        return Advised(
            rule=advice.rule,
            action=advice.action,
            load_g=advice.load_g,
            target=advice.target,
            text=self._sentence(entry, advice),
        )

    def _sentence(self, entry: RoutineExercise, advice: Advice) -> str:
        return sentence(
            advice,
            self.situations[entry.exercise_id],
            unit=self.user.unit,
            alone=self._rests_alone(entry),
        )
