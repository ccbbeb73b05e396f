"""A login up to its second step, and the code that an authenticator app would show for it."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.factories import PASSWORD

CODE = reverse("mfa_authenticate")


def half_signed_in(user: User) -> Client:
    """Through with the password, and asked for the second step."""
    client = Client()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == CODE
    return client


def code_of(secret: str, *, nth: int = 1) -> str:
    """Of the three that fit just now, the first of which may be past when it is sent. Each works once."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[nth]))
