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

    # Not `save`: the files under hashed names, the only ones that pages ask for, pass it by.
    def _save(self, name: str, content: Any) -> str:
        if name.startswith(("js/", "css/")):
            code = b"".join(content.chunks())  # from its begin, wherever its hash has left it
            content = ContentFile(shortened(code, is_style=name.startswith("css/")))
        saved: str = super()._save(name, content)
        return saved


def shortened(code: bytes, *, is_style: bool) -> bytes:
    code = COMMENTS_AND_INDENTS.sub(b"", code)
    if is_style:
        code = ROOM_IN_STYLES.sub(lambda found: found[1] or b"", STYLE_COMMENTS.sub(b"", code))
    return code
