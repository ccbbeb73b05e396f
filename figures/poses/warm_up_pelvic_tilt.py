"""The pelvis rocks so that the low back presses down, and lets go; the hands feel it on the belly."""

from figures.body import Point, placed
from figures.drawing import SIDE
from figures.postures import FEET, SUPINE, both_arms
from figures.scene import Figure

ON_THE_BELLY = both_arms(placed(184, 54, -16, out=-10, joint=Point(-0.6, -0.6, 1)))
START = SUPINE.but(
    pelvis=Point(222, 26), spine=(170, 188, 191), **ON_THE_BELLY, contacts=("pelvis", "chest", "head", *FEET)
)
END = START.but(pelvis=Point(222, 28), spine=(192, 180, 178))
FIGURE = Figure(
    START,
    END,
    weights=False,
    view=SIDE.lifted(24),
)
