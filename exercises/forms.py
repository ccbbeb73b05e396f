"""What editors type, checked more closely than Django's admin does."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from exercises.services import lock_editions, unpublished_changes


class PlainTextField(forms.CharField):
    """Text with line ends as stored: browsers send others, and every save would look like a change."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if text else text


class WholeNumberField(forms.IntegerField):
    """Plain digits: Python would also read `1_000` and the digits of every other script."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and value.strip() and not re.fullmatch(r"\d+", value.strip(), re.ASCII):
            raise ValidationError(self.error_messages["invalid"])
        return super().to_python(value)


class ExerciseForm(forms.ModelForm):
    """An old version of an exercise shows the muscles and the equipment of that time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = getattr(self.instance, "_history", None)
        if version:
            self.initial["muscles"] = [link.muscle_id for link in version.muscles.all()]
            self.initial["equipment"] = [link.equipment_id for link in version.equipment.all()]


class EditionForm(forms.ModelForm):
    """An edition that reads like the one before would only ask everybody again."""

    def clean(self) -> dict[str, Any] | None:
        lock_editions()
        if not unpublished_changes():
            raise ValidationError(
                "Nothing has changed since the last edition, so there is nothing to publish."
            )
        return super().clean()


class EntryForm(forms.ModelForm):
    """Unique within what it belongs to, which Django leaves out when it asks the constraints."""

    def validate_unique(self) -> None:
        super().validate_unique()
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())  # type: ignore[attr-defined]
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]
