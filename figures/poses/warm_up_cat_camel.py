"""The back rounds like a cat's, then sinks, in comfort."""

from figures.body import Point
from figures.drawing import SIDE
from figures.postures import ALL_FOURS
from figures.scene import Figure

CAT = ALL_FOURS.but(pelvis=Point(226, 95), spine=(38, 16, -12), neck=-38, head=-36)
CAMEL = ALL_FOURS.but(pelvis=Point(226, 96), spine=(-11, 12, 30), neck=24, head=42)
FIGURE = Figure(
    CAT,
    CAMEL,
    weights=False,
    view=SIDE.lifted(8),
)
