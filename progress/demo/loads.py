"""How the loads of a made-up person rise and fall."""

import datetime as dt

from progress.today.plan import PlannedExercise

STEP_G = 500


class Ladder:
    """The load of one exercise: up a step at a time within the cap, down when the back asks for it."""

    def __init__(self, plan: PlannedExercise, first: dt.date) -> None:
        exercise = plan.exercise
        self.plan = plan
        self.top_g = exercise.cap_g // STEP_G * STEP_G if exercise.resisted else 0
        self.load_g = self.most_g = 0
        self.since = first

    def may_rise(self, day: dt.date) -> bool:
        # New ground takes four times as long as the way back to what was carried before.
        patience = self.plan.exercise.min_days_at_load * (1 if self.load_g < self.most_g else 4)
        return self.load_g < self.top_g and (day - self.since).days >= patience

    def move_to(self, load_g: int, day: dt.date) -> None:
        if load_g != self.load_g:
            self.since = day
        self.load_g = load_g
        self.most_g = max(self.most_g, load_g)


def share_kept(away: int) -> float:
    """How much of the load is left to begin with again after so many days without a session."""
    if away <= 14:
        return 1
    if away <= 28:
        return 0.8
    return 0.5 if away <= 56 else 0
