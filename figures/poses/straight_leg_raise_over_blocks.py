"""A straight leg goes up and over the block that stands beside its ankle."""

from figures.body import Point, placed, stretched
from figures.postures import HANDS, SEATED, both_arms
from figures.scene import Blanket, Block, Figure, Step, Wall

START = SEATED.but(near_leg=stretched(-6.7, 84, out=20))
OVER = SEATED.but(near_leg=stretched(15, 100, out=5), contacts=("far_foot", *HANDS))
ACROSS = SEATED.but(near_leg=stretched(-6.7, 84, out=-8))
FIGURE = Figure(
    START,
    OVER,
    movement=(Step(OVER), Step(ACROSS)),
    easier=OVER.but(
        pelvis=Point(195, 40),
        near_leg=stretched(1, 90, out=5),
        far_leg=placed(254, 13, 0),
        **both_arms(placed(207, 30.5, -50, out=6)),
    ),
    things=(Wall(150), Blanket(193, 70, 14), Block(324, 28, 45, 22, crossed=True)),
    easier_things=(Wall(168), Blanket(199, 58, 18), Block(338, 46, 15, 22)),
)
