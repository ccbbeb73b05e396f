"""What a physiotherapist looks for in each movement, at every moment of it."""

import math

import pytest

from figures.__main__ import figures
from figures.body import EAR, SHOULDER_WIDTH, Bone, Skeleton
from figures.drawing import FLOOR, View, above_mat, edge, place
from figures.outlines import CUFF
from figures.picture import frames
from figures.scene import Block

FIGURES = figures()
STRAIGHT_ON = View(0, 0)
CM = 2


def moments(slug: str) -> list[Skeleton]:
    return [moment.bones for moment in frames(FIGURES[slug])]


def end(slug: str) -> Skeleton:
    figure = FIGURES[slug]
    done = [step.pose for step in figure.steps].index(figure.end) + 1
    return next(moment.bones for moment in frames(figure) if moment.share == done)


def direction(bone: Bone) -> float:
    return math.degrees(math.atan2(bone.end.y - bone.start.y, bone.end.x - bone.start.x)) % 360


def bent(first: Bone, second: Bone) -> float:
    return abs((direction(second) - direction(first) + 180) % 360 - 180)


def lowest(bones: Skeleton, *names: str) -> float:
    return min(above_mat(bones[name], name, weights=True) for name in names)


def highest(bones: Skeleton, *names: str) -> float:
    return FLOOR - min(y for name in names for _, y in edge(bones[name], name, STRAIGHT_ON))


@pytest.mark.parametrize(
    "slug", ["back-extension-with-twist", "back-extension-with-leg-lift", "prone-leg-lift"]
)
def test_the_pelvis_is_anchored_wherever_one_lies_face_down(slug: str) -> None:
    for bones in moments(slug):
        assert abs(above_mat(bones["pelvis"], "pelvis")) <= 2
        assert bones["pelvis"].start == moments(slug)[0]["pelvis"].start


def test_legs_and_feet_stay_down_in_the_twist() -> None:
    for bones in moments("back-extension-with-twist"):
        for side in ("near_", "far_"):
            assert abs(lowest(bones, side + "foot")) <= 2
            assert bones[side + "shank"] == moments("back-extension-with-twist")[0][side + "shank"]


def test_the_twist_lifts_the_breastbone_by_a_hand_and_turns_the_shoulders_a_little() -> None:
    start, turned = moments("back-extension-with-twist")[0], end("back-extension-with-twist")
    assert 7 * CM <= turned["chest"].end.y - start["chest"].end.y <= 11 * CM
    shoulders = turned["shoulders"]
    assert 10 <= abs(math.degrees(math.asin((shoulders.end.y - shoulders.start.y) / 62))) <= 25


def test_the_head_turns_with_the_chest_and_no_further() -> None:
    start, turned = moments("back-extension-with-twist")[0], end("back-extension-with-twist")
    assert start["face"].start == start["head"].start
    assert turned["shoulders"].end.y > turned["shoulders"].start.y  # towards the viewer
    share = math.dist(turned["face"].start, turned["head"].start) / EAR
    chest = math.dist(turned["shoulders"].start[:2], turned["shoulders"].end[:2]) / (2 * SHOULDER_WIDTH)
    assert share == pytest.approx(chest)
    assert turned["face"].start.y > turned["head"].start.y


def test_the_hands_stay_by_the_temples_in_the_twist() -> None:
    for bones in moments("back-extension-with-twist"):
        for side in ("near_", "far_"):
            assert math.dist(bones[side + "hand"].start, bones["head"].start) <= 16 * CM


def test_chest_and_legs_float_five_to_ten_centimetres_and_no_more() -> None:
    slug = "back-extension-with-leg-lift"
    start, up = moments(slug)[0], end(slug)
    for bone in ("near_foot", "far_foot", "near_hand", "far_hand"):
        assert 5 * CM <= lowest(up, bone) <= 10 * CM
    assert 3 * CM <= up["chest"].end.y - start["chest"].end.y <= 10 * CM


def test_one_leg_face_down_lifts_ten_to_fifteen_centimetres() -> None:
    assert 10 * CM <= lowest(end("prone-leg-lift"), "near_foot", "near_shank") <= 15 * CM


def test_the_leg_is_lifted_no_higher_than_the_body_and_the_back_stays_as_it_is() -> None:
    start = moments("leg-and-opposite-arm-lift")[0]
    for bones in moments("leg-and-opposite-arm-lift"):
        assert highest(bones, "near_thigh", "near_shank", "near_foot") <= highest(bones, "pelvis") + 1
        assert all(bones[name] == start[name] for name in ("pelvis", "waist", "chest"))
    up = end("leg-and-opposite-arm-lift")
    assert direction(up["near_shank"]) == pytest.approx(180, abs=5)
    assert bent(up["near_thigh"], up["near_shank"]) < 3


