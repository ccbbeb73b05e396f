"""What one exercise shows: its poses, and the things that lie on the mat or stand by it."""

from __future__ import annotations

from dataclasses import dataclass

from figures.body import Pose
from figures.drawing import SIDE, WIDTH, View
from figures.svg import number, numbers

# Name: light, dark. `FAR` is for the limbs on the side that is turned away.
COLOURS = {
    "mat": ("#cfe0dc", "#3a5558"),
    "edge": ("#b3ccc8", "#2c4448"),
    "ground": ("#b9d0cb", "#2f484b"),
    "wall": ("#d8ccb8", "#414b56"),
    "blanket": ("#d9b98f", "#8d7552"),
    "fold": ("#bf9c6f", "#6f5b3e"),
    "block": ("#cfa06a", "#a98153"),
    "top": ("#e0b988", "#c29c6d"),
    "skin": ("#e3ab8b", "#dba584"),
    "shade": ("#cf9474", "#c18a6c"),
    "hair": ("#5a4238", "#8a6b5a"),
    "shirt": ("#8fa6b8", "#a9bccb"),
    "hem": ("#7890a4", "#8fa5b6"),
    "trousers": ("#33435f", "#5f7296"),
    "cuff": ("#1f6f78", "#3fa3ab"),
    "strap": ("#dceae8", "#dceae8"),
}
FAR = {
    "skin": ("#c98f70", "#b07f64"),
    "shade": ("#b57d5f", "#9a6c53"),
    "shirt": ("#748c9f", "#8699a9"),
    "hem": ("#637a8d", "#748796"),
    "trousers": ("#24314a", "#465678"),
    "cuff": ("#17565e", "#2d7e86"),
    "strap": ("#b7cfcc", "#a8bfbd"),
}
DEPTH = 60
"""From the middle of the mat to its edge."""


MAT = 5
"""How thick it is."""


def box(colour: str, left: float, bottom: float, width: float, height: float, corner: float) -> str:
    x, y, *rest = (number(value) for value in (left, bottom - height, width, height, corner))
    return '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>'.format(colour, x, y, *rest)


def mat(view: View, start: float) -> str:
    lean, depth = view.leftwards * DEPTH, view.downwards * DEPTH
    left, right, far, near = start + lean, WIDTH - 10 - lean, view.floor - depth, view.floor + depth
    top = numbers(left + lean, far, right + lean, far, right - lean, near, left - lean, near)
    front = f"M{numbers(left - lean, near)}h{number(right - left)}l{numbers(2 * lean, far - near)}"
    under = f"v{number(MAT)}L{numbers(right - lean, near + MAT)}H{number(left - lean)}"
    return f'<path class="mat" d="M{top}z"/><path class="edge" d="{front}{under}z"/>'


@dataclass(frozen=True)
class Block:
    """A yoga block, by the middle of its foot; z is how near to the viewer it stands."""

    x: float
    width: float
    height: float
    z: float
    crossed: bool = False
    """The leg goes over it, and comes down behind."""

    def drawn(self, view: View) -> str:
        left, bottom = self.x - view.leftwards * self.z - self.width / 2, view.floor + view.downwards * self.z
        return box("top", left + 2, bottom - 5, self.width, self.height, 2) + box(
            "block", left, bottom, self.width, self.height, 2.5
        )


@dataclass(frozen=True)
class Blanket:
    """A folded blanket under the seat."""

    x: float
    width: float
    height: float
    z: float = 0.0

    def drawn(self, view: View) -> str:
        fold = self.height / 3
        return "".join(
            box(
                "fold" if i == 1 else "blanket",
                self.x - self.width / 2,
                view.floor + 2 - i * fold,
                self.width,
                fold,
                fold / 2,
            )
            for i in range(3)
        )


@dataclass(frozen=True)
class Towel:
    """Something flat and soft, to lie on."""

    x: float
    width: float
    height: float

    def drawn(self, view: View) -> str:
        return box("blanket", self.x - self.width / 2, view.floor, self.width, self.height, self.height / 2)


@dataclass(frozen=True)
class Wall:
    """By its right face."""

    x: float

    def drawn(self, view: View) -> str:
        bottom = view.floor + view.downwards * DEPTH + 5
        return box("wall", self.x - 12, bottom, 12, bottom - 8, 3)


Thing = Block | Blanket | Towel | Wall


@dataclass(frozen=True)
class Step:
    """A part of a movement: where it leads, and how long it takes."""

    pose: Pose
    seconds: float = 2.0


@dataclass(frozen=True)
class Figure:
    start: Pose
    end: Pose
    movement: tuple[Step, ...] = ()
    """From the start; empty means straight to the end."""
    easier: Pose | None = None
    things: tuple[Thing, ...] = ()
    easier_things: tuple[Thing, ...] | None = None
    weights: bool = True
    rests: tuple[float, float] = (0.5, 0.75)
    """Seconds at the start and at the end; half of the pauses, as the movement goes back again."""
    view: View = SIDE
    greets: bool = False
    """Also drawn to move once, for the landing page."""
    scale: float = 1.0
    """Smaller for someone who stands."""

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.movement or (Step(self.end),)
