"""The shadow on the mat: under what lies there, and only there."""

import re

import pytest

from figures.__main__ import figures
from figures.body import Bone, Point, solve
from figures.drawing import SIDE
from figures.scene import Blanket, Block
from figures.shadow import SOFT, shadow

FIGURES = figures()
BIRD_DOG = FIGURES["leg-and-opposite-arm-lift"]


def lines(drawn: str) -> int:
    return drawn.count("M")


@pytest.mark.parametrize("slug", FIGURES)
def test_whoever_is_on_the_mat_darkens_it(slug: str) -> None:
    assert lines(shadow([solve(FIGURES[slug].start)], FIGURES[slug].view)) >= 1


def test_two_knees_and_two_hands_darken_it_and_a_lifted_one_does_not() -> None:
    assert lines(shadow([solve(BIRD_DOG.start)], SIDE)) == 4
    assert lines(shadow([solve(BIRD_DOG.end)], SIDE)) == 2


def test_in_motion_only_what_stays_down_darkens_it() -> None:
    both = [solve(BIRD_DOG.start), solve(BIRD_DOG.end)]
    assert shadow(both, SIDE) == shadow(both[1:], SIDE)


def test_a_shadow_ends_a_little_beyond_the_part() -> None:
    bones = solve(BIRD_DOG.end)
    bones = {name: Bone(Point(0, 100), Point(1, 100)) for name in bones} | {"near_hand": bones["near_hand"]}
    ((x, length),) = re.findall(r"M(\d+) \d+c0-\d+ (\d+)-", shadow([bones], SIDE))
    wrist = 3 * SIDE.shown(bones["near_hand"].start)[0]
    assert int(x) + 3 * SOFT == pytest.approx(wrist, abs=20)
    assert int(x) + int(length) - 3 * SOFT == pytest.approx(wrist + 3 * 37, abs=6)


def test_a_block_and_a_blanket_darken_the_mat_on_both_sides_of_them() -> None:
    figure = FIGURES["straight-leg-raise-over-blocks"]
    bones = [solve(figure.start)]
    alone = shadow(bones, figure.view)
    for thing in figure.things:
        drawn = shadow(bones, figure.view, [thing])
        if not isinstance(thing, Block | Blanket):
            assert drawn == alone
            continue
        x, length = map(int, re.findall(r"M(\d+) \d+c0-\d+ (\d+)-", drawn)[0])
        left = 3 * (thing.x - thing.width / 2 - figure.view.leftwards * thing.z)
        assert left - x == pytest.approx(3 * SOFT, abs=2)
        assert x + length - (left + 3 * thing.width) == pytest.approx(3 * SOFT, abs=2)
