"""Chest, arms and straight legs float 5 to 10 cm; the pelvis stays anchored."""

from figures.body import stretched
from figures.drawing import SIDE
from figures.postures import PRONE, both_arms, both_legs
from figures.scene import Figure

END = PRONE.but(
    spine=(0, 5, 11),
    neck=10,
    head=4,
    **both_legs(stretched(179, 183)),
    **both_arms(stretched(-2.5, 1, bend=6, out=20)),
    contacts=("pelvis",),
)
FIGURE = Figure(
    PRONE,
    END,
    easier=PRONE.but(
        spine=(0, 4, 4),
        near_leg=END.near_leg,
        near_arm=stretched(-11, -2, out=20),
        far_arm=END.far_arm,
        contacts=("pelvis", "chest", "far_foot", "near_hand"),
    ),
    view=SIDE.lifted(42),
)
