"""Static files under hashed names, imports between our modules included."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A phone needs neither.
COMMENTS_AND_INDENTS = re.compile(rb"^[ ]*(?://.*)?\n|^[ ]+", re.MULTILINE)
STYLE_COMMENTS = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
ROOM_IN_STYLES = re.compile(rb"\s*([{};,])\s*|(?<=:) ")


class StaticStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name and name.startswith(("js/", "css/")):
            content = ContentFile(shortened(content.read(), is_style=name.startswith("css/")))
        return super().save(name, content, max_length)


def shortened(code: bytes, *, is_style: bool) -> bytes:
    code = COMMENTS_AND_INDENTS.sub(b"", code)
    if is_style:
        code = ROOM_IN_STYLES.sub(lambda found: found[1] or b"", STYLE_COMMENTS.sub(b"", code))
    return code
