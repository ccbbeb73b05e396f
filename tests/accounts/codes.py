"""What an authenticator app would show."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time


def code_of(secret: str, *, nth: int = 1) -> str:
    """Of the three that fit just now, the first of which may be past when it is sent. Each works once."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[nth]))
