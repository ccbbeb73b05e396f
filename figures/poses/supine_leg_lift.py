"""The straight leg lifts until its knee is level with the other; the low back is quiet."""

from figures.body import placed, stretched
from figures.drawing import SIDE
from figures.postures import HANDS, SUPINE
from figures.scene import Figure

START = SUPINE.but(near_leg=stretched(-4.6, 84), far_leg=placed(322, 13, 0))
END = START.but(near_leg=stretched(46, 132), contacts=("pelvis", "chest", "head", "far_foot", *HANDS))
FIGURE = Figure(
    START,
    END,
    easier=END.but(near_leg=stretched(22, 108)),
    view=SIDE.lifted(8),
)
