"""Small kicks with straight legs, as low as the back stays flat."""

from figures.body import placed, stretched
from figures.postures import HANDS, SUPINE, both_legs
from figures.scene import Figure, Step

START = SUPINE.but(**both_legs(stretched(50, 62)), contacts=("pelvis", "chest", "head", *HANDS))
END = START.but(near_leg=stretched(57, 69), far_leg=stretched(43, 55))
OTHER = START.but(near_leg=stretched(43, 55), far_leg=stretched(57, 69))
FIGURE = Figure(
    START,
    END,
    movement=(Step(END, 0.7), Step(OTHER, 1.2)),
    rests=(0.1, 0.1),
    easier=START.but(
        near_leg=placed(308, 80, 10),
        far_leg=SUPINE.far_leg,
        contacts=("pelvis", "chest", "head", "far_foot", *HANDS),
    ),
)
