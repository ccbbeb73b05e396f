"""What Today asks: how the back is, how it was the morning after, and whether it may ask for more."""

import datetime as dt
from dataclasses import dataclass

from progress.models import WorkoutSession
from progress.today.day import Day

# Later than this the answer would change nothing: the rules then go by the long break.
NEXT_MORNING_ASKED_DAYS = 14


@dataclass(frozen=True)
class Questions:
    """`is_usual_view`: the address asks for no other day than the one that suits."""

    day: Day
    is_usual_view: bool

    @property
    def is_morning_after(self) -> bool:
        """Yesterday there was a session: how the back is now answers how it was the morning after, too."""
        last = self.day.last_session
        return last is not None and last.pain_next is None and self.day.days_since(last) == 1

    @property
    def morning_of(self) -> WorkoutSession | None:
        """The newest session, where nothing tells how the back was the morning after."""
        last = self.day.last_session
        if last is None or last.pain_next is not None:
            return None
        is_known = last.performed_on + dt.timedelta(days=1) in self.day.back.pains
        return last if not is_known and 1 < self.day.days_since(last) <= NEXT_MORNING_ASKED_DAYS else None

    @property
    def morning_was_this_week(self) -> bool:
        """So that the name of the weekday is enough."""
        return self.morning_of is not None and self.day.days_since(self.morning_of) < 7

    @property
    def has_room(self) -> bool:
        """Whether one thing more may be asked today: never a second before the first, nor in a session."""
        is_answered = self.day.back.pain_now is not None and self.morning_of is None
        is_free = self.day.stop is None and self.day.running is None
        return is_answered and is_free and self.is_usual_view
