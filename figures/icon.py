"""The icon of the app: the mannequin reaching out on its mat, in few colours, to be told at a glance."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from figures.body import solve
from figures.drawing import FLOOR, SIDE, place
from figures.outlines import LIMBS, kind, shortened
from figures.poses.leg_and_opposite_arm_lift import END
from figures.raster import Shape, png
from figures.svg import Outline, joined

GROUND, NEAR, FAR, MAT = "#1f6f78", "#fbf8f3", "#9cc3c0", "#5a9ba0"
COLOURS = {"cuff": "#e0b988", "strap": "#e0b988", "shade": "#e6d3bd", "hair": "#e0b988"}
"""What is not simply the colour of its side of the body."""
FINE = 640
"""The width of the icon as SVG."""
BOLDER = 1.2
"""Limbs as much stouter, as they shrink to a few pixels."""
TOO_FINE = {("hand", "shade"), ("face", "skin"), ("upper_arm", "hem")}
"""Thumbs, fingers, hems and what only a turned head shows."""
MIDDLE = 234
"""Of the pose, along the mat."""
SOFT, CUT = (0.22, 0.002), (0.0, 0.0017)
"""Corner and scale: with corners of its own, or whole, with what matters in the circle that phones keep."""


def icons() -> dict[str, bytes]:
    """Every file, by its name."""
    soft, cut = shapes(*SOFT), shapes(*CUT)
    return {
        "icon.svg": _svg(soft),
        "icon-192.png": png(soft, 192),
        "icon-512.png": png(soft, 512),
        "icon-maskable-512.png": png(cut, 512),
        "apple-touch-icon.png": png(cut, 180),
    }


def shapes(corner: float, scale: float) -> list[Shape]:
    return [
        Shape(GROUND, _box(0, 0, 1, 1, corner)),
        Shape(MAT, _box(0.5 - 232 * scale, 0.652, 0.5 + 232 * scale, 0.652 + 16 * scale, 8 * scale)),
        *(
            Shape(colour, [(0.5 + (x - MIDDLE) * scale, 0.66 + (y - FLOOR) * scale) for x, y in outline])
            for colour, outline in _body()
        ),
    ]


def _body() -> Iterator[tuple[str, Outline]]:
    """From the back to the front, as in the figures."""
    bones = solve(END)
    far, near = ([f"{side}_{name}" for limb in LIMBS for name in reversed(limb)] for side in ("far", "near"))
    for name in [*far, "neck", "head", "face", "chest", "waist", "pelvis", *near]:
        where, side = place(bones[name], SIDE), FAR if name in far else NEAR
        for part in shortened(name, where.seen, weights=True):
            if (kind(name), part.colour) in TOO_FINE:
                continue
            bold = 1 if name in ("head", "face", "neck") else BOLDER
            outline = [where.shown(along, aside * bold) for along, aside in part.edge]
            yield COLOURS.get(part.colour, side), outline


def _box(left: float, top: float, right: float, bottom: float, corner: float) -> Outline:
    middles = [
        (right - corner, bottom - corner),
        (left + corner, bottom - corner),
        (left + corner, top + corner),
        (right - corner, top + corner),
    ]
    turns = [(quarter, math.radians(90 * quarter + 10 * step)) for quarter in range(4) for step in range(10)]
    return [
        (middles[quarter][0] + corner * math.cos(turn), middles[quarter][1] + corner * math.sin(turn))
        for quarter, turn in turns
    ]


def _svg(drawn: list[Shape]) -> bytes:
    paths = "".join(f'<path fill="{shape.colour}" d="{_path(shape.outline)}"/>' for shape in drawn)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FINE} {FINE}">{paths}</svg>\n'.encode()


def _path(outline: Outline) -> str:
    """From each point to the next, in whole steps."""
    points = [(round(FINE * x), round(FINE * y)) for x, y in outline]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(points)]
    return f"M{joined(points[0])}l{joined([value for step in steps if step != (0, 0) for value in step])}z"
