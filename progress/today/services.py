"""What writes how the back is: each function is one transaction."""

import datetime as dt
import uuid as uuids

from django.db import transaction
from django.db.models import F, Q

from progress.models import CheckIn, StopLifted, WarningSign, WorkoutSession
from progress.models.session import WorkoutSessionQuerySet
from progress.owner import Owner
from progress.today.back import SIGNS


@transaction.atomic
def check_in(*, user: Owner, day: dt.date, pain_now: int) -> CheckIn:
    """Stores the pain of the day; telling it again corrects it.

    The morning after a session it answers the next-morning question too, where the user has not answered
    that by hand.
    """
    row = _todays(user, day)
    by_this_check_in = Q(pain_next__isnull=True) | Q(pain_next=row.pain_now)
    row.pain_now = pain_now
    row.save()
    yesterday = WorkoutSession.objects.of(user).filter(performed_on=day - dt.timedelta(days=1))
    _tell_morning(yesterday.filter(by_this_check_in), pain_now)
    return row


@transaction.atomic
def tell_sign(*, user: Owner, day: dt.date, warning: WarningSign, now: dt.datetime) -> CheckIn:
    """Stores a warning sign; `WarningSign.NONE` takes back one told today by mistake.

    A milder sign does not replace a stricter one of today that still stops the day.
    """
    row = _todays(user, day)
    if warning == WarningSign.NONE or not _outweighs(row, warning):
        row.warning, row.warned_at = warning, None if warning == WarningSign.NONE else now
        row.save()
    return row


def answer_next_morning(*, session: WorkoutSession, pain_next: int) -> None:
    """The pain of the morning after, told later."""
    _tell_morning(WorkoutSession.objects.of(session.user).filter(pk=session.pk), pain_next)
    session.refresh_from_db(fields=["pain_next", "version"])


def lift_stop(*, user: Owner, uuid: uuids.UUID, how: str, now: dt.datetime) -> None:
    """From now on the pain and signs of before do not stop the day. Sending it twice lifts it once."""
    StopLifted.objects.get_or_create(user=user, uuid=uuid, defaults={"how": how, "lifted_at": now})


def _tell_morning(sessions: WorkoutSessionQuerySet, pain_next: int) -> None:
    """A page opened before learns of it by the version, which stays where nothing changes."""
    sessions.exclude(pain_next=pain_next).update(pain_next=pain_next, version=F("version") + 1)


def _todays(user: Owner, day: dt.date) -> CheckIn:
    """Today's row, locked; made where there is none yet."""
    row: CheckIn = CheckIn.objects.select_for_update().get_or_create(user=user, day=day)[0]
    return row


def _outweighs(row: CheckIn, warning: WarningSign) -> bool:
    if row.warned_at is None or SIGNS.index(WarningSign(row.warning)) > SIGNS.index(warning):
        return False
    return not StopLifted.objects.of(row.user).filter(lifted_at__gte=row.warned_at).exists()
