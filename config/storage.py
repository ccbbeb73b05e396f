"""Static files under hashed names, imports between our modules included."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A phone needs neither.
COMMENTS_AND_INDENTS = re.compile(rb"^[ ]*(?://.*)?\n|^[ ]+", re.MULTILINE)
STYLE_COMMENTS = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
# As we write it, and as Django does once it knows the hashed name.
IMPORT = re.compile(rb'@import (?:url\()?"([a-z]+)[\w.]*"\)?;')
ROOM_IN_STYLES = re.compile(rb";?\s*([{};,>])\s*|(?<=:) |(?<=[ (,-])0(?=[.])")


class StaticStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True

    # Not `save`: the files under hashed names, the only ones that pages ask for, pass it by.
    def _save(self, name: str, content: Any) -> str:
        if name.startswith(("js/", "css/")):
            code = b"".join(content.chunks())  # from its begin, wherever its hash has left it
            content = ContentFile(shortened(code, is_style=name.startswith("css/")))
        saved: str = super()._save(name, content)
        return saved


def shortened(code: bytes, *, is_style: bool) -> bytes:
    if is_style:
        code = brought_together(code)
    code = COMMENTS_AND_INDENTS.sub(b"", code)
    if is_style:
        code = ROOM_IN_STYLES.sub(lambda found: found[1] or b"", STYLE_COMMENTS.sub(b"", code))
    return code


def brought_together(style: bytes) -> bytes:
    """Files that pages load together go out as one: fewer requests, and smaller than its parts."""
    folder = Path(settings.BASE_DIR, "static", "css")
    return IMPORT.sub(lambda found: (folder / f"{found[1].decode()}.css").read_bytes(), style)
