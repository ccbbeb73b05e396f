"""What the Start button sends."""

from typing import Any

from django import forms


class StartForm(forms.Form):
    """Which plan to start with; `end` names the running session to end before."""

    uuid = forms.UUIDField()
    kind = forms.CharField(required=False)
    routine = forms.CharField(required=False)
    anyway = forms.CharField(required=False)
    end = forms.UUIDField(required=False)

    @property
    def plan(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"kind": told["kind"], "routine": told["routine"], "anyway": told["anyway"] == "1"}
