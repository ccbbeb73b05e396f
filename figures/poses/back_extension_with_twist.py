"""Breastbone a hand's width up, chest and head turned a little; legs, feet and pelvis stay down."""

import math

from figures.body import FAR, FOREARM, NEAR, UPPER_ARM, Limb, Point, placed, towards
from figures.drawing import RAISED
from figures.postures import FEET, PRONE, both_arms
from figures.scene import Figure, Step, Towel

# From the shoulder, with the chest at rest: the wrist beside the temple, and where the elbow points.
WRIST, ELBOW = Point(38, -6, -10), Point(-0.5, 0, 1)
OPENED = Point(-0.6, 0.2, 1)
"""The elbows at the end, drawn back with the shoulders: the side that one turns to is seen to open."""


def carried(side: int, end: float, chest: float, turn: float = 0, elbow: Point = ELBOW) -> Limb:
    """An arm that goes where the chest goes, hand by the temple."""
    along, back, turned = towards(chest), towards(chest + 90), math.radians(turn)

    def moved(line: Point) -> Point:
        backwards = line.y * math.cos(turned) + side * line.z * math.sin(turned)
        out = line.z * math.cos(turned) - side * line.y * math.sin(turned)
        return Point(0, 0, out).moved(along, line.x).moved(back, backwards)

    wrist = moved(WRIST)
    cosine = (WRIST.length**2 - UPPER_ARM**2 - FOREARM**2) / (2 * UPPER_ARM * FOREARM)
    angle, bend = math.atan2(wrist.y, wrist.x), math.acos(cosine)
    return Limb(end, angle=math.degrees(angle), bend=math.degrees(bend), out=wrist.z, joint=moved(elbow))


START = PRONE.but(
    head=-4,
    near_arm=carried(NEAR, 52, 0),
    far_arm=carried(FAR, 185, 0),
    contacts=("pelvis", "chest", *FEET),
)
LIFTED = START.but(
    spine=(2, 14, 20),
    neck=12,
    head=6,
    near_arm=carried(NEAR, 62, 20),
    far_arm=carried(FAR, 195, 20),
    contacts=("pelvis", *FEET),
)
END = LIFTED.but(
    turn=22, near_arm=carried(NEAR, 40, 20, 22, OPENED), far_arm=carried(FAR, 190, 20, 22, OPENED)
)
FIGURE = Figure(
    START,
    END,
    movement=(Step(LIFTED), Step(END, 1)),
    easier=LIFTED.but(**both_arms(placed(432, 9, 0, out=4)), contacts=("pelvis", *FEET)),
    things=(Towel(372, 34, 6),),
    easier_things=(),
    weights=False,
    view=RAISED,
)
