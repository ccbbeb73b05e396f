"""Which way imports point, and whether what the docs name is there. `config` may know every app."""

import ast
import re
import sys
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parent.parent
MUST_NOT_KNOW = {
    "config": ["figures"],
    "accounts": ["figures", "config", "exercises", "progress"],
    "exercises": ["figures", "config", "accounts", "progress"],
    "progress": ["figures", "config", "accounts"],
    "progress/forms": ["progress.views"],
    "progress/services": ["progress.views", "progress.forms", "progress.history"],
    # Those of `today` and `takeout`.
    "progress/**/*services.py": ["progress.views", "progress.forms"],
    "progress/report": ["progress.views", "progress.forms"],
    "progress/takeout": ["progress.views", "progress.forms"],
    "progress/today": ["progress.views", "progress.forms"],
    "progress/mat": ["progress.views", "progress.forms"],
    "progress/history": ["progress.views", "progress.forms", "progress.services", "progress.today"],
    "progress/models": [
        "progress.views",
        "progress.forms",
        "progress.services",
        "progress.history",
        "progress.today",
        "progress.mat",
        "progress.report",
        "progress.takeout",
        "progress.sentences",
    ],
}
# With what of ours they may know, themselves among it.
PURE = {
    "figures": ["figures"],
    "progress/rules": ["progress.rules"],
    "progress/chart": ["progress.chart"],
    "progress/history/periods.py": ["progress.wording"],
    "progress/units.py": [],
    "progress/wording.py": [],
    "progress/sentences": ["progress.sentences", "progress.rules", "progress.units", "progress.wording"],
}


def modules(place: str) -> list[Path]:
    """Of a folder, a file, or whatever fits a pattern."""
    path = BASE_DIR / place
    found = sorted(path.rglob("*.py") if path.is_dir() else BASE_DIR.glob(place))
    assert found, f"nothing is at {place}"
    return found


def imports(path: Path) -> set[str]:
    """Full names; of `from a import b` both `a` and `a.b`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    assert not any(node.level for node in froms), f"{path} imports relatively"
    return plain.union(
        *({f"{node.module}", *(f"{node.module}.{a.name}" for a in node.names)} for node in froms)
    )


@pytest.mark.parametrize("place", MUST_NOT_KNOW)
def test_imports_point_one_way(place: str) -> None:
    found = {(path.name, name) for path in modules(place) for name in imports(path)}
    assert {
        (path, name)
        for path, name in found
        for unknown in MUST_NOT_KNOW[place]
        if f"{name}.".startswith(f"{unknown}.")
    } == set()


@pytest.mark.parametrize("place", PURE)
def test_what_is_pure_needs_only_the_standard_library_and_what_is_pure(place: str) -> None:
    known = {*sys.stdlib_module_names, *PURE[place]}
    names = {name for path in modules(place) for name in imports(path)}
    assert {name for name in names if not any(f"{name}.".startswith(f"{ours}.") for ours in known)} == set()


def places_of(line: str) -> list[str]:
    """The folders and files a line names; a file named without its folder is in the first one named."""
    words = re.findall(r"`((?:[\w.]+/)+|(?:[\w.]+/)*\w+\.(?:py|md|html))`", line)
    home = next((word for word in words if word.endswith("/")), "")
    return [word if "/" in word else f"{home}{word}" for word in words]


def test_every_place_that_the_map_names_is_there() -> None:
    text = (BASE_DIR / "docs" / "architecture.md").read_text(encoding="utf-8")
    places = [place for line in text.splitlines() for place in places_of(line)]
    assert "progress/today/known.py" in places
    assert [place for place in places if not (BASE_DIR / place).exists()] == []


def test_every_test_that_a_page_of_the_docs_names_is_there() -> None:
    """A claim that rests on a test which has gone, or has another name now, is no claim."""
    docs = "".join(page.read_text(encoding="utf-8") for page in (BASE_DIR / "docs").rglob("*.md"))
    named = set(re.findall(r"`(test_\w+)(?:\.py)?`", docs))
    code = [path.read_text(encoding="utf-8") for path in modules("tests")]
    there = {path.stem for path in modules("tests")}.union(*(re.findall(r"def (test_\w+)", c) for c in code))
    assert len(named) > 50
    assert named - there == set()


def test_every_place_is_named_for_what_it_holds() -> None:
    vague = {"utils", "common", "core", "helpers", "base"}
    apps = ["accounts", "config", "exercises", "progress"]
    assert [path for app in apps for path in modules(app) if vague & {path.stem, path.parent.name}] == []
