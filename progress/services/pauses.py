"""What writes planned pauses: each function is one transaction."""

import datetime as dt
import uuid as uuids

from django.db import transaction

from progress.models import MAX_PAUSES, Pause
from progress.owner import Owner
from progress.services.writing import lock_owner, write


class TooManyPausesError(Exception):
    """The user has `MAX_PAUSES` already."""


@transaction.atomic
def plan_pause(*, user: Owner, uuid: uuids.UUID, first_day: dt.date, last_day: dt.date) -> Pause:
    """Stores a pause once: sending the same uuid again gives the one that is there, unchanged.

    Of two pages at once only one plans the last that fits. Raises `TooManyPausesError`.
    """
    lock_owner(user)
    own = Pause.objects.of(user)
    if own.count() >= MAX_PAUSES and not own.filter(uuid=uuid).exists():
        raise TooManyPausesError
    days = {"first_day": first_day, "last_day": last_day}
    pause, _ = Pause.objects.get_or_create(user=user, uuid=uuid, defaults=days)
    return pause


@transaction.atomic
def change_pause(*, pause: Pause, first_day: dt.date, last_day: dt.date) -> None:
    write(pause, first_day=first_day, last_day=last_day)


@transaction.atomic
def cancel_pause(*, pause: Pause) -> None:
    pause.delete()
