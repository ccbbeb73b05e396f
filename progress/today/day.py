"""Today for one person, from what is known over what is advised to what is planned: one object."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from exercises.models import Exercise, Routine
from progress.models import Kind, WorkoutSession
from progress.owner import Owner
from progress.rules import Advice
from progress.safety import Safety
from progress.today.advising import Advising, Stop
from progress.today.back import Back
from progress.today.known import Known
from progress.today.past import Past
from progress.today.plan import Advised, PlannedExercise
from progress.today.planning import Planning


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

    @property
    def days_since_first(self) -> int:
        """Since the oldest session that is looked at; 0 without any."""
        pasts = self.pasts.values()
        return max((past.sessions[-1].days_ago for past in pasts if past.sessions), default=0)

    @property
    def has_carried(self) -> bool:
        """Whether a weight was carried in a session that is looked at."""
        return any(session.load_g for past in self.pasts.values() for session in past.sessions)

    def days_since(self, session: WorkoutSession) -> int:
        return (self.today - session.performed_on).days


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
    chosen = Kind(kind) if kind in Kind.values else Kind.PLANNED
    known = Known(user, today, now, routine=routine, kind=chosen, anyway=anyway)
    return _day(known, Advising(known))


def _day(known: Known, advising: Advising) -> Day:
    planning = Planning(advising)
    advice = advising.advice if known.user.advice_on else {}
    stop = advising.stop()
    planned = planning.planned()
    return Day(
        today=known.today,
        safety=known.safety,
        back=known.back,
        last_session=known.last_session,
        running=known.running,
        owned_g=known.owned_g,
        routines=known.routines,
        routine=known.routine,
        kind=Kind.EASY if known.is_gentle else known.kind,
        planned=planned,
        blocked=[entry.exercise for entry in known.shown if planning.is_blocked(entry.exercise)],
        resting=[
            LeftOut(entry.exercise, advising.text(entry))
            for entry in known.shown
            if advising.rests_alone(entry)
        ],
        advice=advice,
        advised=planning.advised(planned, stop) if advice else {},
        pasts=known.pasts,
        stop=stop,
        rest=None if stop else advising.rest,
        first_weight_is_possible=bool(advice) and advising.could_carry(),
    )
