"""The browser tests on a slow network: every answer late, every page in pieces. None may depend on luck.

A plugin of pytest: `-p tests.soak.slow_answers`."""

import random
import time
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.core.handlers.wsgi import WSGIHandler

LATE_S = (0.05, 0.5)
BETWEEN_PIECES_S = (0, 0.25)
PIECES = 3

chance = random.Random()  # noqa: S311  guards nothing
answer_at_once = WSGIHandler.__call__


def late(handler: WSGIHandler, *request: Any) -> Any:
    time.sleep(chance.uniform(*LATE_S))
    answer = answer_at_once(handler, *request)
    is_page = getattr(answer, "headers", {}).get("Content-Type", "").startswith("text/html")
    return in_pieces(answer) if is_page and not answer.streaming else answer


def in_pieces(answer: Any) -> Iterator[bytes]:
    page = b"".join(answer)
    answer.close()
    size = len(page) // PIECES + 1
    for start in range(0, len(page), size):
        time.sleep(chance.uniform(*BETWEEN_PIECES_S))
        yield page[start : start + size]


@pytest.fixture(scope="session", autouse=True)
def slow_answers() -> Iterator[None]:
    with mock.patch.object(WSGIHandler, "__call__", late):
        yield
