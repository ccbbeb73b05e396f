"""How the log is written: where it broke and on what kind of error, never with whose words or numbers."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.db import InterfaceError, OperationalError

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Leaves out what an error says: a key that is taken, or a text that is no number, is somebody's."""

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return "\n".join(described(error) for error in causes(ei[1]))


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """What led to it, first things first."""
    if error is not None:
        yield from causes(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
        yield error


def described(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    # The database's own state, such as "database is locked", which the person who runs this needs.
    state = str(error).partition("\n")[0] if isinstance(error, InterfaceError | OperationalError) else ""
    return "".join(traceback.format_tb(error.__traceback__)) + (f"{kind}: {state}" if state else kind)
