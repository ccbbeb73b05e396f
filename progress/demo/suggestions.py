"""What Today would have suggested on each day of a made-up history, from what was told before it.

It asks the same rules for the same sentences as the page does, but in memory: the page reads some hundred
logs anew for every day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exercises.models import MIN_TARGET, Exercise
from progress import rules
from progress.demo.programme import Programme
from progress.models import Kind, Side, Skipped
from progress.rules import Action, Advice, PastSession, Situation
from progress.sentences import sentence
from progress.services.entries import LogEntry, SessionEntry
from progress.services.side_summary import side_summary
from progress.today.back import PEAK_DAYS
from progress.today.logs import DAYS_LOOKED_BACK
from progress.today.plan import Advised, PlannedExercise

UNIT = "kg"


@dataclass(frozen=True)
class Told:
    """One exercise on one day, as the rules see it on that day; `loads` of each ankle, where it was done."""

    day: dt.date
    session: PastSession
    loads: Mapping[str, int]

    @property
    def is_full(self) -> bool:
        """Done, and on no easy day."""
        return bool(self.loads) and not self.session.easy


@dataclass(frozen=True)
class Suggested:
    """A day's plan, without the exercises that rest. `rests` and `stops` are for the whole day."""

    planned: list[PlannedExercise]
    rests: bool
    stops: bool


class Suggestions:
    """Answers day by day; `remember` tells it what was done. `pains` are the check-ins by day."""

    def __init__(self, owned_g: Sequence[int], pains: Mapping[dt.date, int]) -> None:
        self.owned_g, self.pains = tuple(owned_g), pains
        self.told: defaultdict[str, list[Told]] = defaultdict(list)
        self.last_trained_on: dt.date | None = None
        self.stop_lifted_on: dt.date | None = None

    def on(self, day: dt.date, programme: Programme, *, gently: bool = False) -> Suggested:
        """With the check-in of this day. `gently`: in the gentle routine."""
        situations = {plan.exercise.slug: self._situation(plan, day) for plan in programme.in_raise_order}
        advice = rules.plan(situations)
        return Suggested(
            planned=[
                self._planned(plan, advice[slug], situations[slug], gently=gently)
                for plan in programme.exercises
                for slug in [plan.exercise.slug]
                if advice[slug].action is not Action.REST
            ],
            rests=all(each.action is Action.REST for each in advice.values()),
            stops=any(
                each.action is Action.STOP for each in [*advice.values(), *self._elsewhere(day, situations)]
            ),
        )

    def remember(self, entry: SessionEntry) -> None:
        day: dt.date = entry.answers["performed_on"]
        for log in entry.logs:
            earlier = self.told[_slug(log)]
            full = (each.session for each in reversed(earlier) if each.is_full)
            told = _past_session(entry, log, next(full, None))
            if told:
                loads = {side: side_summary(log.sets, side=side, sets_planned=None)[0] or 0 for side in SIDES}
                earlier.append(Told(day, told, loads if log.sets else {}))
                self.last_trained_on = day

    def last_loads(self, exercise: Exercise) -> Mapping[str, int]:
        """Of each ankle, but on easy days."""
        done = (told.loads for told in reversed(self.told[exercise.slug]) if told.is_full)
        return next(done, dict.fromkeys(SIDES, 0))

    def _situation(self, plan: PlannedExercise, day: dt.date) -> Situation:
        exercise, lifted_on = plan.exercise, self.stop_lifted_on
        return Situation(
            measure=rules.Measure(exercise.measure),
            base=plan.target or MIN_TARGET,
            resisted=exercise.resisted,
            owned_g=self.owned_g,
            cap_g=exercise.cap_g,
            min_days_at_load=exercise.min_days_at_load,
            pain_now=self.pains.get(day),
            pain_peak=self._pain_peak(day),
            days_since_stop_lifted=(day - lifted_on).days if lifted_on else None,
            past=self._past(exercise.slug, day),
        )

    def _elsewhere(self, day: dt.date, situations: Mapping[str, Situation]) -> Iterator[Advice]:
        """What the exercises outside the routine say: they can stop the day, and nothing else."""
        for slug in self.told.keys() - situations.keys():
            situation = replace(next(iter(situations.values())), owned_g=(), past=self._past(slug, day))
            yield rules.advise(situation)

    def _pain_peak(self, day: dt.date) -> int | None:
        days = (day - dt.timedelta(days=ago) for ago in range(1, PEAK_DAYS + 1))
        since = [each for each in days if self.last_trained_on is None or each > self.last_trained_on]
        return max((self.pains[each] for each in since if each in self.pains), default=None)

    def _past(self, slug: str, day: dt.date) -> list[PastSession]:
        """Newest first: all of the days looked back on, and the newest full session whatever its day."""
        found = []
        has_full = False
        for told in reversed(self.told[slug]):
            days_ago = (day - told.day).days
            if days_ago <= DAYS_LOOKED_BACK or (told.is_full and not has_full):
                found.append(replace(told.session, days_ago=days_ago))
            elif has_full:
                break
            has_full = has_full or told.is_full
        return found

    def _planned(
        self, plan: PlannedExercise, advice: Advice, situation: Situation, *, gently: bool
    ) -> PlannedExercise:
        target, base = advice.target or MIN_TARGET, plan.target or MIN_TARGET
        advised = Advised(
            advice.rule,
            advice.action,
            load_g=advice.load_g,
            target=advice.target,
            text=sentence(advice, situation, unit=UNIT),
        )
        if gently:
            least = max(MIN_TARGET, min(target, base))
            fits = not advice.load_g and target <= least
            return replace(
                plan, target=least, easier=advice.easier_version, advised=advised if fits else None
            )
        loads = self._loads(plan.exercise, advice)
        return replace(
            plan,
            target=target,
            load_left_g=loads[Side.LEFT],
            load_right_g=loads[Side.RIGHT],
            easier=advice.easier_version,
            advice=advice,
            advised=advised,
        )

    def _loads(self, exercise: Exercise, advice: Advice) -> dict[str, int]:
        """Of each ankle: the lighter one is not pulled up."""
        loads = dict.fromkeys(SIDES, advice.load_g or 0)
        if advice.action is Action.INCREASE_LOAD or not self.told[exercise.slug]:
            return loads
        last = self.last_loads(exercise)
        return {side: min(load_g, last[side]) for side, load_g in loads.items()}


