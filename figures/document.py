"""A drawing as a whole file: its frame, and its colours in both themes."""

from __future__ import annotations

from string import ascii_lowercase

from figures.drawing import HEIGHT, WIDTH
from figures.scene import COLOURS, FAR
from figures.svg import number

LETTERS = dict(zip(COLOURS, ascii_lowercase, strict=False))
CUFF = LETTERS["cuff"]
LINES = {
    "cuff": f".{CUFF}{{stroke:var(--{CUFF});stroke-width:{number(3)};stroke-linejoin:round}}",
}


def document(drawn: str, style: str) -> str:
    used = {name: letter for name, letter in LETTERS.items() if f'class="{name}"' in drawn}
    for name, letter in used.items():
        drawn = drawn.replace(f'class="{name}"', f'class="{letter}"')
    light, dark = (_colours(used, theme) for theme in (0, 1))
    fills = "".join(f".{letter}{{fill:var(--{letter})}}" for name, letter in used.items() if name in FAR)
    lines = "".join(line for name, line in LINES.items() if name in used)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {number(HEIGHT)}">'
        f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}{fills}"
        f"{lines}{style}</style>{drawn}</svg>\n"
    )


def _colours(used: dict[str, str], theme: int) -> str:
    """Of what may be drawn a second time, on the far side, as properties, as these reach in there."""
    colour = {letter: COLOURS[name][theme] for name, letter in used.items()}
    both = {letter: FAR[name][theme] for name, letter in used.items() if name in FAR}
    plain = "".join(f".{letter}{{fill:{colour[letter]}}}" for letter in colour if letter not in both)
    near, far = (";".join(f"--{letter}:{side[letter]}" for letter in both) for side in (colour, both))
    return f"{plain}svg{{{near}}}.far{{{far}}}"
