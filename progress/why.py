"""How the advice thinks: docs/rules.md as a page, in the very same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Section:
    slug: str
    title: str
    html: SafeString


@dataclass(frozen=True)
class WhyPage:
    title: str
    opening: SafeString
    sections: list[Section]


@cache
def why_page() -> WhyPage:
    return build_why((settings.BASE_DIR / "docs" / "rules.md").read_text(encoding="utf-8"))


def build_why(text: str) -> WhyPage:
    """Of a text that begins with its title. Every heading is an anchor, so that a rule can be linked to."""
    tokens = MARKDOWN.parse(text)
    _name_headings(tokens)
    _find_pictures(tokens)
    starts = [place for place, token in enumerate(tokens) if token.tag in ("h1", "h2") and token.nesting == 1]
    title, *sections = [_section(tokens[start:end]) for start, end in pairwise([*starts, len(tokens)])]
    return WhyPage(title=title.title, opening=title.html, sections=sections)


def _name_headings(tokens: Sequence[Token]) -> None:
    for opens, words in pairwise(tokens):
        if opens.type == "heading_open":
            opens.attrSet("id", slugify(words.content))


def _find_pictures(tokens: Sequence[Token]) -> None:
    """A picture stands alone in its paragraph, and is one of our static files."""
    for opens, words in pairwise(tokens):
        pictures = [each for each in words.children or () if each.type == "image"]
        for picture in pictures:
            picture.attrSet("src", static(str(picture.attrGet("src")).removeprefix("../static/")))
            opens.attrSet("class", "figure")


def _section(tokens: Sequence[Token]) -> Section:
    """Of a heading and what follows it."""
    opens, words, _, *rest = tokens
    # A file of ours, in which tags would come out as text.
    html = SafeString(MARKDOWN.renderer.render(rest, MARKDOWN.options, {}))
    return Section(slug=str(opens.attrGet("id")), title=words.content, html=html)
