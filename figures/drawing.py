"""Where the parts of a body appear on the screen."""

from __future__ import annotations

import math
from typing import NamedTuple

from figures.body import Bone, Point
from figures.outlines import shortened

WIDTH, HEIGHT = 520, 240
FLOOR = 214


class View(NamedTuple):
    """From a little above the mat: what is nearer stands lower, and further to the left."""

    leftwards: float
    downwards: float
    floor: float = FLOOR

    def lifted(self, height: float) -> View:
        """With the mat further up, so that who lies low is in the middle of the frame."""
        return self._replace(floor=self.floor - height)

    def shown(self, point: Point) -> tuple[float, float]:
        return point.x - self.leftwards * point.z, self.floor - point.y + self.downwards * point.z


SIDE = View(0.12, 0.17)
RAISED = View(0.5, 0.34, FLOOR - 40)
"""Further up and nearer to the head, to see left and right of a chest that turns."""


class Place(NamedTuple):
    """Where a part lies: its start, its direction, and how much of its length is seen."""

    x: float
    y: float
    angle: float
    seen: float

    def on(self, inner: Place) -> Place:
        """The same place in the frame of the bone that it goes on from."""
        cos, sin = math.cos(math.radians(inner.angle)), math.sin(math.radians(inner.angle))
        x, y = self.x - inner.x, self.y - inner.y
        return Place(x * cos + y * sin, y * cos - x * sin, self.angle - inner.angle, self.seen)

    def shown(self, along: float, aside: float) -> tuple[float, float]:
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return self.x + along * cos - aside * sin, self.y + along * sin + aside * cos


def place(bone: Bone, view: View) -> Place:
    (x, y), (end_x, end_y) = view.shown(bone.start), view.shown(bone.end)
    seen = math.hypot(end_x - x, end_y - y) / bone.start.to(bone.end).length
    return Place(x, y, math.degrees(math.atan2(end_y - y, end_x - x)), seen)


def edge(bone: Bone, name: str, view: View, *, weights: bool = False) -> list[tuple[float, float]]:
    """The line around a part."""
    where = place(bone, view)
    shapes = shortened(name, where.seen, weights=weights)
    return [where.shown(*point) for part in shapes for point in part.edge]


def above_mat(bone: Bone, name: str, *, weights: bool = False) -> float:
    """The height of a part's lowest point, seen straight from the side."""
    return FLOOR - max(y for _, y in edge(bone, name, View(0, 0), weights=weights))
