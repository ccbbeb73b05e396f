"""What lies or stands on the mat darkens it a little: without that, a body floats."""

from __future__ import annotations

from collections.abc import Sequence

from figures.body import Bone, Point, Skeleton
from figures.drawing import FLOOR, View, edge
from figures.outlines import LIMBS
from figures.scene import DEPTH, Blanket, Block, Thing
from figures.svg import number, numbers

Line = tuple[Point, Point]

LOW = 9
"""What is no higher above the mat than that, in half centimetres, is on it."""
SOFT = 5
"""How far a shadow reaches out from under what casts it."""
TRUNK = ["pelvis", "waist", "chest", "head"]
ROWS = [TRUNK, *([f"{side}_{name}" for name in limb] for side in ("far", "near") for limb in LIMBS)]


def shadow(skeletons: Sequence[Skeleton], view: View, things: Sequence[Thing] = ()) -> str:
    """Under what stays down from the first of these moments to the last, and under what it lies on."""
    lines = [_under(thing) for thing in things if isinstance(thing, Block | Blanket)]
    for row in ROWS:
        lines += _joined([_on_mat(skeletons, name) for name in row])
    return f'<path class="ground" d="{"".join(_lens(line, view) for line in lines)}"/>' if lines else ""


def _lens(line: Line, view: View) -> str:
    """Broad in the middle and thin where it ends, as light comes in there from the side."""
    (x, y), (to_x, to_y) = (view.shown(point) for point in line)
    x, along, down, breadth = x - SOFT, to_x - x + 2 * SOFT, to_y - y, 2 * SOFT
    there = f"c0{number(-breadth)} {numbers(along, down - breadth, along, down)}"
    back = f"s{numbers(-along, breadth - down, -along, -down)}"
    return f"M{numbers(x, y)}{there}{back}z"


def _under(thing: Block | Blanket) -> Line:
    return Point(thing.x - thing.width / 2, 0, thing.z), Point(thing.x + thing.width / 2, 0, thing.z)


def _on_mat(skeletons: Sequence[Skeleton], name: str) -> Line:
    """Along the mat, beneath the part that is always down; where there is none it ends before it begins."""
    low = [
        [x for x, y in edge(bones[name], name, View(0, 0)) if FLOOR - y < LOW] or [0] for bones in skeletons
    ]
    bone = skeletons[0][name]
    left, right = max(map(min, low)), min(map(max, low))
    return Point(left, 0, _depth(bone, left)), Point(right, 0, _depth(bone, right))


def _depth(bone: Bone, x: float) -> float:
    """How near to the viewer a bone is at a place along the mat."""
    length = bone.end.x - bone.start.x
    share = min(max((x - bone.start.x) / length, 0), 1) if abs(length) > 1 else 0.5
    return min(bone.start.moved(bone.start.to(bone.end), share).z, DEPTH - 3 * SOFT)


def _joined(lines: list[Line]) -> list[Line]:
    """What goes on from each other in one line, which takes fewer bytes."""
    found: list[Line] = []
    for line in sorted(line for line in lines if line[1].x - line[0].x > 3 * SOFT):
        before = found[-1] if found else line
        if found and line[0].x <= before[1].x + SOFT and abs(before[0].z - line[1].z) < 1:
            found[-1] = before[0], max(line[1], before[1])
        else:
            found.append(line)
    return found
