"""Makes the files that somebody might bring."""

import io
import json
import zipfile
from typing import Any

NAMES = ["steadyback.json", "sets.csv", "README.txt"]


def zipped(*texts: str | bytes, names: list[str] = NAMES, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, text in zip(names, texts, strict=False):
            archive.writestr(name, text)
    return file.getvalue()


def changed(file: dict[str, Any], place: str, value: Any) -> bytes:
    """The file with another value at a place such as `sessions.0.logs.1.effort`."""
    file = json.loads(json.dumps(file))
    *path, last = [int(name) if name.isdigit() else name for name in place.split(".")]
    inner: Any = file
    for name in path:
        inner = inner[name]
    inner[last] = value
    return zipped(json.dumps(file, ensure_ascii=False).encode("utf-8", "surrogatepass"))
