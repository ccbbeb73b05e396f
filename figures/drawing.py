"""Where the parts of a body appear on the screen."""

from __future__ import annotations

import math
from typing import NamedTuple

from figures.body import Bone, Point
from figures.outlines import LENGTHS, kind, parts

WIDTH, HEIGHT = 520, 240
FLOOR = 214
# A camera a little above the mat: what is nearer stands lower, and further to the left.
LEFTWARDS, DOWNWARDS = 0.12, 0.17
SHORTENED = 0.015


def on_screen(point: Point) -> tuple[float, float]:
    return point.x - LEFTWARDS * point.z, FLOOR - point.y + DOWNWARDS * point.z


class Place(NamedTuple):
    """Where a part lies: its start, its direction, and how much of its length is seen."""

    x: float
    y: float
    angle: float
    seen: float

    def joint(self, inner: Place, name: str) -> Place:
        """The same place in the frame of the bone that it hangs on."""
        return Place(LENGTHS[kind(name)] * inner.seen, 0, self.angle - inner.angle, self.seen)

    def shown(self, along: float, aside: float) -> tuple[float, float]:
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        along *= self.seen
        return self.x + along * cos - aside * sin, self.y + along * sin + aside * cos


def place(bone: Bone) -> Place:
    (x, y), (end_x, end_y) = on_screen(bone.start), on_screen(bone.end)
    seen = math.hypot(end_x - x, end_y - y) / bone.start.to(bone.end).length
    return Place(x, y, math.degrees(math.atan2(end_y - y, end_x - x)), seen)


def edge(bone: Bone, name: str, *, weights: bool = False) -> list[tuple[float, float]]:
    """The line around a part."""
    where = place(bone)
    return [where.shown(*point) for part in parts(name, weights=weights) for point in part.edge]


def above_mat(bone: Bone, name: str, *, weights: bool = False) -> float:
    """The height of a part's lowest point."""
    z = (bone.start.z + bone.end.z) / 2
    return FLOOR + DOWNWARDS * z - max(y for _, y in edge(bone, name, weights=weights))
