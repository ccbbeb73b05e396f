"""An owner who logs in with an app, too."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts.models import User


@pytest.fixture
def secret(owner: User) -> str:
    """The owner's app is set up."""
    secret: str = generate_totp_secret()
    TOTP.activate(owner, secret)
    return secret
