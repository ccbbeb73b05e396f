"""The positions that exercises start from."""

from typing import TypedDict

from figures.body import Limb, Point, Pose, placed, stretched

FEET = ("near_foot", "far_foot")
HANDS = ("near_hand", "far_hand")


class Legs(TypedDict):
    near_leg: Limb
    far_leg: Limb


class Arms(TypedDict):
    near_arm: Limb
    far_arm: Limb


def both_legs(leg: Limb) -> Legs:
    return {"near_leg": leg, "far_leg": leg}


def both_arms(arm: Limb) -> Arms:
    return {"near_arm": arm, "far_arm": arm}


ALL_FOURS = Pose(
    pelvis=Point(226, 97),
    spine=(8, 10, 13),
    neck=6,
    head=20,
    **both_legs(placed(142, 9, 182)),
    **both_arms(placed(318, 5, 0)),
    contacts=("near_shank", "far_shank", *FEET, *HANDS),
)
# Face down with the head to the right, arms stretched forward.
PRONE = Pose(
    pelvis=Point(244, 21),
    spine=(0, 2, 0),
    neck=8,
    head=2,
    **both_legs(stretched(184.4, 186)),
    **both_arms(stretched(-8, -2, out=20)),
    contacts=("pelvis", "chest", *FEET, *HANDS),
)
# On the back with the head to the left, feet near the seat.
SUPINE = Pose(
    pelvis=Point(222, 26),
    spine=(188, 180, 178),
    neck=178,
    head=184,
    **both_legs(placed(302, 13, 0)),
    **both_arms(placed(232, 6, 0, out=14, joint=Point(0, 0.2, 1))),
    contacts=("pelvis", "chest", "head", *FEET, *HANDS),
)
# On a folded blanket, legs straight to the right, fingertips beside the hips.
SEATED = Pose(
    pelvis=Point(195, 34),
    spine=(90, 91, 89),
    neck=82,
    head=90,
    **both_legs(stretched(-6.5, 84)),
    **both_arms(placed(201, 27, -40, out=6)),
    contacts=(*FEET, *HANDS),
)
