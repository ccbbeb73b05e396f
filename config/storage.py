"""Static files under hashed names, imports between our modules included."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A phone needs neither.
COMMENTS_AND_INDENTS = re.compile(rb"^[ ]*(?://.*)?\n|^[ ]+", re.MULTILINE)


class StaticStorage(CompressedManifestStaticFilesStorage):
    support_js_module_import_aggregation = True

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name and name.startswith(("js/", "css/")):
            content = ContentFile(COMMENTS_AND_INDENTS.sub(b"", content.read()))
        return super().save(name, content, max_length)
