"""A tap on the mat as a form sends it: every form on the page of one exercise."""

from typing import Any

from django import forms

from exercises.models import MAX_LOAD_G
from progress import units
from progress.forms.fields import AmountField, LoadField, RatingField
from progress.forms.mat import whole
from progress.mat.page import MatPage
from progress.mat.step import Step
from progress.mat.straps import Loads
from progress.models import PainSide, Place, Skipped
from progress.models.fields import MAX_COUNTER
from progress.models.set_log import MAX_SET_NUMBER

ACTIONS = (
    "done", "undo", "load", "skip", "unskip", "hurts", "unhurt", "where", "lighter", "easier", "stop",
)  # fmt: skip
# What a browser lets pass, and a script reads without the server.
AMOUNT = r"[0-9]{0,3}"
LOADS = {
    "kg": r"0*([0-4]?([.,][0-9]{1,4})?|5([.,]0{1,4})?)",
    "lb": r"0*(([0-9]|10)?([.,][0-9]{1,4})?|11([.,]0[0-2]?0{0,2})?)",
}


class StepForm(forms.Form):
    """Every form on the page of one exercise; which fields count is up to the `action`.

    `asks_about_heavier` says after validation that a load is above the suggested one, which is asked once.
    """

    action = forms.ChoiceField(choices=[(name, name) for name in ACTIONS])
    uuid = forms.UUIDField()
    number = whole(at_least=1, at_most=MAX_SET_NUMBER, required=False)
    revision = whole(at_most=MAX_COUNTER, required=False)
    log_revision = whole(at_most=MAX_COUNTER, required=False)
    done = AmountField()
    done_left = AmountField()
    done_right = AmountField()
    heavier = forms.BooleanField(required=False)
    skipped = forms.ChoiceField(choices=Skipped.choices, required=False)
    pain = RatingField()
    place = forms.ChoiceField(choices=Place.choices, required=False)
    side = forms.ChoiceField(choices=PainSide.choices, required=False)

    NEEDS = {
        "done": ("number", "revision", "log_revision"),
        "undo": ("number", "revision"),
        "skip": ("skipped", "log_revision"),
        "hurts": ("pain", "log_revision"),
        "where": ("pain", "place"),
    }

    def __init__(self, data: Any = None, *, page: MatPage, step: Step) -> None:
        unit = page.user.unit
        left_g, right_g = step.loads
        initial = {"done": step.amount, "done_left": step.amount, "done_right": step.amount}
        super().__init__(data, initial=initial, auto_id=f"id_{step.place}_%s")
        self.mat, self.step = page, step
        self.fields["load_left"] = LoadField(unit=unit, label=f"Left ankle ({unit})", initial=left_g)
        self.fields["load_right"] = LoadField(unit=unit, label=f"Right ankle ({unit})", initial=right_g)
        noun = "seconds" if step.is_hold else "reps"
        for name, label in (("done", "Both"), ("done_left", "Left"), ("done_right", "Right")):
            self.fields[name].label = f"{label} ({noun})"
            self.fields[name].widget.attrs |= {"pattern": AMOUNT, "data-typed": ""}
        self.fields["done"].widget.attrs["required"] = True
        for side in ("left", "right"):
            told = {"pattern": LOADS[unit], "title": f"At most {units.load_text(MAX_LOAD_G, unit)}"}
            self.fields[f"load_{side}"].widget.attrs |= {**told, f"data-{side}": ""}
        self.asks_about_heavier = False

    @property
    def shown_fields(self) -> list[Any]:
        names = ["done_left", "done_right"] if self.step.counts_sides else ["done"]
        return [self[name] for name in (*names, "load_left", "load_right")]

    @property
    def is_about_shown_fields(self) -> bool:
        """What is wrong is next to a field one can see."""
        return {*self.errors} <= {field.name for field in self.shown_fields}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        action = data.get("action", "")
        for name in self.NEEDS.get(action, ("log_revision",)):
            if data.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, "This got lost on the way.")
        if action == "done" and not self.errors and self.amounts == (None, None):
            self.add_error(self.shown_fields[0].name, "Write what you did, 0 counts too.")
        if action == "skip" and self._is_pain_unknown:
            self.add_error("pain", "How bad was the pain?")
        self.asks_about_heavier = not self.errors and self._is_heavier
        return data

    @property
    def _is_pain_unknown(self) -> bool:
        is_pain = self.cleaned_data.get("skipped") == Skipped.PAIN
        return is_pain and self.cleaned_data.get("pain") is None and self.step.log.pain_during is None

    @property
    def amounts(self) -> tuple[int | None, int | None]:
        told = self.cleaned_data
        if "done" in self.data:
            return told["done"], told["done"]
        return told["done_left"], told["done_right"]

    @property
    def loads(self) -> Loads:
        """As they were put in; those of the exercise where no load was asked for."""
        left, right = self.step.loads
        if "load_left" in self.data:
            left = self.cleaned_data["load_left"]
        if "load_right" in self.data:
            right = self.cleaned_data["load_right"]
        return left, right

    @property
    def _is_heavier(self) -> bool:
        advised_g = self.step.log.advised_load_g
        if advised_g is None or self.step.was_heavier or self.cleaned_data["heavier"]:
            return False
        # As read in the user's unit: a gram that only rounding has added is none.
        unit = self.step.unit
        return units.to_unit(max(self.loads), unit) > units.to_unit(advised_g, unit)


def step_forms(page: MatPage, *, sent: StepForm | None = None) -> list[StepForm]:
    """One for each exercise, with the one that was sent and has to be shown again."""
    return [sent if sent and sent.step is step else StepForm(page=page, step=step) for step in page.steps]
