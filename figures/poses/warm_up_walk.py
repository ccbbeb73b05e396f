"""Walking on the spot, arms swinging easily."""

from figures.body import Point, Pose, placed, stretched
from figures.postures import both_arms, both_legs
from figures.scene import Figure, Step

STAND = Pose(
    pelvis=Point(260, 179),
    spine=(90, 92, 88),
    neck=82,
    head=90,
    **both_legs(placed(258, 13, 0)),
    **both_arms(stretched(-88, -70, bend=20)),
    contacts=("near_foot", "far_foot"),
)
START = STAND.but(
    near_leg=stretched(-60, -16, bend=75),
    near_arm=stretched(-112, -80, bend=35),
    far_arm=stretched(-62, -30, bend=45),
    contacts=("far_foot",),
)
END = STAND.but(
    far_leg=START.near_leg, far_arm=START.near_arm, near_arm=START.far_arm, contacts=("near_foot",)
)
FIGURE = Figure(
    START, END, movement=(Step(STAND, 0.7), Step(END, 0.7)), rests=(0.1, 0.1), scale=0.58, weights=False
)
