"""Bird dog: level back, far arm and near leg at body height and no higher."""

from figures.body import placed, stretched
from figures.drawing import SIDE
from figures.postures import ALL_FOURS
from figures.scene import Figure, Step

REACHED = ALL_FOURS.but(
    near_leg=placed(66, 29.5, 242), far_arm=placed(340, 5, 0), contacts=("near_foot", "far_foot")
)
END = ALL_FOURS.but(
    near_leg=stretched(178, 192),
    far_arm=stretched(4, 2, bend=4),
    contacts=("far_shank", "far_foot", "near_hand"),
)
FIGURE = Figure(
    ALL_FOURS,
    END,
    movement=(Step(REACHED, 1), Step(END)),
    easier=REACHED.but(
        far_arm=ALL_FOURS.far_arm, contacts=("near_foot", "far_foot", "near_hand", "far_hand")
    ),
    view=SIDE.lifted(12),
    greets=True,
)
