"""One straight leg lifts 10 to 15 cm; both hip bones, the chest and the forehead stay down."""

from figures.body import Point, placed, stretched
from figures.drawing import RAISED
from figures.postures import HANDS, PRONE, both_arms
from figures.scene import Figure

START = PRONE.but(
    neck=8,
    head=-2,
    **both_arms(placed(372, 7, 8, out=-24, joint=Point(0.1, 0.16, 1))),
)
END = START.but(near_leg=stretched(171, 177), contacts=("pelvis", "chest", "far_foot", *HANDS))
FIGURE = Figure(
    START,
    END,
    view=RAISED,
)
