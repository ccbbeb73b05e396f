"""Deletes an account for good: its rows, its logins, the counts of its tries, and the bytes of all these."""

import logging
from collections.abc import Iterator

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest

from accounts.models import User

logger = logging.getLogger(__name__)
COUNTED_BY = "allauth.account"


def erase(request: HttpRequest, *, user: User) -> bool:
    """Everything that leads back to the user goes with the row of the user, by the tables' own cascades.

    Returns whether the bytes are gone from the disk too. If not, they are with the next start.
    """
    with transaction.atomic():
        # Whoever is just saving something for this user comes before, or finds nobody to save it for.
        user = User.objects.select_for_update().get(pk=user.pk)
        cache.delete_many(list(counts_of(request, user)))
        Session.objects.filter(pk__in=list(sessions_of(user))).delete()
        user.delete()
    return overwrite_deleted()


def is_last_editor(user: User) -> bool:
    others = User.objects.filter(is_staff=True, is_active=True).exclude(pk=user.pk)
    return user.is_staff and not others.exists()


def sessions_of(user: User) -> Iterator[str]:
    """The logins, also those that allauth's list does not know. Whose they are stands inside them."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield session.pk


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
