"""What is stored of somebody that their day follows from, and which routine that makes."""

import datetime as dt
from functools import cached_property

from exercises.models import Routine, RoutineExercise
from progress.models import Kind, OwnedWeight, WorkoutSession
from progress.owner import Owner
from progress.safety import safety_of
from progress.today.back import back_of
from progress.today.logs import DAYS_LOOKED_BACK, logs_looked_at
from progress.today.past import pasts

# One that is open stands among the newest; few can have been logged by hand for a later day.
NEWEST = 10


class Known:
    """Reads each table once. `anyway`: a day of rest is to be planned as if it were none."""

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

    @cached_property
    def routines(self) -> list[Routine]:
        roles = Routine.Role.values
        return sorted(
            dict.fromkeys(entry.routine for entry in self.entries),
            key=lambda one: (roles.index(one.role), one.name),
        )

    @cached_property
    def routine(self) -> Routine | None:
        """The one asked for; else the gentle one where it is called for; else one's own, or the main one."""
        by_slug = {one.slug: one for one in self.routines}
        by_role = {one.role: one for one in self.routines}
        gentle = by_role.get(Routine.Role.GENTLE) if self.calls_for_gentle else None
        usual = by_slug.get(self.user.routine) or next(iter(self.routines), None)
        return by_slug.get(self.chosen or "") or gentle or usual

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
