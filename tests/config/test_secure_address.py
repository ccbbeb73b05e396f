"""How cookies and headers follow from the address: settings are read once, so each try is a new process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent
NAMES = [
    "SITE_URL",
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
NOWHERE_ELSE = {
    name: value for name, value in os.environ.items() if name not in ("SITE_URL", "PORT", "DATA_DIR")
}
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
        env={**NOWHERE_ELSE, **environment},
        capture_output=True,
        check=True,
    )
    return dict(zip(NAMES, json.loads(answer.stdout), strict=True))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("https://back.example.org/", "https://back.example.org"),
        ("HTTPS://Back.Example.ORG", "https://back.example.org"),
        ("https://back.example.org:443", "https://back.example.org"),
        ("http://192.168.1.20:80", "http://192.168.1.20"),
        ("http://raspberry:8000", "http://raspberry:8000"),
        ("https://r\u00fccken.example:8443", "https://xn--rcken-kva.example:8443"),
        ("http://[FD00::1]:8000", "http://[fd00::1]:8000"),
    ],
)
def test_the_address_is_the_one_a_browser_names_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    """Otherwise the first form that is sent is refused."""
    monkeypatch.setenv("SITE_URL", written)
    assert environment.site_url() == said


@pytest.mark.parametrize(
    "written",
    [
        "https://back.example.org/steadyback", "https://back.example.org?x", "https://back.example.org#x",
        "https://me@back.example.org", "https://back example.org", "https://back.example.org:70000",
        "https://back.example.org:x", "https://back_pain.example.org", "https://", "https://.", "ftp://back",
        f"https://{'x' * 64}.example.org",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("SITE_URL", written)
    with pytest.raises(ImproperlyConfigured, match="write the whole address people use"):
        environment.site_url()


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


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "http://192.168.1.20:8123"),
        ({"PORT": "8001"}, "http://localhost:8001"),
        ({"SITE_URL": "https://back.example.org"}, "https://back.example.org"),
    ],
)
def test_a_command_that_is_told_no_address_goes_by_the_last_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], expected: str
) -> None:
    monkeypatch.setenv("SITE_URL", "http://192.168.1.20:8123/")
    environment.note_site_url(tmp_path)
    assert settings_with(DATA_DIR=str(tmp_path), **told)["SITE_URL"] == expected


def test_without_a_start_the_address_is_that_of_the_readme(tmp_path: Path) -> None:
    assert settings_with(DATA_DIR=str(tmp_path))["SITE_URL"] == "http://localhost:8000"
