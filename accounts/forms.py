"""Forms about oneself: signing up, and how one likes to see things."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account import forms as allauth
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.models import User, validate_time_zone


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
            if name in {"email", "login"}:
                field.label = "E-mail"
            elif name == "password1":
                field.help_text = "At least 10 characters. A few words in a row are easy to remember."


class LoginForm(PlainWords, allauth.LoginForm):
    pass


class AddEmailForm(PlainWords, allauth.AddEmailForm):
    pass


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

    def save(self, request: HttpRequest) -> User:
        user: User = super().save(request)
        user.unit = self.cleaned_data["unit"]
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["unit", "time_zone"])
        return user


class PreferencesForm(forms.ModelForm):
    """How weights and days are shown to me."""

    time_zone = forms.ChoiceField(help_text="Decides when a new day begins for you.")

    class Meta:
        model = User
        fields = ["unit", "time_zone"]
        widgets = {"unit": forms.RadioSelect}
        help_texts = {"unit": "Weights are kept exactly; this only changes how they are shown."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = time_zone_choices()
        if self.instance.time_zone not in dict(choices):
            choices.insert(0, (self.instance.time_zone, self.instance.time_zone))
        self.fields["time_zone"].choices = choices  # type: ignore[attr-defined]
