"""Reads settings from the file `.env`; what the environment already says goes before it."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def read(file: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file. A value is taken as it stands: nothing in it is run or replaced."""
    settings: dict[str, str] = {}
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    for line in map(str.strip, lines):
        name, found, value = line.removeprefix("export ").partition("=")
        if found and not line.startswith("#"):
            settings[name.strip()] = without_quotes(value.strip())
    return settings


def without_quotes(value: str) -> str:
    is_quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def load() -> None:
    for name, value in read(Path(os.environ.get("ENV_FILE") or BASE_DIR / ".env")).items():
        os.environ.setdefault(name, value)
