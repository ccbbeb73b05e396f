"""The picture of the load curves in docs/rules.md."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.soak.load_curves import picture
from tests.test_tokens import PAIRS, PLAIN

IMG = Path(__file__).resolve().parent.parent / "static" / "img"
MOST_BYTES = 8_000


def paths(drawing: str) -> list[str]:
    svg = ET.fromstring(drawing)  # noqa: S314
    return [
        line.get("d", "")
        for line in svg.iter("{http://www.w3.org/2000/svg}path")
        if line.get("class") == "load"
    ]


def test_a_load_holds_until_the_session_with_another_one() -> None:
    drawing = picture({"One": [(0, 0), (50, 0), (100, 1000), (200, 2000)]}, days=200)
    assert paths(drawing) == ["M36.0 82.0H194.0V54.0H352.0V26.0H352.0"]


def test_each_body_has_a_plot_with_its_name() -> None:
    drawing = picture({"One & only": [(0, 0)], "Two": [(0, 500)]}, days=10)
    assert len(paths(drawing)) == 2
    assert ">One &amp; only</text>" in drawing


def test_the_same_loads_draw_the_same_bytes() -> None:
    curves = {"One": [(0, 0), (9, 500)]}
    assert picture(curves, days=10) == picture(curves, days=10)


def test_its_colours_are_those_of_the_pages_in_both_themes() -> None:
    light, _, rest = picture({"One": [(0, 0)]}, days=10).partition("@media(prefers-color-scheme:dark)")
    dark = rest.partition("@media")[0]
    assert set(re.findall(r"#\w{6}", light)) <= set(PLAIN.values())
    assert set(re.findall(r"#\w{6}", dark)) <= {dark for _, dark in PAIRS.values()}
    assert len(re.findall(r"#\w{6}", light)) == len(re.findall(r"#\w{6}", dark)) == 4


def test_the_stored_picture_is_small_and_still() -> None:
    drawing = (IMG / "load-curves.svg").read_bytes()
    assert len(drawing) <= MOST_BYTES
    assert b"<script" not in drawing
    assert len(paths(drawing.decode())) == 4
