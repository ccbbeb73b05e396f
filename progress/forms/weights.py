"""The form of the ankle weights somebody owns."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from exercises.models import MAX_LOAD_G
from progress import units
from progress.forms.fields import OtherLoadField
from progress.models import MAX_OWNED_WEIGHTS

QUICK_PICKS = {"kg": ("0.5", "1", "1.5", "2"), "lb": ("1", "2", "3", "4")}


class ToggledLoadsField(forms.TypedMultipleChoiceField):
    """Weights as toggles, in grams. A page that is no longer fresh may send one that is not offered now."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Choose among the weights shown, or write yours below."},
            **options,
        )

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdecimal() and len(value) <= 4 and 0 < int(value) <= MAX_LOAD_G

    def grams_in(self, sent: Iterable[str]) -> list[int]:
        return [int(value) for value in sent if self.valid_value(value)]


class WeightsForm(forms.Form):
    """What goes on one ankle: toggles for what is common or owned, and a field for anything else."""

    def __init__(self, data: QueryDict | None, *, unit: str, owned_g: Sequence[int]) -> None:
        super().__init__(data, initial={"load_g": owned_g})
        self.unit = unit
        self.toggles = ToggledLoadsField(
            label="What I can put on one ankle",
            help_text=(
                "Packets often print the weight of the pair. "
                f"A pair sold as 2 {unit} is 1 {unit} on each ankle."
            ),
        )
        sent = [] if data is None else data.getlist("load_g")
        # What is owned comes last: of what reads alike, such as 453 and 454 g in pounds, the last counts.
        offered_g = [*self._picks_g(), *self.toggles.grams_in(sent), *owned_g]
        self.by_text = {units.load_text(load_g, unit): load_g for load_g in offered_g}
        self.toggles.choices = sorted((load_g, text) for text, load_g in self.by_text.items())
        self.fields["load_g"] = self.toggles
        self.fields["another"] = OtherLoadField(
            unit=unit,
            label=f"Another weight, in {unit}",
            help_text="Weights that can be adjusted: every setting counts as one. Save, then add the next.",
        )

    def _picks_g(self) -> list[int]:
        return [units.parse_load(pick, self.unit) for pick in QUICK_PICKS[self.unit]]

    def clean_another(self) -> int | None:
        load_g: int | None = self.cleaned_data["another"]
        if load_g is not None and units.load_number(load_g, self.unit) == "0":
            raise ValidationError("Write a weight above 0, or leave this empty.")
        return load_g

    def clean(self) -> None:
        if len(self.loads_g) > MAX_OWNED_WEIGHTS:
            raise ValidationError(f"At most {MAX_OWNED_WEIGHTS} weights: take one off first.")

    @property
    def loads_g(self) -> set[int]:
        another = self.cleaned_data.get("another")
        told_g = [*self.cleaned_data.get("load_g", []), *([another] if another else [])]
        return {self.by_text.get(units.load_text(load_g, self.unit), load_g) for load_g in told_g}
