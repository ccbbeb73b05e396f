"""How cookies and headers follow from the address: settings are read once, so each try is a new process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

BASE_DIR = Path(__file__).resolve().parent.parent.parent
NAMES = [
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "CSRF_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SAMESITE",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "ALLAUTH_TRUSTED_PROXY_COUNT",
]
CODE = """
import json, sys
from config import settings
from django.conf import global_settings
print(json.dumps([getattr(settings, name, getattr(global_settings, name, None)) for name in sys.argv[1:]]))
"""


def settings_with(**environment: str) -> dict[str, Any]:
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CODE, *NAMES],
        cwd=BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return dict(zip(NAMES, json.loads(answer.stdout), strict=True))


def test_on_a_secure_address_cookies_are_bound_to_it() -> None:
    there = settings_with(SITE_URL="https://back.example.org")

    assert there["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert there["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert there["SESSION_COOKIE_SECURE"] is True
    assert there["CSRF_COOKIE_SECURE"] is True
    assert there["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600


def test_on_a_plain_address_a_browser_still_keeps_the_cookies() -> None:
    there = settings_with(SITE_URL="http://192.168.1.20:8000")

    assert there["SESSION_COOKIE_NAME"] == "sessionid"
    assert there["SESSION_COOKIE_SECURE"] is False
    assert there["CSRF_COOKIE_SECURE"] is False
    assert there["SECURE_HSTS_SECONDS"] == 0


def test_no_script_and_no_form_elsewhere_gets_at_a_cookie() -> None:
    there = settings_with(SITE_URL="http://192.168.1.20:8000")

    assert there["SESSION_COOKIE_HTTPONLY"] is True
    assert there["CSRF_COOKIE_HTTPONLY"] is True
    assert there["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert there["CSRF_COOKIE_SAMESITE"] == "Lax"


def test_the_word_of_a_proxy_counts_only_where_there_is_one() -> None:
    without = settings_with(SITE_URL="https://back.example.org")
    behind = settings_with(SITE_URL="https://back.example.org", TRUSTED_PROXY_COUNT="1")

    assert (without["SECURE_PROXY_SSL_HEADER"], without["ALLAUTH_TRUSTED_PROXY_COUNT"]) == (None, 0)
    assert behind["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert behind["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
