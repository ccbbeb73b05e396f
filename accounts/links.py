"""Links that do what a mail would, for an installation that sends none."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from accounts.models import User


def password_reset_link(user: User) -> str:
    """A link with which its holder sets a new password, once, within `PASSWORD_RESET_TIMEOUT` seconds."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    return f"{settings.SITE_URL}{path}"