def test_the_back_is_level_and_hands_and_knees_are_under_shoulders_and_hips() -> None:
    start = moments("leg-and-opposite-arm-lift")[0]
    assert abs(highest(start, "pelvis") - highest(start, "chest")) <= 5 * CM
    assert abs(start["near_hand"].start.x - start["near_upper_arm"].start.x) <= 3 * CM
    assert abs(start["near_thigh"].end.x - start["near_thigh"].start.x) <= 3 * CM


@pytest.mark.parametrize(
    ("slug", "straight"),
    [
        ("back-extension-with-leg-lift", ["near", "far"]),
        ("straight-leg-raise-over-blocks", ["near", "far"]),
        ("seated-l-sit-leg-hold", ["near", "far"]),
        ("prone-leg-lift", ["near", "far"]),
        ("supine-leg-lift", ["near"]),
        ("flutter-kicks", ["near", "far"]),
    ],
)
def test_a_straight_leg_stays_straight_at_every_moment(slug: str, straight: list[str]) -> None:
    for bones in moments(slug):
        for side in straight:
            assert bent(bones[f"{side}_thigh"], bones[f"{side}_shank"]) < 6


def over(bones: Skeleton, block: Block) -> float:
    """How far the lowest part of the near leg above a block is from its top."""
    left, right = block.x - block.width / 2, block.x + block.width / 2
    ys = [
        y
        for name in ("near_shank", "near_foot")
        for x, y in edge(bones[name], name, STRAIGHT_ON, weights=True)
        if left <= x <= right
    ]
    return FLOOR - max(ys) - block.height


def test_the_leg_clears_the_block_as_it_goes_over() -> None:
    slug = "straight-leg-raise-over-blocks"
    (block,) = (thing for thing in FIGURES[slug].things if isinstance(thing, Block))
    up = end(slug)
    assert 1 * CM <= over(up, block) <= 6 * CM
    start, *_, across = moments(slug)
    assert start["near_shank"].end.z > block.z > across["near_shank"].end.z
    assert [abs(lowest(bones, "near_foot")) <= 2 for bones in (start, across)] == [True, True]


def test_the_held_leg_rests_on_its_block_and_then_floats_just_above() -> None:
    slug = "seated-l-sit-leg-hold"
    (block,) = (thing for thing in FIGURES[slug].things if isinstance(thing, Block))
    assert abs(over(moments(slug)[0], block)) <= 2
    assert 2 * CM <= over(end(slug), block) <= 8 * CM


@pytest.mark.parametrize("slug", ["straight-leg-raise-over-blocks", "seated-l-sit-leg-hold"])
def test_who_sits_is_tall_and_does_not_lean_back(slug: str) -> None:
    for bones in moments(slug):
        for name in ("pelvis", "waist", "chest"):
            assert direction(bones[name]) == pytest.approx(90, abs=3)


def test_the_leg_lifted_on_the_back_comes_as_high_as_the_other_knee() -> None:
    up = end("supine-leg-lift")
    assert up["near_thigh"].end.y == pytest.approx(up["far_thigh"].end.y, abs=4)
    assert bent(up["near_thigh"], up["far_thigh"]) < 6


def test_the_bridge_is_one_line_from_shoulder_to_knee_on_flat_feet() -> None:
    up = end("glute-bridge")
    line = [direction(up[name]) for name in ("pelvis", "waist", "chest")]
    assert line == pytest.approx([direction(up["near_thigh"]) + 180] * 3, abs=4)
    for bones in moments("glute-bridge"):
        assert direction(bones["near_foot"]) == pytest.approx(0, abs=0.1)
        assert abs(lowest(bones, "near_foot")) <= 2


def test_the_low_back_stays_flat_in_the_kicks() -> None:
    for bones in moments("flutter-kicks"):
        assert abs(above_mat(bones["waist"], "waist")) <= 4
        assert bent(bones["near_thigh"], bones["far_thigh"]) <= 20


def test_the_low_back_lets_go_and_presses_down_in_the_pelvic_tilt() -> None:
    slug = "warm-up-pelvic-tilt"
    start, pressed = moments(slug)[0], end(slug)
    assert above_mat(start["waist"], "waist") - above_mat(pressed["waist"], "waist") >= 2 * CM
    for bones in moments(slug):
        assert abs(above_mat(bones["chest"], "chest")) <= 2


def test_who_is_on_all_fours_has_nearly_straight_arms() -> None:
    for bones in moments("leg-and-opposite-arm-lift"):
        assert bent(bones["near_upper_arm"], bones["near_forearm"]) <= 15


def test_both_cuffs_are_seen_beside_the_block_as_the_leg_goes_over() -> None:
    figure = FIGURES["straight-leg-raise-over-blocks"]
    (block,) = (thing for thing in figure.things if isinstance(thing, Block))
    right = block.x - figure.view.leftwards * block.z + block.width / 2
    ankle = place(end("straight-leg-raise-over-blocks")["far_shank"], figure.view)
    cuff = [ankle.shown(along, 0)[0] for along, _ in CUFF[0].outline]
    assert right - min(cuff) <= (max(cuff) - min(cuff)) / 2
