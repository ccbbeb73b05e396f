"""A straight leg goes up and over the block that stands beside its ankle."""

from figures.body import stretched
from figures.postures import SEATED
from figures.scene import Blanket, Block, Figure, Step, Wall

START = SEATED.but(near_leg=stretched(-6.5, 84, out=20))
OVER = SEATED.but(near_leg=stretched(13, 98), contacts=("far_foot", "near_hand", "far_hand"))
ACROSS = SEATED.but(near_leg=stretched(-6.5, 84, out=-10))
FIGURE = Figure(
    START,
    OVER,
    movement=(Step(OVER), Step(ACROSS)),
    easier=OVER.but(near_leg=stretched(8, 93)),
    things=(Wall(104), Blanket(158, 66, 10), Block(308, 30, 46, 12)),
    easier_things=(Wall(132), Blanket(158, 66, 16), Block(308, 46, 15, 12)),
)