SIDES = (Side.LEFT.value, Side.RIGHT.value)


def _slug(log: LogEntry) -> str:
    return log.exercise.slug if log.exercise else log.name


def _past_session(entry: SessionEntry, log: LogEntry, last: PastSession | None) -> PastSession | None:
    """As `progress.today.past` reads it from what is stored."""
    answers, easy = entry.answers, entry.answers["kind"] == Kind.EASY
    hurt = log.answers["skipped"] == Skipped.PAIN
    if not (log.sets or hurt):
        return None
    # One without a set takes over the load it would have gone on from.
    held = None if log.sets or easy else last
    sides = [side_summary(log.sets, side=side, sets_planned=log.sets_planned) for side in SIDES]
    loads = [load_g or 0 for load_g, _ in sides]
    return PastSession(
        days_ago=0,
        load_g=held.load_g if held else max(loads),
        target=log.target or MIN_TARGET,
        done=(tuple(0 if done is None else done for _, done in sides),),
        effort=log.answers["effort"],
        pain_before=answers["pain_before"],
        pain_during=log.answers["pain_during"],
        pain_after=answers["pain_after"],
        pain_next=answers["pain_next"],
        even=held.even if held else loads[0] == loads[1],
        easier=log.answers["easier"] or (held is not None and held.easier),
        easy=easy,
    )
