"""Breastbone a hand's width up, chest turned a little to the viewer; legs, feet and pelvis stay down."""

from figures.body import Point, placed
from figures.postures import FEET, PRONE, both_arms
from figures.scene import Figure, Step, Towel

START = PRONE.but(
    head=-4,
    **both_arms(placed(356, 24, 60, out=-14, joint=Point(0.5, -0.3, 1))),
    contacts=("pelvis", "chest", *FEET),
)
LIFTED = START.but(
    spine=(2, 14, 20),
    neck=12,
    head=6,
    **both_arms(placed(348, 50, 60, out=-14, joint=Point(0.5, -0.2, 1))),
    contacts=("pelvis", *FEET),
)
END = LIFTED.but(
    turn=18,
    near_arm=placed(348, 54, 60, out=-14, joint=Point(0.4, 0.5, 1)),
    far_arm=placed(348, 46, 60, out=-14, joint=Point(0.4, -0.7, 1)),
)
FIGURE = Figure(
    START,
    END,
    movement=(Step(LIFTED), Step(END, 1)),
    easier=LIFTED.but(**both_arms(placed(430, 9, 0, out=4)), contacts=("pelvis", *FEET, "near_forearm", "far_forearm")),
    things=(Towel(372, 34, 6),),
    easier_things=(),
    weights=False,
)
