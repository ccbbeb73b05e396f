"""The sets of one side in two numbers, as the log keeps them."""

from collections.abc import Iterable
from typing import Protocol

from progress.models import Side


class OneSet(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def side(self) -> str: ...
    @property
    def load_g(self) -> int: ...
    @property
    def done(self) -> int: ...


def side_summary(
    sets: Iterable[OneSet], *, side: str, sets_planned: int | None
) -> tuple[int | None, int | None]:
    """The heaviest load, and the lowest amount of the planned sets, one left out counting as 0."""
    told = {row.number: row for row in sets if row.side in (side, Side.BOTH)}
    if not told:
        return None, None
    planned = range(1, sets_planned + 1) if sets_planned else told
    done = [told[number].done if number in told else 0 for number in planned]
    return max(row.load_g for row in told.values()), min(done)
