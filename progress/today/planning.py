"""What a day's session starts from: each exercise of the routine that is for today, with its dose."""

from collections.abc import Iterable

from exercises.models import MIN_TARGET, Exercise, RoutineExercise
from progress.models import Kind
from progress.rules import Action, Advice, Clearance
from progress.rules.derived import Facts
from progress.today.advising import Advising, Stop
from progress.today.past import Past
from progress.today.plan import Advised, PlannedExercise


class Planning:
    """The plan that follows from what is advised; without advice, what was done last time."""

    def __init__(self, advising: Advising) -> None:
        self.advising, self.known = advising, advising.known

    def planned(self) -> list[PlannedExercise]:
        return [self._plan(entry) for entry in self.known.shown if self._is_for_today(entry)]

    def is_blocked(self, exercise: Exercise) -> bool:
        """Whether the safety answers speak against it altogether."""
        return self.known.safety.clearance(exercise.slug) is Clearance.BLOCKED

    def _is_for_today(self, entry: RoutineExercise) -> bool:
        return not (self.is_blocked(entry.exercise) or self.advising.rests_alone(entry))

    def _plan(self, entry: RoutineExercise) -> PlannedExercise:
        sets = 1 if self.known.kind == Kind.SHORT else entry.sets
        advice = self.advising.advice[entry.exercise_id]
        if not self.known.user.advice_on or advice.action is Action.STOP:
            return self._as_last_time(entry, sets)
        if self.known.is_gentle:
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
            advised=self._advised(entry),
        )

    def _lowest(self, entry: RoutineExercise) -> Advice:
        """What is light enough for somebody who trains on a day of rest: no weight, the lowest rung."""
        lowest = Facts(self.advising.situations[entry.exercise_id]).ladder[0]
        return Advice(rule="rest_day", action=Action.HOLD, load_g=0, target=lowest)

    def _loads(self, entry: RoutineExercise, advice: Advice) -> tuple[int, int]:
        """The advised load on each ankle; where the sides differ, the lighter one is not pulled up."""
        load_g = advice.load_g or 0
        past = self.known.pasts.get(entry.exercise_id)
        if advice.action is Action.INCREASE_LOAD or past is None or past.last is None:
            return load_g, load_g
        return min(load_g, past.last.load_left_g), min(load_g, past.last.load_right_g)

    def _as_last_time(self, entry: RoutineExercise, sets: int) -> PlannedExercise:
        past = self.known.pasts.get(entry.exercise_id) or Past(entry.exercise.measure)
        last = past.last if self.known.safety.clearance(entry.exercise.slug) is Clearance.CLEAR else None
        weightless = self.known.is_gentle or last is None
        return PlannedExercise(
            exercise=entry.exercise,
            sets_planned=sets,
            target=(past.last.target if past.last and not self.known.is_gentle else None) or entry.target,
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
        fits = self.known.kind != Kind.EASY and not (advice.load_g or (advice.target or target) > target)
        return PlannedExercise(
            exercise=entry.exercise,
            sets_planned=sets,
            target=target,
            easier=today.easier_version,
            advice=advice if fits else None,
            advised=self._advised(entry) if fits else None,
        )

    def advised(self, planned: Iterable[PlannedExercise], stop: Stop | None) -> dict[str, Advised]:
        """What is suggested for each exercise, the left out ones too. A stop is for all of them."""
        if stop:
            whole = Advised(stop.rule, Action.STOP, load_g=None, target=None, text=stop.reason)
            return dict.fromkeys(self.advising.situations, whole)
        left_out = [entry for entry in self.known.shown if not self._is_for_today(entry)]
        shown = {plan.exercise.slug: plan.advised for plan in planned if plan.advised}
        return shown | {entry.exercise_id: self._advised(entry) for entry in left_out}

    def _advised(self, entry: RoutineExercise) -> Advised:
        advice = self.advising.advice[entry.exercise_id]
        return Advised(
            rule=advice.rule,
            action=advice.action,
            load_g=advice.load_g,
            target=advice.target,
            text=self.advising.text(entry),
        )
