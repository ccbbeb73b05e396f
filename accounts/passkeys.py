"""What comes from a device that logs in with a passkey, and may be anything."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

NOT_UNDERSTOOD = "That did not work. Try once more, or use another way."


@contextmanager
def refusing_nonsense() -> Iterator[None]:
    # What reads a credential trusts its shape and breaks in many ways on another one.
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
        raise ValidationError(NOT_UNDERSTOOD) from error


class CredentialField(forms.JSONField):
    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        # No device escapes a letter; a NUL or half a character would come that way.
        if isinstance(value, str) and "\\u" in value:
            raise ValidationError(NOT_UNDERSTOOD)
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise ValidationError(NOT_UNDERSTOOD) from error


class CredentialForm(forms.Form):
    credential = CredentialField(error_messages={"required": NOT_UNDERSTOOD, "invalid": NOT_UNDERSTOOD})
