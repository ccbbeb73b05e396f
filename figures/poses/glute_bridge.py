"""Shoulder, hip and knee in one line; feet flat, shoulders on the mat."""

from figures.body import Point
from figures.drawing import SIDE
from figures.postures import FEET, HANDS, SUPINE
from figures.scene import Figure

END = SUPINE.but(
    pelvis=Point(212, 61), spine=(206, 206, 206), neck=168, head=190, contacts=("head", *FEET, *HANDS)
)
FIGURE = Figure(
    SUPINE,
    END,
    easier=END.but(pelvis=Point(218, 44), spine=(196, 195, 194)),
    weights=False,
    view=SIDE.lifted(24),
)
