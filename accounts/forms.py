"""Forms about oneself: signing up and in, and how one likes to see things."""

from typing import Any
from zoneinfo import available_timezones

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


def time_zone_choices() -> list[tuple[str, str]]:
    """Zones named for a place, as people look for them, and UTC; sorted."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC")] + [(name, name.replace("_", " ")) for name in names]


class PlainWords:
    """Says allauth's fields in our words. Goes before the form it changes."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = field.label and str(field.label).capitalize()
            if name in {"email", "login"}:
                field.label = "E-mail"
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


class PreferencesForm(forms.ModelForm):
    """How weights and days are shown to me, and whether I want suggestions."""

    time_zone = forms.ChoiceField(help_text="Decides when a new day begins for you.")

    class Meta:
        model = User
        fields = ["unit", "time_zone", "weekly_aim", "advice_on", "warm_up_on", "rest_s", "switch_s"]
        widgets = {"unit": forms.RadioSelect}
        labels = {
            "weekly_aim": "Sessions a week I aim for",
            "advice_on": "Suggest load and repetitions",
            "warm_up_on": "Begin with two minutes of warm-up",
            "switch_s": "Seconds to switch sides",
        }
        help_texts = {
            "unit": "Weights are kept exactly; this only changes how they are shown.",
            "weekly_aim": "Your own measure for the weeks of your history. Two are a good start.",
            "advice_on": "Warning signs and the safety questions stay on either way.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = time_zone_choices()
        if self.instance.time_zone not in dict(choices):
            choices.insert(0, (self.instance.time_zone, self.instance.time_zone))
        self.fields["time_zone"].choices = choices  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> Any:
        """Who has seen the aim here need not be asked for it on Today."""
        self.instance.aim_asked = True
        return super().save(commit)


class EraseForm(PlainWords, allauth.ReauthenticateForm):
    """The password once more; without it nobody's account goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].error_messages["required"] = "Type your password first."


class MatPreferencesForm(forms.ModelForm):
    """What can be set from the mat. What is not sent stays as it is."""

    class Meta:
        model = User
        fields = ["rest_s", "switch_s", "warm_up_on"]

    def __init__(self, data: Any, *, instance: User) -> None:
        super().__init__(data, instance=instance)
        for name in {*self.fields} - {*data}:
            del self.fields[name]


class OnePreferenceForm(MatPreferencesForm):
    """What a page asks for where it is first needed: the unit with the weights, the aim in week two,
    one's own routine where it is read."""

    class Meta:
        model = User
        fields = ["unit", "weekly_aim", "routine"]

    def save(self, commit: bool = True) -> Any:
        self.instance.aim_asked |= "weekly_aim" in self.fields
        return super().save(commit)
