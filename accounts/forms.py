"""Forms for signing up and in, and for what guards an account: allauth's, in our words."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.internal.flows.manage_email import email_already_exists
from allauth.account.models import EmailAddress
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User, validate_time_zone
from accounts.passkeys import CredentialForm, refusing_nonsense
from accounts.services import change_email


class PlainWords:
    """Says allauth's fields in our words. Goes before the form it changes."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = field.label and str(field.label).capitalize()
            field.error_messages["required"] = "Please fill this in."
            if name in {"email", "login"}:
                field.label = "E-mail"
                field.error_messages["invalid"] = "This is not an e-mail address yet: name@example.org."
            elif name == "password1":
                field.help_text = "At least 10 characters. A few words in a row are easy to remember."
            elif name == "oldpassword":
                field.label = "Present password"
            elif name == "name":
                field.label = "Name of this passkey"
                field.help_text = "So that you can tell it from others: my phone, blue key."


class LoginForm(PlainWords, allauth.LoginForm):
    pass


class AddEmailForm(PlainWords, allauth.AddEmailForm):
    """The address to change to: after a code where mail can bring one, at once where it cannot."""

    def clean_email(self) -> str:
        return email_already_exists(super().clean_email(), user=self.user, always_raise=True)[0]

    def save(self, request: HttpRequest) -> EmailAddress:
        if settings.EMAIL_HOST:
            return super().save(request)
        return change_email(user=self.user, email=self.cleaned_data["email"])


class ChangePasswordForm(PlainWords, allauth.ChangePasswordForm):
    pass


class ResetPasswordForm(PlainWords, allauth.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainWords, allauth.ResetPasswordKeyForm):
    pass


class SignUpForm(PlainWords, allauth.SignupForm):
    """E-mail and one password. The browser adds its guesses at unit and zone; a bad guess is no error."""

    unit = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-guess": "unit"}))
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-guess": "time-zone"}))

    def validate_unique_email(self, email: str) -> str:
        return email_already_exists(email, always_raise=True)[0]

    def clean_unit(self) -> str:
        unit = self.cleaned_data["unit"]
        return unit if unit in User.Unit.values else User.Unit.KG

    def clean_time_zone(self) -> str:
        zone = self.cleaned_data["time_zone"]
        try:
            validate_time_zone(zone)
        except ValidationError:
            return "UTC"
        return zone

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        user.unit = self.cleaned_data["unit"]
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["unit", "time_zone"])
        return user


class PlainCode(PlainWords):
    """A code is typed, often on a phone: digits first, no guesses of the keyboard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocapitalize": "off"}


class ConfirmEmailForm(PlainWords, allauth.ConfirmEmailVerificationCodeForm):
    pass


class ActivateAppForm(PlainCode, totp.ActivateTOTPForm):
    pass


class CodeForm(PlainCode, mfa.AuthenticateForm):
    pass


class CodeAgainForm(PlainCode, mfa.ReauthenticateForm):
    pass


class AddPasskeyForm(PlainWords, CredentialForm, webauthn.AddWebAuthnForm):
    passwordless = None  # every key that can be a passkey becomes one

    def clean(self) -> dict[str, Any] | None:
        with refusing_nonsense():
            return super().clean()


class RenamePasskeyForm(PlainWords, webauthn.EditWebAuthnForm):
    pass


class CheckedCredential(CredentialForm):
    def clean_credential(self) -> Authenticator:
        with refusing_nonsense():
            return super().clean_credential()  # type: ignore[misc]


class PasskeyForm(CheckedCredential, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(CheckedCredential, webauthn.LoginWebAuthnForm):
    pass


class PasskeyAgainForm(CheckedCredential, webauthn.ReauthenticateWebAuthnForm):
    pass


class PasswordAgainForm(PlainWords, allauth.ReauthenticateForm):
    """The password once more, before what guards the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].error_messages["required"] = "Type your password first."


class EraseForm(PasswordAgainForm):
    """Without it nobody's account goes."""
