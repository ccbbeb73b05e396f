"""Breastbone a hand's width up, chest turned a little to the viewer; legs, feet and pelvis stay down."""

from figures.body import Point, placed
from figures.drawing import RAISED
from figures.postures import FEET, PRONE, both_arms
from figures.scene import Figure, Step, Towel

ELBOWS_OUT = Point(-1.2, 0.25, 1)
START = PRONE.but(
    head=-4,
    near_arm=placed(377, 13, 66, out=-8, joint=Point(-0.8, 0.3, 1)),
    far_arm=placed(376, 13, 30, out=-6, joint=ELBOWS_OUT),
    contacts=("pelvis", "chest", *FEET),
)
LIFTED = START.but(
    spine=(2, 14, 20),
    neck=12,
    head=4,
    near_arm=placed(368, 40, 76, out=-4, joint=ELBOWS_OUT),
    far_arm=placed(370, 42, 40, out=-6, joint=ELBOWS_OUT),
    contacts=("pelvis", *FEET),
)
END = LIFTED.but(
    turn=-20,
    near_arm=placed(367, 36, 78, out=-4, joint=Point(-0.3, -0.4, 1)),
    far_arm=placed(369, 49, 45, out=-6, joint=Point(-0.1, 0.5, 1)),
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
