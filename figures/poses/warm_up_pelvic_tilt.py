"""The pelvis rocks so that the low back presses down, and lets go."""

from figures.body import Point
from figures.drawing import SIDE
from figures.postures import SUPINE
from figures.scene import Figure

START = SUPINE.but(pelvis=Point(222, 26), spine=(174, 187, 187))
END = SUPINE.but(pelvis=Point(222, 28), spine=(191, 180, 178))
FIGURE = Figure(
    START,
    END,
    weights=False,
    view=SIDE.lifted(24),
)
