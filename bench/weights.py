"""What a page weighs: its HTML, and all that a first visit loads, compressed as it is sent."""

import gzip
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STATIC_ROOT = Path(__file__).resolve().parent.parent / "staticfiles"
FILE = re.compile(r'(?:href|src)="/static/([^"]+[.](?:css|js|svg))"')
WEIGHED = [
    ("login", "/accounts/login/", "", "≤ 20 kB"),
    ("today", "/today/", "one_year", "≤ 35 kB"),
    ("history, ten years", "/history/", "ten_years", "HTML ≤ 10 kB, ≤ 35 kB"),
    ("history, all of ten years", "/history/?range=all", "ten_years", "HTML ≤ 12 kB"),
    (
        "one exercise's history, all of ten years",
        "/history/leg-and-opposite-arm-lift/?range=all",
        "ten_years",
        "HTML ≤ 12 kB",
    ),
    ("exercises", "/exercises/", "one_year", ""),
]


def weights(ask: Callable[..., dict[str, Any]], sessions: dict[str, str]) -> None:
    sys.stdout.write("| page | HTML, kB | first visit, kB | promise |\n|---|---|---|---|\n")
    for name, address, who, promise in WEIGHED:
        page = ask(address, session=sessions.get(who, ""))["body"].encode()
        html = compressed(page)
        rest = sum(compressed((STATIC_ROOT / file).read_bytes()) for file in files_of(page.decode()))
        sys.stdout.write(f"| {name} | {html / 1000:.1f} | {(html + rest) / 1000:.1f} | {promise} |\n")


def files_of(page: str) -> list[str]:
    """Styles and scripts; figures are not counted."""
    return sorted({name for name in FILE.findall(page) if not name.endswith(".svg")})


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))
