"""Makes what a start needs: data folder, secret, tables, content, static files. A second time it is quick."""

import fcntl
import hashlib
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import IO

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connection

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent
START_LOCK = int.from_bytes(b"steady")  # a number of our own among the database's advisory locks


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        check_port(environment.text("HOST", "127.0.0.1"), environment.whole_number("PORT", 8000))
        prepare(Path(environment.text("DATA_DIR", str(BASE_DIR / "data"))))
    except (ImproperlyConfigured, ValueError) as error:
        sys.exit(f"Steadyback cannot start. {one_line(error)}")
    except OperationalError as error:
        sys.exit(f"The database does not answer: check DATABASE_URL, or DATA_DIR. {one_line(error)}")
    except OSError as error:
        sys.exit(
            f"Cannot write {error.filename} ({error.strerror}): make it writable, "
            "or name another folder with DATA_DIR (or STATIC_ROOT)."
        )


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def check_port(host: str, port: int) -> None:
    """Raises `ImproperlyConfigured`, with what to do, where nobody could listen there."""
    if not 0 < port < 2**16:
        raise ImproperlyConfigured(f"PORT={port}: write a number from 1 to 65535, such as PORT=8001 bin/run")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except PermissionError:
        raise ImproperlyConfigured(f"Port {port} is for the system: try PORT=8001 bin/run") from None
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot listen at {host}, port {port} ({error}): try PORT=8001 bin/run, or another HOST."
        ) from None


def prepare(data_dir: Path) -> None:
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Several starts at once wait here for each other, and all come up.
    with locked(data_dir / "start.lock"):
        if not environment.text("SECRET_KEY"):
            make_secret(data_dir / "secret_key")
        environment.note_site_url(data_dir)
        django.setup()
        # One process needs no pool, and without it a database that is away is told at once.
        # The time limits are for visitors: a migration, or waiting for another start's, may take longer.
        for visitors in ("pool", "options"):
            connection.settings_dict["OPTIONS"].pop(visitors, None)
        collect_static()
        import config.wsgi  # noqa: F401  gunicorn will load it: what it refuses is told here, in one line

        with locked_database():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            call_command("load_catalogue", stdout=StringIO())
            call_command("purge_deleted")


@contextmanager
def locked(file: Path) -> Iterator[IO[str]]:
    with file.open("a+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


@contextmanager
def locked_database() -> Iterator[None]:
    """Containers may share a PostgreSQL and no folder. SQLite's file is where the lock file is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
    try:
        yield
    finally:
        connection.close()  # which gives the lock back


def make_secret(file: Path) -> None:
    """A new random secret that only the owner may read; an existing one stays."""
    if file.exists():
        return
    unfinished = file.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as handle:
        handle.write(secrets.token_urlsafe(64))
        handle.flush()
        os.fsync(handle.fileno())
    unfinished.replace(file)


def collect_static() -> None:
    """Hashes and compresses the static files, which takes a while, only when they have changed."""
    from django.conf import settings

    root: Path = settings.STATIC_ROOT
    stamp, wanted = root.with_name(f"{root.name}.stamp"), static_fingerprint()

    def is_collected() -> bool:
        return (
            (root / "staticfiles.json").is_file() and stamp.is_file() and stamp.read_text("utf-8") == wanted
        )

    if is_collected():
        return
    root.parent.mkdir(parents=True, exist_ok=True)
    with locked(stamp) as lock:
        if not is_collected():
            lock.truncate(0)
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            lock.write(wanted)


def static_fingerprint() -> str:
    """Of our own static files, and of the lock, which stands for everybody else's."""
    files = [path for path in sorted((BASE_DIR / "static").rglob("*")) if path.is_file()]
    digest = hashlib.sha256()
    for path in [BASE_DIR / "requirements.txt", BASE_DIR / "config" / "storage.py", *files]:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(BASE_DIR)} {len(content)} ".encode() + content)
    return digest.hexdigest()


if __name__ == "__main__":
    main()
