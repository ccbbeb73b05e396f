"""The figures there are: drawings of exercises among the static files, made by bin/figures."""

from functools import cache

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "img" / "figures"


@cache
def pictures() -> frozenset[str]:
    """The name of each picture, such as `glute-bridge-start`."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def figure_choices() -> list[tuple[str, str]]:
    figures = sorted(
        name.removesuffix("-start")
        for name in pictures()
        if name.endswith("-start") and not name.startswith("warm-up-")
    )
    return [(figure, figure.replace("-", " ").capitalize()) for figure in figures]
