"""The loads of a year as a small picture: one plot a body, one under the other. Standard library only.

It is shown as an image, which no page can colour: both themes are in the file, and smaller letters for a
wide page."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

WIDTH, PLOT, TITLE, GAP, LEFT, RIGHT = 360, 56, 26, 12, 36, 8
MOST_G, STEP_G = 2000, 1000
DAYS_A_MONTH = 365 / 12
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#545f76}.name{font-weight:600;fill:#22304a}"
    "path{fill:none}.grid{stroke:#e2d8c8}.load{stroke:#1f6f78;stroke-width:2.5;stroke-linejoin:round}"
    "@media(prefers-color-scheme:dark){text{fill:#b9b7b2}.name{fill:#f1ebe1}"
    ".grid{stroke:#343c46}.load{stroke:#74c3c9}}"
    "@media(min-width:500px){text{font-size:9px}.load{stroke-width:1.75}}"
)


def picture(curves: Mapping[str, Sequence[tuple[int, int]]], *, days: int) -> str:
    """`curves` by title: the day and the load in grams of each session."""
    each = TITLE + PLOT + GAP
    height = each * len(curves) + 16
    plots = "".join(
        _plot(title, curve, top=each * place, days=days)
        for place, (title, curve) in enumerate(curves.items())
    )
    months = "".join(
        f'<text x="{_x(month * DAYS_A_MONTH, days)}" y="{height - 4}" text-anchor="{anchor}">{words}</text>'
        for month, anchor, words in ((0, "start", "start"), (6, "middle", "6 months"), (12, "end", "1 year"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">'
        f"<style>{STYLE}</style>{plots}{months}</svg>\n"
    )


def _plot(title: str, curve: Sequence[tuple[int, int]], *, top: int, days: int) -> str:
    floor = top + TITLE + PLOT
    lines = "".join(
        f'<path class="grid" d="M{LEFT} {_y(load_g, floor)}H{WIDTH - RIGHT}"/>'
        f'<text x="{LEFT - 6}" y="{_y(load_g, floor) + 4}" text-anchor="end">{words}</text>'
        for load_g, words in ((0, "0"), (STEP_G, "1"), (MOST_G, "2 kg"))
    )
    return (
        f'<text class="name" x="{LEFT}" y="{top + 13}">{escape(title)}</text>{lines}'
        f'<path class="load" d="{_steps(curve, floor, days)}"/>'
    )


def _steps(curve: Sequence[tuple[int, int]], floor: int, days: int) -> str:
    """A load holds until the session with another one."""
    (first, load_g), (last, _) = curve[0], curve[-1]
    words = [f"M{_x(first, days)} {_y(load_g, floor)}"]
    for (_, before_g), (day, now_g) in pairwise(curve):
        if now_g != before_g:
            words.append(f"H{_x(day, days)}V{_y(now_g, floor)}")
    return "".join([*words, f"H{_x(last, days)}"])


def _x(day: float, days: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * day / days, 1)


def _y(load_g: int, floor: int) -> float:
    return round(floor - PLOT * load_g / MOST_G, 1)
