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
# What only parts or decorates: nothing is lost on who does not see it.
QUIET = {"line", "sand", "shade", "surface", "paper", "teal-soft", "clay-soft", "leaf-soft"}
CONTROLS = {
    "control": PAGE,
    "teal": [*PAGE, "teal-soft"],
    "teal-strong": [*PAGE, "teal-soft"],
    "clay": [*PAGE, "clay-soft"],
    "leaf": [*PAGE, "leaf-soft", "teal-soft"],
    "ink": [*PAGE, "teal-soft"],
    "ink-soft": [*PAGE, "teal-soft"],
    "on-ink": ["ink"],
    "on-teal": ["teal"],
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


def rules(file: Path) -> list[dict[str, set[str]]]:
    """For each rule what it colours, by property, and the tokens it takes for that."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = []
    for body in re.findall(r"\{([^{}]*)\}", text):
        colours: dict[str, set[str]] = {}
        for name, value in re.findall(r"(?:^|;)\s*([\w-]+):([^;]*)", body):
            tokens = {token for token in re.findall(r"var\(--([\w-]+)\)", value) if token in PAIRS}
            colours.setdefault(re.sub(r"-(?:color|block|inline|start|end)", "", name), set()).update(tokens)
        found.append(colours)
    return found


STYLES = [rule for file in sorted(CSS.glob("*.css")) if file.name != "tokens.css" for rule in rules(file)]


def used(*properties: str) -> set[str]:
    return {token for rule in STYLES for name in properties for token in rule.get(name, set())}


def test_every_colour_of_words_and_icons_is_weighed_above() -> None:
    assert used("color") >= {"ink", "teal", "berry"}
    assert used("color") <= {*TEXT, *CONTROLS}


def test_every_ground_that_words_may_stand_on_is_weighed_above() -> None:
    grounds = {ground for grounds in TEXT.values() for ground in grounds}
    assert used("background") <= {*grounds, *CONTROLS}


def test_a_rule_that_sets_words_and_ground_sets_a_pair_that_is_weighed_above() -> None:
    together = {
        (seen, ground)
        for rule in STYLES
        for seen in rule.get("color", set())
        for ground in rule.get("background", set())
    }
    assert len(together) >= 10
    assert {(seen, ground) for seen, ground in together if ground not in TEXT.get(seen, [])} == set()


def test_every_edge_line_and_mark_is_weighed_above_or_only_decorates() -> None:
    drawn = used("border", "outline", "fill", "stroke", "box-shadow", "--mark")
    assert drawn >= {"control", "teal", "clay"}
    assert drawn <= {*CONTROLS, *QUIET}


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_colours_are_named_in_tokens_and_nowhere_else(file: Path) -> None:
    raw = re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", file.read_text(), re.IGNORECASE)
    assert file.name == "tokens.css" or raw == []


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_every_token_used_exists(file: Path) -> None:
    text = file.read_text()
    known = set(re.findall(r"(--[\w-]+):", TOKENS + text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= known
