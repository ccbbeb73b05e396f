"""Links that open one report to whoever has them: made, opened, taken back."""

import datetime as dt
import hashlib
import secrets
import uuid as uuids
from typing import Any

from django.db import IntegrityError, transaction

from progress.models import MAX_WORKING_LINKS, ReportLink
from progress.owner import Owner
from progress.report.asked import ReportAsked
from progress.services.writing import lock_owner

TOKEN_BYTES = 32  # 256 random bits: nobody guesses that, so tries need not be counted


class TooManyLinksError(Exception):
    """`MAX_WORKING_LINKS` of the user's are working already."""


def make_link(
    *, user: Owner, uuid: uuids.UUID, asked: ReportAsked, days: int, now: dt.datetime
) -> str | None:
    """Returns the token, which is kept nowhere; `None` where this uuid has made its link already.

    Raises `TooManyLinksError`.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    try:
        with transaction.atomic():
            _make_room(user, uuid, now)
            ReportLink.objects.create(
                user=user,
                uuid=uuid,
                first_day=asked.first_day,
                last_day=asked.last_day,
                notes=list(asked.notes),
                questions=asked.questions,
                shown_name=asked.shown_name,
                token_hash=hash_of(token),
                created_at=now,
                expires_at=now + dt.timedelta(days=days),
            )
    except IntegrityError:
        if not ReportLink.objects.of(user).filter(uuid=uuid).exists():
            raise
        return None
    return token


def _make_room(user: Owner, uuid: uuids.UUID, now: dt.datetime) -> None:
    """Of two pages at once only one makes the last link there may be."""
    lock_owner(user)
    own = ReportLink.objects.of(user)
    if own.working(now).count() >= MAX_WORKING_LINKS and not own.filter(uuid=uuid).exists():
        raise TooManyLinksError


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def asked_of(link: ReportLink) -> ReportAsked:
    """Days and ticks are those of when it was made; what they lead to is as it is now."""
    return ReportAsked(
        first_day=link.first_day,
        last_day=link.last_day,
        notes=tuple(link.notes),
        questions=link.questions,
        shown_name=link.shown_name,
    )


def note_opening(*, link: ReportLink, viewer: Any, now: dt.datetime) -> None:
    """The first time counts, and the owner's own look does not."""
    if viewer.pk != link.user_id:
        ReportLink.objects.of(link.user).never_opened().filter(pk=link.pk).update(first_opened_at=now)


def revoke_link(*, link: ReportLink, now: dt.datetime) -> None:
    """Taken back twice, the first moment stays."""
    ReportLink.objects.of(link.user).not_revoked().filter(pk=link.pk).update(revoked_at=now)
