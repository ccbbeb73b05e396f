"""Writes the figures and the icon of the app; with `--check` it only says whether the files are current."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from figures import poses
from figures.icon import icons
from figures.picture import moving, still
from figures.raster import pixels
from figures.scene import Figure

FOLDER = Path(__file__).resolve().parent.parent / "static" / "img" / "figures"
ICON_FOLDER = FOLDER.parent


def figures() -> dict[str, Figure]:
    """Every figure, by the slug of its exercise."""
    names = sorted(module.name for module in iter_modules(poses.__path__))
    return {name.replace("_", "-"): import_module(f"figures.poses.{name}").FIGURE for name in names}


def pictures() -> dict[str, str]:
    """Every file, by its name."""
    files = {}
    for slug, figure in figures().items():
        files[f"{slug}-start.svg"] = still(figure, figure.start, figure.things)
        files[f"{slug}-end.svg"] = still(figure, figure.end, figure.things)
        files[f"{slug}-moving.svg"] = moving(figure)
        if figure.greets:
            files[f"{slug}-once.svg"] = moving(figure, once=True)
        if figure.easier:
            things = figure.things if figure.easier_things is None else figure.easier_things
            files[f"{slug}-easier.svg"] = still(figure, figure.easier, things)
    return files


def differing(files: dict[str, str]) -> list[str]:
    """The names of the files that are not, or no longer, what they should be."""
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.svg")}
    return sorted(name for name in files.keys() | found.keys() if files.get(name) != found.get(name))


def differing_icons(files: dict[str, bytes]) -> list[str]:
    """The same for the icons, by what they show."""
    paths = {name: ICON_FOLDER / name for name in files}
    return [
        name
        for name, path in paths.items()
        if not path.exists() or pixels(path.read_bytes()) != pixels(files[name])
    ]


def write(files: dict[str, str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in differing(files):
        if name in files:
            (FOLDER / name).write_text(files[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()


def write_icons(files: dict[str, bytes]) -> None:
    for name in differing_icons(files):
        (ICON_FOLDER / name).write_bytes(files[name])


def main() -> int:
    files, app_icons = pictures(), icons()
    if "--check" in sys.argv[1:]:
        stale = differing(files) + differing_icons(app_icons)
        sys.stderr.write("".join(f"{name} is not current: run bin/figures\n" for name in stale))
        return bool(stale)
    write(files)
    write_icons(app_icons)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
