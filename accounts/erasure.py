"""Deletes an account for good: its rows, its logins, the counts of its tries, and the bytes of all these."""

import logging
from collections.abc import Iterator
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest

from accounts.models import User

logger = logging.getLogger(__name__)
COUNTED_BY = "allauth.account"
CODE_USED = "allauth.mfa.totp.used"  # remembered for half a minute, and kept until the table is full


def erase(request: HttpRequest, *, user: User) -> bool:
    """Everything that leads back to the user goes with the row of the user, by the tables' own cascades.

    Asked twice, the second finds nobody, and the answer is the same. Returns whether the bytes are gone
    from the disk too. If not, they are with the next start.
    """
    with transaction.atomic():
        # Whoever is just saving something for this user comes before, or finds nobody to save it for.
        User.objects.select_for_update().filter(pk=user.pk).first()
        cache.delete_many(list(counts_of(request, user)))
        cache.delete_beginning(f"{CODE_USED}?user={user.pk}&")  # type: ignore[attr-defined]  # config.cache
        Session.objects.filter(pk__in=list(sessions_of(user))).delete()
        User.objects.filter(pk=user.pk).delete()
    return overwrite_deleted()


def is_last_editor(user: User) -> bool:
    others = User.objects.filter(is_staff=True, is_active=True).exclude(pk=user.pk)
    return user.is_staff and not others.exists()


def sessions_of(user: User) -> Iterator[str]:
    """The logins, also half ones and those that allauth's list does not know. Whose they are, they tell."""
    for session in Session.objects.iterator():
        if is_about(session.get_decoded(), user):
            yield session.pk


def is_about(kept: dict[str, Any], user: User) -> bool:
    """Signed in, or through with the password and not yet with the second step."""
    waiting = kept.get(LOGIN_SESSION_KEY) or {}
    is_waiting = waiting.get("user_pk") == user_pk_to_url_str(user)
    return is_waiting or kept.get(SESSION_KEY) == str(user.pk)


def counts_of(request: HttpRequest, user: User) -> Iterator[str]:
    """Where the tries of this account are counted; what is counted of a place in the network stays."""
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    keys = {user.email.lower(), f"mfa-auth-user-{user.pk}", *(address.lower() for address in addresses)}
    for action in app_settings.RATE_LIMITS:
        for rate in get_rates(app=COUNTED_BY, action=action):
            if rate.per != "ip":
                for key in keys:
                    yield get_cache_key(request, app=COUNTED_BY, action=action, rate=rate, key=key, user=user)


def overwrite_deleted() -> bool:
    """SQLite has filled with zeros what was deleted, in its journal. This carries that into the file and
    empties the journal, where older versions stand. PostgreSQL does the like by itself, in its own time."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            # Waits for those who are reading, as long as anything waits for the database.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            [is_busy, *_] = cursor.fetchone()
    except OperationalError:
        is_busy = True
    if is_busy:
        logger.warning("An account was erased. Its bytes leave the disk when the site is next started.")
    return not is_busy
