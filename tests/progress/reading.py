"""A page as somebody reads it."""

import re
from html import unescape
from typing import Any


def words(answer: Any) -> str:
    """What stands in the page's main part, without its tags, as one line."""
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", f"<main{main}")).split())
