"""Forms for how somebody likes to see things: all of it under Me, and parts where they are first needed."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from accounts.models import User


def time_zone_choices() -> list[tuple[str, str]]:
    """Zones named for a place, as people look for them, and UTC; sorted."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC")] + [(name, name.replace("_", " ")) for name in names]


class PreferencesForm(forms.ModelForm):
    """How weights and days are shown, whether loads are suggested, and the timers of the mat."""

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
            "advice_on": "Warning signs, severe pain and your safety answers count either way.",
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


class SentPreferencesForm(forms.ModelForm):
    """What is not sent stays as it is."""

    def __init__(self, data: Any, *, instance: User) -> None:
        super().__init__(data, instance=instance)
        for name in {*self.fields} - {*data}:
            del self.fields[name]


class MatPreferencesForm(SentPreferencesForm):
    class Meta:
        model = User
        fields = ["rest_s", "switch_s", "warm_up_on"]


class OnePreferenceForm(SentPreferencesForm):
    """What a page asks for where it is first needed: the unit with the weights, the aim in week two,
    one's own routine where it is read."""

    class Meta:
        model = User
        fields = ["unit", "weekly_aim", "routine"]

    def save(self, commit: bool = True) -> Any:
        self.instance.aim_asked |= "weekly_aim" in self.fields
        return super().save(commit)
