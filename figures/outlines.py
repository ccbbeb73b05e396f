"""What each bone wears: outlines in half centimetres, as (along the bone, aside from it).

Aside is forwards for trunk and head, and backwards for legs and arms.
"""

from __future__ import annotations

from typing import NamedTuple

from figures import body
from figures.svg import Outline, sampled, smooth, straight


class Part(NamedTuple):
    colour: str
    outline: Outline
    soft: bool = True

    @property
    def path(self) -> str:
        return smooth(self.outline) if self.soft else straight(self.outline)

    @property
    def edge(self) -> Outline:
        return sampled(self.outline) if self.soft else self.outline


def _tube(length: float, start: float, end: float, front: Outline = (), back: Outline = ()) -> Outline:
    """A limb: round at both joints, with the flesh between as (share of the length, depth)."""
    return [
        (0, -start), (-0.71 * start, -0.71 * start), (-start, 0), (-0.71 * start, 0.71 * start), (0, start),
        *((length * share, depth) for share, depth in back),
        (length, end), (length + 0.71 * end, 0.71 * end), (length + end, 0),
        (length + 0.71 * end, -0.71 * end), (length, -end),
        *((length * share, -depth) for share, depth in reversed(front)),
    ]  # fmt: skip


def _points(*lines: str) -> Outline:
    """Written as `along,aside`."""
    pairs = (pair.split(",") for pair in " ".join(lines).split())
    return [(float(along), float(aside)) for along, aside in pairs]


PARTS: dict[str, list[Part]] = {
    "pelvis": [
        Part("trousers", _points(
            "46,10 40,18 32,20.5 14,21 -4,20 -18,11",
            "-24,-6 -19,-20 -6,-26.2 10,-26.5 24,-22 32,-20.5 40,-18 46,-10",
        )),
    ],
    "waist": [
        Part("shirt", _points(
            "-7,18.6 1,20.4 13,20.3 26,21 36,19 43,10",
            "43,-10 36,-18 26,-20.4 13,-20 2,-20.4 -6,-19.4 -9.4,-15 -7.4,0 -9.4,14",
        )),
    ],
    "chest": [
        Part("shirt", _points(
            "-17,10 -10,18 0,21 9,22.6 18,23.6 27,22.4 36,18 43,12 47.5,3",
            "47,-8 41,-15.4 29,-21.2 14,-22.2 0,-20.4 -10,-18 -17,-10",
        )),
    ],
    "shoulders": [Part("shirt", _tube(2 * body.SHOULDER_WIDTH, 14, 14))],
    "neck": [Part("shade", _points("-8,-8 8,-9.2 20,-9.4 33,-12 34,6 24,8.6 12,9.4 0,13 -8,15"))],
    "head": [
        Part("skin", _points(
            "31,11 27,16.4 20,18.8 15,18.6 10.4,21 7,23 5,20.4 3,19.6 .8,20.6 -1.4,19.6 -5,19.8",
            "-8.6,17 -9.6,11 -7,3 -2,-3 4,-9 20,-12",
        )),
        Part("hair", _points(
            "24,16.6 28,17.4 33.4,11.6 36.4,2 35.4,-8 30,-16.6 21,-21 11,-21.4 2,-18.4 -6,-13 -8,-10",
            "-5,-6.6 1,-5.4 8,-4 10,0 8,4.4 13,6 18,8 21,13",
        )),
    ],
    "face": [
        Part("skin", _points("-3,-6 1,-5.4 8,-4 10,0 8,4.4 13,6 17,8 19,11 12,12 4,8 -2,0")),
        Part("shade", _points("8.6,-.6 8.8,-4 5.6,-6 2,-5 -.4,-2.2 1,.4 4,.4")),
    ],
    "thigh": [
        Part("trousers", _tube(
            body.THIGH, 21, 13.2, [(0.3, 20.0), (0.65, 16.2)], [(0.12, 21), (0.34, 19.6), (0.68, 14.8)],
        )),
    ],
    "shank": [
        Part("skin", _points(
            "28,-11.4 46,-9.8 84,-7.4 89.3,-5.2 91.4,0 89.3,5.2 84,7.4 52,10.6 28,14.8 24,0",
        )),
        Part("trousers", _points(
            "0,-13.2 -9.4,-9.4 -13.2,0 -9.4,9.4 0,13.2 12,14.4 28,15.7 41,14.8 43,14",
            "43.6,0 43,-10.4 41,-11.4 17,-13",
        )),
    ],
    "foot": [
        Part("skin", _points(
            "-1,-8 -9,-5 -13,3 -12.4,10.4 -6,13 8,12 28,13 38,12.8 41,9.4 37,4.6 20,-2 9,-7",
        )),
    ],
    "upper_arm": [
        Part("skin", _points("22,-11.5 60,-8.8 66.2,-6.2 68.8,0 66.2,6.2 60,8.8 40,10.2 22,10.8 18,0")),
        Part("shirt", _points(
            "0,-14 -10,-10 -14,0 -10,10 0,14 16,13.4 27,13 29,12 29.6,0 29,-12 27,-13 16,-13.6",
        )),
        Part("hem", _points("25.6,-12.8 29,-12.4 29,12.4 25.6,12.8"), soft=False),
    ],
    "forearm": [Part("skin", _tube(body.FOREARM, 8.8, 5.8, [(0.3, 9.2)], [(0.3, 8.8)]))],
    "hand": [
        Part("shade", _points("6,-5 11,-9 17,-10.6 22,-8.6 20,-5 14,-3")),
        Part("skin", _points(
            "-5,-1 0,-6 9,-7.4 17,-6.2 24,-3.6 32,-1.6 37,1.4 37.4,4 33,5.4 18,5 7,5.4 -2,5",
        )),
        Part("shade", _points("20,-.6 33,2 36.6,3.4 32,2.8"), soft=False),
    ],
}  # fmt: skip
CUFF = [
    Part("cuff", _points("57,-11.6 73,-9.6 73,9.6 57,11.8"), soft=False),
    Part("strap", _points("63,-4 67,-4 67,4 63,4"), soft=False),
]
LENGTHS = {
    "pelvis": body.PELVIS,
    "waist": body.WAIST,
    "chest": body.CHEST,
    "neck": body.NECK,
    "thigh": body.THIGH,
    "shank": body.SHANK,
    "upper_arm": body.UPPER_ARM,
    "forearm": body.FOREARM,
    "shoulders": 2 * body.SHOULDER_WIDTH,
}
LIMBS = [["thigh", "shank", "foot"], ["upper_arm", "forearm", "hand"]]


def kind(bone: str) -> str:
    return bone.removeprefix("near_").removeprefix("far_")


def parts(bone: str, *, weights: bool) -> list[Part]:
    return PARTS[kind(bone)] + (CUFF if weights and kind(bone) == "shank" else [])


def shortened(bone: str, seen: float, *, weights: bool) -> list[Part]:
    """As it looks when it points at the viewer: less long, and as round at its ends as before."""
    length = LENGTHS.get(kind(bone), 0.0)

    def shifted(along: float) -> float:
        return along if along < 0 else min(along, length) * seen + max(along - length, 0.0)

    return [
        part._replace(outline=[(shifted(along), aside) for along, aside in part.outline])
        for part in parts(bone, weights=weights)
    ]
