"""What every figure keeps: a body that could be a person's, on a mat that it touches and does not enter."""

import math
import re
from collections.abc import Iterator

import pytest

from figures.__main__ import FOLDER, differing, figures, pictures
from figures.body import FOREARM, SHANK, THIGH, UPPER_ARM, Pose, Skeleton, solve
from figures.drawing import FLOOR, HEIGHT, WIDTH, above_mat, edge
from figures.picture import frames
from figures.scene import Figure

FIGURES = figures()
PICTURES = pictures()
LENGTHS = {"thigh": THIGH, "shank": SHANK, "upper_arm": UPPER_ARM, "forearm": FOREARM}


def poses(figure: Figure) -> list[Pose]:
    return [figure.start, *(step.pose for step in figure.steps), figure.end, *filter(None, [figure.easier])]


def moments(figure: Figure) -> Iterator[Skeleton]:
    """Every keyframe of the movement, and the easier version."""
    yield from (moment.bones for moment in frames(figure))
    if figure.easier:
        yield solve(figure.easier)


@pytest.mark.parametrize("slug", FIGURES)
def test_what_touches_the_mat_lies_on_it(slug: str) -> None:
    weights = FIGURES[slug].weights
    heights = {
        (number, name): above_mat(solve(pose)[name], name, weights=weights)
        for number, pose in enumerate(poses(FIGURES[slug]))
        for name in pose.contacts
    }
    assert heights
    assert {where: round(height, 1) for where, height in heights.items() if abs(height) > 2} == {}


@pytest.mark.parametrize("slug", FIGURES)
def test_nothing_sinks_into_the_mat_at_any_moment(slug: str) -> None:
    sunk = {
        (number, name): round(height, 1)
        for number, bones in enumerate(moments(FIGURES[slug]))
        for name, bone in bones.items()
        if (height := above_mat(bone, name, weights=FIGURES[slug].weights)) < -2
    }
    assert sunk == {}


@pytest.mark.parametrize("slug", FIGURES)
def test_every_limb_keeps_its_length(slug: str) -> None:
    for bones in moments(FIGURES[slug]):
        for name, length in LENGTHS.items():
            for bone in (bones[f"near_{name}"], bones[f"far_{name}"]):
                assert math.dist(bone.start, bone.end) == pytest.approx(length, abs=0.1)


@pytest.mark.parametrize("slug", FIGURES)
def test_nothing_leaves_the_frame(slug: str) -> None:
    scale = FIGURES[slug].scale
    for bones in moments(FIGURES[slug]):
        for name, bone in bones.items():
            for x, y in edge(bone, name, FIGURES[slug].view):
                assert abs(x - WIDTH / 2) * scale <= WIDTH / 2 - 2, name
                assert FLOOR - (FLOOR - y) * scale >= 2, name
                assert y <= HEIGHT - 2, name


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_carries_nothing_but_shapes(name: str) -> None:
    text = PICTURES[name]
    assert len(text.encode()) <= 8 * 1024
    assert set(re.findall(r"<(\w+)", text)) <= {"svg", "style", "g", "path", "rect", "use"}
    assert set(re.findall(r'href="(.)', text)) <= {"#"}
    assert re.findall(r"\son\w+=|url\(|@import", text) == []


@pytest.mark.parametrize("name", [name for name in PICTURES if name.endswith(("-moving.svg", "-once.svg"))])
def test_a_movement_rests_where_less_motion_is_asked_for(name: str) -> None:
    at_rest, _, moved = PICTURES[name].partition("@media(prefers-reduced-motion:no-preference)")
    assert "animation" in moved
    assert "animation" not in at_rest
    assert "@keyframes" not in at_rest


def test_the_greeting_comes_to_rest_within_five_seconds() -> None:
    (text,) = (text for name, text in PICTURES.items() if name.endswith("-once.svg"))
    (seconds,) = re.findall(r"g\{animation:([\d.]+)s", text)
    assert float(seconds) <= 5
    assert "infinite" not in text


def test_the_files_are_current() -> None:
    assert differing(PICTURES) == [], "run bin/figures"


def test_a_changed_file_is_found(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("figures.__main__.FOLDER", tmp_path)
    name, text = next(iter(PICTURES.items()))
    (tmp_path / name).write_text(text.replace("<svg", "<svg ", 1), encoding="utf-8")
    (tmp_path / "left-over.svg").write_text("<svg/>", encoding="utf-8")

    assert differing({name: text}) == sorted(["left-over.svg", name])


def test_all_files_are_in_one_folder_of_the_static_files() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)
