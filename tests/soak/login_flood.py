"""Guesses passwords from one address that claims to be three hundred, with a kill of the server between."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.soak.site import Site, Visitor, changed

TRIES = 300
LOGINS_A_WINDOW = 10  # allauth's limit of failed logins from one address
WINDOW_SECONDS = 60
LOOKED_AT = "password looked at"
ANSWERS = {
    (200, "do not go together"): LOOKED_AT,
    (200, "a lot of tries"): "asked to wait",
    (429, ""): "refused with 429",
}


@dataclass(frozen=True)
class Try:
    answer: str
    sent: float
    answered: float


def attempt(site: Site, number: int) -> Try:
    address = f"198.51.{number // 250}.{number % 250}"
    visitor = Visitor(site.url, {"X-Forwarded-For": address, "X-Real-IP": address})
    form = visitor.form("/accounts/login/")
    fields = changed(form, login=f"flood{number}@example.org", password="not the password at all")
    sent = time.monotonic()
    status, _, body = visitor.send("/accounts/login/", fields)
    meant = [told for (code, words), told in ANSWERS.items() if code == status and words in body]
    return Try(meant[0] if meant else f"unexpected {status}", sent, time.monotonic())


def flood(site: Site, name: str, numbers: Iterable[int] = range(TRIES)) -> list[Try]:
    with ThreadPoolExecutor(8) as senders:
        tries = list(senders.map(lambda number: attempt(site, number), numbers))
    lasted = max(each.answered for each in tries) - min(each.sent for each in tries)
    answers = dict(Counter(each.answer for each in tries))
    print(f"login flood {name}: {len(tries)} tries under as many addresses in {lasted:.0f} s: {answers}")
    return tries


def is_held(tries: list[Try]) -> bool:
    """Whether no window, wherever it begins, has more passwords looked at than it may."""
    looked_at = sorted((each for each in tries if each.answer == LOOKED_AT), key=lambda each: each.sent)
    windows = zip(looked_at, looked_at[LOGINS_A_WINDOW:], strict=False)
    return (
        len(looked_at) >= LOGINS_A_WINDOW
        and all(next_one.answered - first.sent >= WINDOW_SECONDS for first, next_one in windows)
        and not any("unexpected" in each.answer for each in tries)
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
        tries = flood(site, "before the kill", range(TRIES // 2))
        site.stop()
        site.start()
        tries += flood(site, "after kill -9 and a new start", range(TRIES // 2, TRIES))
    if not is_held(tries):
        sys.exit("The limit did not hold.")


if __name__ == "__main__":
    main()
