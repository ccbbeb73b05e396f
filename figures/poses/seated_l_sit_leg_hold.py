"""One straight leg floats just above the block that its ankle rested on."""

from figures.body import stretched
from figures.postures import HANDS, SEATED
from figures.scene import Blanket, Block, Figure, Wall

START = SEATED.but(near_leg=stretched(-2, 88), contacts=("far_foot", *HANDS))
END = START.but(near_leg=stretched(1, 91))
FIGURE = Figure(
    START,
    END,
    easier=END,
    things=(Wall(104), Blanket(158, 66, 10), Block(312, 30, 15, 17)),
)
