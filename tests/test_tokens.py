"""The colours of tokens.css, in both themes: every pair that meets on a page can be told apart."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
PLAIN = dict(re.findall(r"--([\w-]+): (#\w{6});", TOKENS))
PAIRS = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)}

PAGE = ["paper", "surface", "sand"]
NOTICES = ["teal-soft", "leaf-soft", "amber-soft"]

# What is seen, and on what it may stand.
TEXT = {
    "ink": [*PAGE, *NOTICES, "berry-soft", "clay-soft"],
    "ink-soft": [*PAGE, *NOTICES],
    "teal": [*PAGE, *NOTICES],
    "teal-strong": [*PAGE, *NOTICES],
    "berry": ["paper", "surface", "berry-soft"],
    "on-teal": ["teal", "teal-strong"],
    "on-ink": ["ink"],
}
CONTROLS = {
    "control": PAGE,
    "teal": [*PAGE, "teal-soft"],
    "clay": [*PAGE, "clay-soft"],
    "leaf": [*PAGE, "leaf-soft"],
    "amber": ["paper", "surface", "amber-soft"],
    "berry": ["paper", "surface", "berry-soft"],
}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def too_faint(pairs: dict[str, list[str]], theme: int, least: float) -> list[str]:
    return [
        f"{seen} on {ground}"
        for seen, grounds in pairs.items()
        for ground in grounds
        if contrast(PAIRS[seen][theme], PAIRS[ground][theme]) < least
    ]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read(theme: int) -> None:
    assert too_faint(TEXT, theme, least=4.5) == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_controls_and_marks_can_be_seen(theme: int) -> None:
    assert too_faint(CONTROLS, theme, least=3) == []


def test_a_browser_without_light_dark_gets_the_light_theme() -> None:
    assert {name: light for name, (light, _dark) in PAIRS.items()} == PLAIN


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_colours_are_named_in_tokens_and_nowhere_else(file: Path) -> None:
    raw = re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", file.read_text(), re.IGNORECASE)
    assert file.name == "tokens.css" or raw == []


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_every_token_used_exists(file: Path) -> None:
    text = file.read_text()
    known = set(re.findall(r"(--[\w-]+):", TOKENS + text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= known
