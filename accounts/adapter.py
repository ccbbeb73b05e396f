"""Where allauth asks how this installation wants accounts to work."""

from io import BytesIO
from typing import Any, ClassVar
from urllib.parse import urlsplit

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import punycode
from qrcode.image.svg import SvgPathFillImage

from accounts import mails
from accounts.models import User

MAX_EMAIL_LENGTH = 254  # what the column holds

WRONG_CODE = "That code does not fit. Look at the newest one and try again."


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "duplicate_email": "This is your address already.",
        "email_password_mismatch": "That e-mail and password do not go together.",
        "email_taken": "There is already an account with this e-mail.",
        "enter_current_password": "That is not your present password.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "That is not your password.",
        "rate_limited": "That was a lot of tries. Wait a few minutes, then go on.",
        "too_many_login_attempts": "That was a lot of tries. Wait a few minutes, then go on.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGN_UP_OPEN

    def clean_email(self, email: str) -> str:
        """Only an address that can be kept and written to."""
        email = super().clean_email(email)
        try:
            punycode(email.rpartition("@")[2])
        except UnicodeError as error:
            raise ValidationError("No mail can reach this address. Look at the part after the @.") from error
        if len(email.lower()) > MAX_EMAIL_LENGTH:
            raise ValidationError(f"An address has at most {MAX_EMAIL_LENGTH} characters.")
        return email

    def is_safe_url(self, url: str | None) -> bool:
        try:
            return bool(super().is_safe_url(url))
        except ValueError:  # it is no address at all, such as http://[
            return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """At our address: the one of the request is what its sender says it is."""
        return f"{settings.SITE_URL}{urlsplit(super().get_reset_password_from_key_url(key)).path}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The account alone. Allauth adds the host of the request, and each host would have its own tries."""
        return str(credentials.get("email", "")).lower()

    def get_login_stages(self) -> list[str]:
        """An address that is not confirmed yet keeps nobody out."""
        waits_for_mail = f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}"
        return [stage for stage in super().get_login_stages() if stage != waits_for_mail]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Somebody else may have signed up with the address while its code was on its way."""
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:
            taken = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, taken, {"email": email_address.email})
            return False

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return reverse("accounts:me")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail host that is slow or out of reach must not undo, or tell, what the mail is about."""
        told = {"email": email, "site_url": settings.SITE_URL, **context}
        mails.send(self.render_mail(template_prefix, email, told), about=template_prefix)


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def build_totp_svg(self, url: str) -> str:
        """On white, whatever the theme: cameras want a dark code on a light ground."""
        image = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(image)
        return image.getvalue().decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return "My passkey"
