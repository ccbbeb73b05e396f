"""Numbers, days and lists as our sentences say them. Standard library only."""

import datetime as dt
from collections.abc import Iterable

SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def counted(count: int, noun: str, *, one: str = "1") -> str:
    """`1 week` or `3 weeks`; `one` is how this sentence says a single one."""
    return f"{one} {noun}" if count == 1 else f"{count} {noun}s"


def spelled(number: int) -> str:
    """Up to ten as a word, then in digits."""
    return SPELLED[number] if number < len(SPELLED) else str(number)


def number_text(value: float) -> str:
    """To one decimal, and to none where it is whole: `2.5`, `3`."""
    return f"{value:.1f}".removesuffix(".0")


def day_text(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def day_and_month(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def listed(words: Iterable[object]) -> str:
    """`Curl, Raise and Plank`."""
    *most, last = map(str, words)
    return f"{', '.join(most)} and {last}" if most else last
