"""Bird dog: level back, far arm and near leg at body height and no higher."""

from figures.body import Point, Pose, placed, stretched
from figures.scene import Figure, Step

START = Pose(
    pelvis=Point(226, 96),
    spine=(9, 10, 10),
    neck=2,
    head=28,
    near_leg=placed(142, 9, 182),
    far_leg=placed(142, 9, 182),
    near_arm=placed(318, 5, 0),
    far_arm=placed(318, 5, 0),
    contacts=("near_shank", "far_shank", "near_foot", "far_foot", "near_hand", "far_hand"),
)
REACHED = START.but(near_leg=placed(66, 31, 242), far_arm=placed(340, 5, 0), contacts=("near_foot", "far_foot"))
END = START.but(
    near_leg=stretched(178, 192),
    far_arm=stretched(4, 2, bend=4),
    contacts=("far_shank", "far_foot", "near_hand"),
)
FIGURE = Figure(START, END, movement=(Step(REACHED, 1), Step(END)))
