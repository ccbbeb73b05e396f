"""The pelvis rocks so that the low back presses down, and lets go."""

from figures.body import Point
from figures.postures import SUPINE
from figures.scene import Figure

START = SUPINE.but(pelvis=Point(222, 26), spine=(174, 184, 186))
END = SUPINE.but(pelvis=Point(222, 27), spine=(193, 180, 177))
FIGURE = Figure(START, END, weights=False)
