"""One straight leg lifts 10 to 15 cm; both hip bones, the chest and the forehead stay down."""

from figures.body import Point, placed, stretched
from figures.drawing import SIDE
from figures.postures import HANDS, PRONE, both_arms
from figures.scene import Figure

START = PRONE.but(
    neck=8,
    head=-2,
    **both_arms(placed(364, 7, 14, out=-26, joint=Point(0.6, 0.1, 1))),
)
END = START.but(near_leg=stretched(171, 177), contacts=("pelvis", "chest", "far_foot", *HANDS))
FIGURE = Figure(
    START,
    END,
    view=SIDE.lifted(42),
)
