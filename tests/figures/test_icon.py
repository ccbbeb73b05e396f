"""The icon of the app, as the home screen of a phone wants it."""

import math
import struct

import pytest

from figures.__main__ import ICON_FOLDER, differing_icons
from figures.icon import CUT, GROUND, MAT, SOFT, icons, shapes
from figures.raster import Shape, pixels, png

ICONS = icons()
SIZES = {
    "icon-192.png": 192,
    "icon-512.png": 512,
    "icon-maskable-512.png": 512,
    "apple-touch-icon.png": 180,
}


def pixel(picture: bytes, x: int, y: int) -> tuple[int, ...]:
    (size,) = struct.unpack(">I", picture[16:20])
    start = 33 + y * (4 * size + 1) + 1 + 4 * x
    return tuple(pixels(picture)[start : start + 4])


def test_the_icons_are_current() -> None:
    assert differing_icons(ICONS) == [], "run bin/figures"


def test_a_changed_or_missing_icon_is_found(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("figures.__main__.ICON_FOLDER", tmp_path)
    (tmp_path / "same.png").write_bytes(png([Shape("#123456", [(0, 0), (1, 0), (1, 1)])], 8))
    (tmp_path / "other.png").write_bytes(png([Shape("#123457", [(0, 0), (1, 0), (1, 1)])], 8))
    wanted = png([Shape("#123456", [(0, 0), (1, 0), (1, 1)])], 8)

    assert differing_icons(dict.fromkeys(["same.png", "other.png", "none.png"], wanted)) == [
        "other.png",
        "none.png",
    ]


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_an_icon_is_as_large_as_its_name_says_and_light_to_load(name: str, size: int) -> None:
    assert struct.unpack(">II", ICONS[name][16:24]) == (size, size)
    assert len((ICON_FOLDER / name).read_bytes()) <= 16 * 1024


def test_only_the_icon_with_corners_of_its_own_is_see_through_there() -> None:
    assert pixel(ICONS["icon-512.png"], 2, 2)[3] == 0
    for name in ("icon-maskable-512.png", "apple-touch-icon.png"):
        assert pixel(ICONS[name], 0, 0) == (*bytes.fromhex(GROUND[1:]), 255)


@pytest.mark.parametrize(("corner", "scale", "safe"), [(*CUT, 0.4), (*SOFT, 0.5)])
def test_the_body_stays_in_the_part_that_no_phone_cuts_off(corner: float, scale: float, safe: float) -> None:
    body = [shape for shape in shapes(corner, scale) if shape.colour not in (GROUND, MAT)]
    furthest = max(math.hypot(x - 0.5, y - 0.5) for shape in body for x, y in shape.outline)
    assert 0.8 * safe < furthest <= safe


def test_the_drawing_is_small_and_carries_nothing_but_paths() -> None:
    text = ICONS["icon.svg"].decode()
    assert len(text) <= 8 * 1024
    assert text.count("<") == text.count("<path") + 2


def test_an_edge_within_a_pixel_is_mixed_by_its_share() -> None:
    ground = Shape("#000000", [(0, 0), (1, 0), (1, 1), (0, 1)])
    left_half = Shape("#ffffff", [(0, 0), (0.5, 0), (0.5, 1), (0, 1)])
    assert pixel(png([ground, left_half], 1), 0, 0) == (128, 128, 128, 255)
    assert pixel(png([left_half], 1), 0, 0) == (255, 255, 255, 128)
