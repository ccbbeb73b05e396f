"""What the user told in the days of a report, read once for all of its parts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from progress.models import CheckIn, PainNote, WorkoutSession
from progress.owner import Owner

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """From the `first` to the `last` day. The morning after the day before belongs to the first."""

    first: dt.date
    last: dt.date
    since_day_before: Sequence[WorkoutSession]
    check_ins: Sequence[CheckIn]
    pain_notes: Sequence[PainNote]

    @property
    def sessions(self) -> list[WorkoutSession]:
        return [session for session in self.since_day_before if session.performed_on >= self.first]


def told_in(*, user: Owner, first: dt.date, last: dt.date) -> Told:
    """Days of the current time zone, which is to be the user's."""
    return Told(
        first=first,
        last=last,
        since_day_before=list(WorkoutSession.objects.of(user).told().performed_in(first - DAY, last)),
        check_ins=list(CheckIn.objects.of(user).in_days(first, last)),
        pain_notes=list(PainNote.objects.of(user).felt_in(first, last)),
    )
