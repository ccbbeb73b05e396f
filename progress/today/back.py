"""How the back is: what was checked in, any warning sign, and the last stop that was lifted."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from progress import rules
from progress.models import CheckIn, PainNote, StopLifted, WarningSign
from progress.owner import Owner

# Strictest first.
SIGNS = (WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG)
# How long pain below the knee counts as known, and how far back a flare is looked for. Our rules of thumb.
LEG_KNOWN = dt.timedelta(days=28)
PEAK_DAYS = 14


class CheckedIn(NamedTuple):
    """What is read of a check-in."""

    day: dt.date
    pain_now: int | None
    warning: str
    warned_at: dt.datetime | None


@dataclass(frozen=True)
class Back:
    """`pains` is the pain now of each day checked in; `check_in` is today's."""

    today: dt.date
    check_in: CheckedIn | None
    pains: Mapping[dt.date, int]
    warning: rules.WarningSign | None
    stop_lifted_at: dt.datetime | None

    @property
    def pain_now(self) -> int | None:
        return self.check_in.pain_now if self.check_in else None

    @property
    def stop_lifted_on(self) -> dt.date | None:
        return timezone.localtime(self.stop_lifted_at).date() if self.stop_lifted_at else None

    def days_since_stop_lifted(self, newest_began_at: dt.datetime | None = None) -> int | None:
        """As the rules count them, for which a session of the day of the lifting was before it.

        Where the newest session is known to have begun after it, the lifting counts as a day older.
        """
        lifted_at = self.stop_lifted_at
        if lifted_at is None:
            return None
        lifted_on = timezone.localtime(lifted_at).date()
        began_at = newest_began_at or lifted_at
        is_after = began_at > lifted_at and timezone.localtime(began_at).date() == lifted_on
        return max(0, (self.today - lifted_on).days) + is_after

    def pain_peak(self, *, since: dt.date | None) -> int | None:
        """The highest check-in after this day and before today, at most two weeks back."""
        first = self.today - dt.timedelta(days=PEAK_DAYS)
        return max(
            (
                pain
                for day, pain in self.pains.items()
                if first <= day < self.today and (since is None or day > since)
            ),
            default=None,
        )


def back_of(*, user: Owner, today: dt.date, since: dt.date, now: dt.datetime) -> Back:
    """Check-ins from `since` on; a warning sign counts whatever its day."""
    told = CheckIn.objects.of(user).since_or_warning(since)
    check_ins = [CheckedIn(*row) for row in told.values_list(*CheckedIn._fields)]
    lifted = StopLifted.objects.of(user).first()
    lifted_at = lifted.lifted_at if lifted else None
    leg_pains = PainNote.objects.of(user).below_the_knee().felt_since(now - 2 * LEG_KNOWN)
    felt = [moment for moment in leg_pains.values_list("felt_at", flat=True) if moment <= now]
    return Back(
        today=today,
        check_in=next((row for row in check_ins if row.day == today), None),
        pains={row.day: row.pain_now for row in check_ins if row.pain_now is not None},
        warning=_strictest(
            [
                *(row.warning for row in check_ins if lifted_at is None or _told_after(row, lifted_at)),
                *([WarningSign.LEG] if is_new_in_the_leg(felt, since=lifted_at, now=now) else []),
            ]
        ),
        stop_lifted_at=lifted_at,
    )


def is_new_in_the_leg(felt: Iterable[dt.datetime], *, since: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether pain below the knee at these moments is a sign: new within four weeks, and not lifted.

    Below the knee is as far down as a place goes, so what is not new there cannot be further down.
    """
    moments = sorted(felt)
    return any(
        moment > now - LEG_KNOWN
        and (since is None or moment > since)
        and not any(moment - LEG_KNOWN <= earlier < moment for earlier in moments)
        for moment in moments
    )


def _told_after(row: CheckedIn, moment: dt.datetime) -> bool:
    return row.warned_at is not None and row.warned_at > moment


def _strictest(signs: Iterable[str]) -> rules.WarningSign | None:
    told = set(signs)
    return next((rules.WarningSign(sign.value) for sign in SIGNS if sign in told), None)
