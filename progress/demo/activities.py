"""Two activities of a made-up person, rated every second week: they go as the back goes."""

import datetime as dt
from statistics import mean

from progress.demo.body import Body
from progress.goals import DAYS_BETWEEN_RATINGS
from progress.services.entries import GoalEntry

# What it is, and how much better or worse than the other it goes.
ACTIVITIES = (("Sit through a whole film", 0.5), ("Carry the shopping up the stairs", -0.5))
# So long ago that it is not asked again at once.
NEWEST = dt.timedelta(days=5)
WEEK = 7


def activities(body: Body) -> list[GoalEntry]:
    newest = body.last - NEWEST
    count = (newest - body.first).days // DAYS_BETWEEN_RATINGS + 1
    days = [newest - dt.timedelta(days=DAYS_BETWEEN_RATINGS * ago) for ago in reversed(range(count))]
    return [
        GoalEntry(body.new_uuid(), text, {day: _rating(body, day, ease) for day in days})
        for text, ease in ACTIVITIES
    ]


def _rating(body: Body, day: dt.date, ease: float) -> int:
    """0 is not at all, 10 as well as ever."""
    week = [body.back.get(day - dt.timedelta(days=ago)) for ago in range(WEEK)]
    level = mean(pain for pain in week if pain is not None)
    return min(max(round(9.5 + ease - 1.6 * level + body.chance.gauss(0, 0.4)), 0), 10)
