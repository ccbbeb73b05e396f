"""One straight leg floats just above the block that its ankle rested on."""

from figures.body import placed, stretched
from figures.postures import HANDS, SEATED, both_arms
from figures.scene import Blanket, Block, Figure, Wall

START = SEATED.but(near_leg=stretched(-2.4, 88), contacts=("far_foot", *HANDS))
END = START.but(near_leg=stretched(3.4, 94))
FIGURE = Figure(
    START,
    END,
    easier=END.but(spine=(92, 94, 92), **both_arms(placed(167, 19, 215, out=8))),
    things=(Wall(150), Blanket(193, 70, 14), Block(347, 30, 15, 17)),
    easier_things=(Blanket(193, 58, 14), Block(347, 30, 15, 17)),
)
