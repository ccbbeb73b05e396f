"""Ten years out, erased, in elsewhere and out again: the same to the byte, and how long it takes.

Seconds of a processor count: the machine may have other things to do.
"""

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

YEARS, PAIN_NOTES = 10, 5000
NOW = dt.datetime.now(dt.UTC)
MOST_SECONDS = 10


def installation(folder: str) -> None:
    """Settings of a server of its own, as it starts the first time."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENV_FILE": os.devnull,
        "DATA_DIR": folder,
        "SECRET_KEY": "only-for-soaking-0123456789abcdefghijklmnopqrstuvwxyz",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_catalogue", stdout=StringIO())


def timed(what: str, work: Callable[[], Any]) -> tuple[Any, float]:
    began, began_cpu = time.perf_counter(), time.process_time()
    result = work()
    seconds, of_cpu = time.perf_counter() - began, time.process_time() - began_cpu
    print(f"{what}: {seconds:.1f} s, {of_cpu:.1f} s of a processor")
    return result, of_cpu


def life() -> Any:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from progress.models import PainNote

    call_command("demo", years=YEARS, email="old@example.org", stdout=StringIO())
    user = get_user_model().objects.get(email="old@example.org")
    PainNote.objects.bulk_create(
        PainNote(
            user=user, felt_at=NOW - dt.timedelta(hours=hours), pain=hours % 11, text=f"=note {hours} 🧘"
        )
        for hours in range(PAIN_NOTES)
    )
    return user


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        installation(folder)
        from django.contrib.auth import get_user_model
        from django.test import RequestFactory

        from accounts.erasure import erase
        from progress.takeout.export import export
        from progress.takeout.services import bring_in, look_at

        old = life()
        first, out = timed("out", lambda: export(user=old, now=NOW).read())
        is_overwritten, erased = timed("erased", lambda: erase(RequestFactory().post("/"), user=old))
        left = [path.name for path in Path(folder).rglob("*") if b"=note 7 " in path.read_bytes()]
        fresh = get_user_model().objects.create_user("new@example.org", "a quiet green lamp")
        today = NOW.date()
        pending, looked = timed("looked at", lambda: look_at(user=fresh, content=first, now=NOW, today=today))
        _, brought = timed(
            "brought in",
            lambda: bring_in(user=fresh, uuid=pending.uuid, with_preferences=True, now=NOW, today=today),
        )
        fresh.refresh_from_db()
        again, out_again = timed("out again", lambda: export(user=fresh, now=NOW).read())
    seconds = out + erased + looked + brought + out_again
    print(f"{len(first) / 1e6:.1f} MB, {seconds:.1f} s of a processor in all")
    held = again == first and is_overwritten and not left and seconds < MOST_SECONDS
    print("the same to the byte" if again == first else "NOT the same", "· bytes left in:", left or "nothing")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
