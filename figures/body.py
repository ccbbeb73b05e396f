"""A grown person of 170 cm as a skeleton, in half centimetres: poses, and joints solved from what touches."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

PELVIS, WAIST, CHEST, NECK = 32.0, 26.0, 40.0, 27.0
THIGH, SHANK = 83.0, 84.0
UPPER_ARM, FOREARM = 60.0, 48.0
EAR = 15.0
"""From the middle of the head to its side."""
HIP_WIDTH, SHOULDER_WIDTH = 17.0, 31.0

NEAR, FAR = 1, -1


class Point(NamedTuple):
    """Along the mat, above it, and towards the viewer."""

    x: float
    y: float
    z: float = 0.0

    def moved(self, other: Point, share: float = 1.0) -> Point:
        return Point(self.x + share * other.x, self.y + share * other.y, self.z + share * other.z)

    def to(self, other: Point) -> Point:
        return other.moved(self, -1)

    @property
    def length(self) -> float:
        return math.sqrt(self.x**2 + self.y**2 + self.z**2)

    def scaled(self, length: float) -> Point:
        share = length / self.length
        return Point(self.x * share, self.y * share, self.z * share)


def towards(angle: float, length: float = 1.0, z: float = 0.0) -> Point:
    """A step in a direction: 0 is right, 90 up, 180 left."""
    return Point(length * math.cos(math.radians(angle)), length * math.sin(math.radians(angle)), z)


@dataclass(frozen=True)
class Limb:
    """Where a wrist or ankle is: a place on the scene, or a stretch from hip or shoulder in a direction."""

    end: float
    """The direction in which hand or foot points."""
    place: Point | None = None
    angle: float = 0.0
    bend: float = 0.0
    """How far elbow or knee is bent, where a direction is given."""
    out: float = 0.0
    """How far wrist or ankle is out to the side of hip or shoulder."""
    joint: Point | None = None
    """Where elbow or knee points, if not backwards or forwards."""


def placed(x: float, y: float, end: float, *, out: float = 0.0, joint: Point | None = None) -> Limb:
    return Limb(end, place=Point(x, y), out=out, joint=joint)


def stretched(angle: float, end: float, *, bend: float = 0.0, out: float = 0.0) -> Limb:
    return Limb(end, angle=angle, bend=bend, out=out)


@dataclass(frozen=True)
class Pose:
    """All angles are directions in the scene, so that each can be read off a picture."""

    pelvis: Point
    """The middle between the hips."""
    spine: tuple[float, float, float]
    """Directions of pelvis, waist and chest, from the hips upwards."""
    neck: float
    head: float
    near_leg: Limb
    far_leg: Limb
    near_arm: Limb
    far_arm: Limb
    turn: float = 0.0
    """How far chest and head are turned towards the viewer."""
    contacts: tuple[str, ...] = ()
    """The parts that lie on the mat."""

    def but(self, **changes: object) -> Pose:
        return replace(self, **changes)  # type: ignore[arg-type]


class Bone(NamedTuple):
    start: Point
    end: Point


Skeleton = dict[str, Bone]


def bend(root: Point, target: Point, upper: float, lower: float, joint: Point) -> tuple[Point, Point]:
    """Elbow or knee, and wrist or ankle: two bones from root to target, or as near as they reach."""
    line = root.to(target)
    reach = min(max(line.length, abs(upper - lower) + 0.01), upper + lower)
    along = line.scaled(1)
    share = (upper**2 - lower**2 + reach**2) / (2 * reach)
    dot = joint.x * along.x + joint.y * along.y + joint.z * along.z
    sideways = joint.moved(along, -dot)
    middle = root.moved(along, share)
    height = math.sqrt(max(upper**2 - share**2, 0.0))
    if height > 0.01:
        middle = middle.moved(sideways.scaled(height))
    return middle, root.moved(along, reach)


def _limb(name: str, side: int, limb: Limb, root: Point, upper: float, lower: float, tip: float) -> Skeleton:
    first, second, last = {"leg": ("thigh", "shank", "foot"), "arm": ("upper_arm", "forearm", "hand")}[name]
    aside = side * limb.out
    if limb.place:
        target = Point(limb.place.x, limb.place.y, root.z + aside)
    else:
        radians = math.radians(limb.bend)
        reach = math.sqrt(upper**2 + lower**2 + 2 * upper * lower * math.cos(radians))
        flat = math.sqrt(max(reach**2 - aside**2, 0.0))
        target = root.moved(towards(limb.angle, flat, aside))
    line = root.to(target)
    # Knees bend forwards and elbows backwards, whichever way the limb points.
    forwards = Point(-line.y, line.x) if name == "leg" else Point(line.y, -line.x)
    joint = limb.joint and Point(limb.joint.x, limb.joint.y, side * limb.joint.z)
    middle, end = bend(root, target, upper, lower, joint or forwards)
    prefix = "near_" if side == NEAR else "far_"
    return {
        prefix + first: Bone(root, middle),
        prefix + second: Bone(middle, end),
        prefix + last: Bone(end, end.moved(towards(limb.end, tip))),
    }


def solve(pose: Pose) -> Skeleton:
    """Every bone of a pose."""
    waist = pose.pelvis.moved(towards(pose.spine[0], PELVIS))
    chest = waist.moved(towards(pose.spine[1], WAIST))
    shoulders = chest.moved(towards(pose.spine[2], CHEST))
    head = shoulders.moved(towards(pose.neck, NECK))
    # What is seen on the side of a head that turns with the chest goes backwards as the face comes in view.
    temple = head.moved(towards(pose.head + 90, EAR * math.sin(math.radians(pose.turn))))
    bones = {
        "pelvis": Bone(pose.pelvis, waist),
        "waist": Bone(waist, chest),
        "chest": Bone(chest, shoulders),
        "neck": Bone(shoulders, head),
        "head": Bone(head, head.moved(towards(pose.head))),
        "face": Bone(temple, temple.moved(towards(pose.head))),
    }
    backwards = towards(pose.spine[2] + 90, math.sin(math.radians(pose.turn)) * SHOULDER_WIDTH)
    across = backwards._replace(z=math.cos(math.radians(pose.turn)) * SHOULDER_WIDTH)
    joint = chest.moved(towards(pose.spine[2], CHEST - 6))
    bones["shoulders"] = Bone(joint.moved(across, FAR), joint.moved(across, NEAR))
    for side, leg, arm in ((NEAR, pose.near_leg, pose.near_arm), (FAR, pose.far_leg, pose.far_arm)):
        hip = pose.pelvis._replace(z=side * HIP_WIDTH)
        bones |= _limb("leg", side, leg, hip, THIGH, SHANK, 1.0)
        bones |= _limb("arm", side, arm, joint.moved(across, side), UPPER_ARM, FOREARM, 1.0)
    return bones


def between(a: Pose, b: Pose, share: float) -> Pose:
    """A pose on the way: a hand or foot that stays, stays; one that moves swings around shoulder or hip."""
    on_the_way = a.but(
        pelvis=a.pelvis.moved(a.pelvis.to(b.pelvis), share),
        spine=tuple(_mix(first, second, share) for first, second in zip(a.spine, b.spine, strict=True)),
        neck=_mix(a.neck, b.neck, share),
        head=_mix(a.head, b.head, share),
        turn=_mix(a.turn, b.turn, share),
    )
    first, second, roots = solve(a), solve(b), solve(on_the_way)
    limbs = {}
    for name, upper, lower in (
        ("near_leg", "near_thigh", "near_shank"),
        ("far_leg", "far_thigh", "far_shank"),
        ("near_arm", "near_upper_arm", "near_forearm"),
        ("far_arm", "far_upper_arm", "far_forearm"),
    ):
        limbs[name] = _limb_between(
            getattr(a, name),
            getattr(b, name),
            Bone(first[upper].start, first[lower].end),
            Bone(second[upper].start, second[lower].end),
            roots[upper].start,
            share,
        )
    return on_the_way.but(**limbs)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _limb_between(a: Limb, b: Limb, first: Bone, second: Bone, root: Point, share: float) -> Limb:
    end = _mix(a.end, b.end, share)
    out = _mix(a.out, b.out, share)
    joint = a.joint.moved(a.joint.to(b.joint), share) if a.joint and b.joint else a.joint or b.joint
    if first.end.to(second.end).length < 1:
        return Limb(end, place=first.end.moved(first.end.to(second.end), share), out=out, joint=joint)
    (angle, reach), (to_angle, to_reach) = _polar(first), _polar(second)
    turn = (to_angle - angle + 180) % 360 - 180
    place = root.moved(towards(angle + turn * share, _mix(reach, to_reach, share)))
    return Limb(end, place=place, out=out, joint=joint)


def _polar(bone: Bone) -> tuple[float, float]:
    line = bone.start.to(bone.end)
    return math.degrees(math.atan2(line.y, line.x)), math.hypot(line.x, line.y)
