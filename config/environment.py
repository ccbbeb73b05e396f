"""Reads what the host sets: typed values from environment variables, the secret from its file."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import env_file

env_file.load()

MIN_SECRET_LENGTH = 40
# Of each worker. More than the forms that wait at once for a locked database, or nobody could read meanwhile.
THREADS = 12
USUAL_PORTS = {"http": 80, "https": 443}
HOST = re.compile(r"[a-z0-9.-]+|[a-f0-9]*:[a-f0-9.:]+")  # what Django lets a request ask for
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    """Raises `ImproperlyConfigured` for anything but a plain yes or no."""
    value = text(name, str(default)).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={value}: write 1 or 0.")


def whole_number(name: str, default: int) -> int:
    """Zero or more. Raises `ImproperlyConfigured` for anything but plain digits."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name}={value}: write a whole number.")
    return int(value)


def emergency_number() -> str:
    """Digits to dial, as a link to call can hold them; blank where it follows from the time zone."""
    value = text("EMERGENCY_NUMBER")
    if value and not re.fullmatch(r"[0-9]{2,15}", value):
        raise ImproperlyConfigured(f"EMERGENCY_NUMBER={value}: write 2 to 15 digits, such as 112.")
    return value


def secret_key(data_dir: Path) -> str:
    """`SECRET_KEY`, or what `bin/run` once wrote into the data folder; never a built-in default."""
    file = data_dir / "secret_key"
    secret = text("SECRET_KEY") or (file.read_text().strip() if file.is_file() else "")
    if len(secret) < MIN_SECRET_LENGTH or len(set(secret)) < 5:
        raise ImproperlyConfigured(
            f"No secret, or a weak one: start with bin/run, which makes {file}, "
            f"or set SECRET_KEY to at least {MIN_SECRET_LENGTH} random characters."
        )
    return secret


def site_url(data_dir: Path | None = None) -> str:
    """The address people type, without a path: hosts, origins and cookies all follow from it.

    For a command that is told neither address nor port it is that of the last start with this folder.
    """
    at_last_start = "" if data_dir is None or text("PORT") else noted_site_url(data_dir)
    by_port = f"http://localhost:{text('PORT', '8000')}"
    url = text("SITE_URL") or at_last_start or by_port
    try:
        return _as_browsers_say_it(url)
    except ValueError:
        raise ImproperlyConfigured(
            f"SITE_URL={url}: write the whole address people use, such as https://back.example.org"
        ) from None


def _as_browsers_say_it(url: str) -> str:
    """In small letters, the name in ASCII, without the port that goes without saying. Raises `ValueError`."""
    parts = urlsplit(url.rstrip("/"))
    host = (parts.hostname or "").encode("idna").decode()
    has_more = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in USUAL_PORTS or not HOST.fullmatch(host) or has_more:
        raise ValueError
    port = parts.port or USUAL_PORTS[parts.scheme]
    address = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}"
    return address if port == USUAL_PORTS[parts.scheme] else f"{address}:{port}"


def noted_site_url(data_dir: Path) -> str:
    file = data_dir / "site_url"
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


def note_site_url(data_dir: Path) -> None:
    """For the commands that somebody will give beside the server that starts."""
    (data_dir / "site_url").write_text(f"{site_url()}\n", encoding="utf-8")


def allowed_hosts(url: str) -> list[str]:
    host = urlsplit(url).hostname or ""
    return [f"[{host}]" if ":" in host else host, *LOOPBACK_HOSTS]


def database(data_dir: Path) -> dict[str, Any]:
    """The database of `DATABASE_URL`, by default one SQLite file in the data folder."""
    url = text("DATABASE_URL", f"sqlite:///{data_dir / 'steadyback.sqlite3'}")
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:
        # Without the value: it holds a password.
        raise ImproperlyConfigured(
            "DATABASE_URL: write it like postgres://user:password@localhost/steadyback, "
            "with special characters of the password as %XX."
        ) from None
    is_sqlite = config["ENGINE"].endswith("sqlite3")
    return config | (_sqlite() if is_sqlite else _postgresql(config.get("OPTIONS", {})))


def _sqlite() -> dict[str, Any]:
    return {
        # A WAL database can only be read while its -shm file is there. A connection that stays open
        # keeps it there, so that reading goes on when the disk is full or has become read-only.
        "CONN_MAX_AGE": None,
        # IMMEDIATE: a deferred transaction that turns into a write fails at once when another one
        # writes. FULL: "saved" means on disk. secure_delete: erased bytes are overwritten.
        # timeout: far more than the threads that serve ever wait for each other, and short
        # enough that somebody else's lock does not keep all of them from those who only read.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON;PRAGMA journal_size_limit=27103364;"
            ),
        },
    }


def _postgresql(options: dict[str, Any]) -> dict[str, Any]:
    """`options` are those of the address."""
    return {
        "CONN_MAX_AGE": 0,
        # A connection that the server has dropped is replaced before anybody notices.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            **options,
            # After reconnect_timeout it is the next visitor who tries: the pool's own pauses grow too long.
            "pool": {"min_size": 1, "max_size": THREADS, "timeout": 5, "reconnect_timeout": 10},
            "options": "-c statement_timeout=15000 -c lock_timeout=5000",
        },
    }
