"""Makes the accounts that are measured, and prints a session of each as JSON."""

import datetime as dt
import json
import os
import random
import subprocess
import sys
from io import StringIO

import django

NOTES = 50_000
DAYS = 3650
SEED = 7
BACKENDS = {
    "ours": "allauth.account.auth_backends.AuthenticationBackend",
    "floor": "django.contrib.auth.backends.ModelBackend",
}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    subprocess.run([sys.executable, "-m", "config.prepare"], check=True, stdout=sys.stderr)
    django.setup()
    from django.core.management import call_command

    sessions = {}
    for name, years in (("one_year", 1), ("ten_years", 10), ("many_notes", 1), ("saving", 1)):
        email = f"{name}@example.org"
        call_command("demo", "--years", str(years), "--email", email, stdout=StringIO())
        sessions[name] = {each: session_of(email, backend) for each, backend in BACKENDS.items()}
    note_pain("many_notes@example.org")
    sys.stdout.write(json.dumps(sessions) + "\n")


def session_of(email: str, backend: str) -> str:
    """A login, as the site keeps it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.contrib.sessions.backends.db import SessionStore

    user = get_user_model().objects.get(email=email)
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = backend
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def note_pain(email: str) -> None:
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from progress.models import PainNote

    chance, now = random.Random(SEED), timezone.now()  # noqa: S311
    user = get_user_model().objects.get(email=email)
    PainNote.objects.bulk_create(
        (
            PainNote(
                user=user,
                felt_at=now - dt.timedelta(minutes=chance.randrange(DAYS * 24 * 60)),
                pain=chance.choice((1, 2, 2, 3, 3, 4, 5, 7)),
                text="After sitting for a while.",
            )
            for _ in range(NOTES)
        ),
        batch_size=1000,
    )


if __name__ == "__main__":
    main()
