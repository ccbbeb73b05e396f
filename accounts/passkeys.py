"""What comes from a device that logs in with a passkey, and may be anything."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

NOT_UNDERSTOOD = "That did not work. Try once more, or use another way."


@contextmanager
def refusing_nonsense() -> Iterator[None]:
    # What reads a credential trusts its shape and breaks in many ways on another one.
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
        raise ValidationError(NOT_UNDERSTOOD) from error
