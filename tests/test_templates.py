"""What no template may hold, because the content security policy would refuse it, and no text be trusted.

And what a piece says that it takes.
"""

import re
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))

FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script\b(?![^>]*\bsrc=)",
    "an inline handler": r"<[^>]*\son[a-z]+\s*=",
    "a script address": r"javascript:",
    "text trusted blindly": r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off",
    "an outside address": r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//""",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    assert [file.name for file in FILES if re.search(FORBIDDEN[what], file.read_text(), re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("what", "sample"),
    [
        ("an inline style", '<p style="color: red">'),
        ("an inline style", "<style>p {}</style>"),
        ("an inline script", "<script>go()</script>"),
        ("an inline handler", '<a href="#" onclick="go()">'),
        ("a script address", '<a href="javascript:go()">'),
        ("text trusted blindly", "{{ note|safe }}"),
        ("text trusted blindly", "{% autoescape off %}"),
        ("an outside address", '<img src="//cdn.example.org/x.png">'),
        ("an outside address", "<link href='https://cdn.example.org/x.css'>"),
    ],
)
def test_the_search_would_find(what: str, sample: str) -> None:
    assert re.search(FORBIDDEN[what], sample, re.IGNORECASE)


def test_a_piece_names_what_it_takes_by_a_type_that_is_there() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    named = {name for text in texts for name in re.findall(r"\((?:of )?an? ([a-z_.]+\.[A-Z]\w+)", text)}
    assert "progress.chart.Chart" in named
    assert all(isinstance(import_string(name), type) for name in named)
