"""The production settings, with what a test may not wait for or depend on replaced."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

TEMPORARY = Path(tempfile.mkdtemp(prefix="steadyback-tests-"))
atexit.register(shutil.rmtree, TEMPORARY, ignore_errors=True)

for name in (
    "DEBUG",
    "EMAIL_HOST",
    "SIGN_UP_OPEN",
    "TRUSTED_PROXY_COUNT",
    "PORT",
    "EMERGENCY_NUMBER",
    "BACKUPS_KEPT_DAYS",
):
    os.environ.pop(name, None)
os.environ |= {
    "ENV_FILE": os.devnull,
    "DATA_DIR": str(TEMPORARY),
    "SECRET_KEY": "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    "SITE_URL": "http://testserver",
    "STATIC_ROOT": str(Path(__file__).resolve().parent.parent / ".cache" / "static"),
}

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: browser tests use it from several threads. It need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(TEMPORARY / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    # The pool would hold connections to a database that is to be dropped.
    del DATABASES["default"]["OPTIONS"]["pool"]

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# As on localhost: the addresses of passkeys exist only where browsers know them.
HAS_PASSKEYS = MFA_PASSKEY_LOGIN_ENABLED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Finds each file when it is asked for, instead of reading all their names for every test client.
WHITENOISE_AUTOREFRESH = True
