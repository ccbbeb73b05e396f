"""The figures there are: drawings of exercises among the static files, made by bin/figures."""

from functools import cache

from django.conf import settings
from django.templatetags.static import static

FOLDER = settings.BASE_DIR / "static" / "img" / "figures"
WARM_UP = "warm-up-"


@cache
def pictures() -> frozenset[str]:
    """The name of each picture, such as `glute-bridge-start`."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def figure_address(figure: str, moment: str) -> str:
    """Of a drawing (start, end, moving, easier), or nothing where there is none."""
    name = f"{figure}-{moment}"
    return static(f"img/figures/{name}.svg") if name in pictures() else ""


def figure_choices() -> list[tuple[str, str]]:
    figures = sorted(
        name.removesuffix("-start")
        for name in pictures()
        if name.endswith("-start") and not name.startswith(WARM_UP)
    )
    return [(figure, figure.replace("-", " ").capitalize()) for figure in figures]


def warm_up_figure(move: str) -> str:
    """The figure of a move, such as `warm-up-cat-camel`, all words of which are in the text; or none."""
    names = (name for name in sorted(pictures()) if name.startswith(WARM_UP) and name.endswith("-start"))
    figures = (name.removesuffix("-start") for name in names)
    return next((figure for figure in figures if _words_in(figure, move.lower())), "")


def _words_in(figure: str, text: str) -> bool:
    return all(word in text for word in figure.removeprefix(WARM_UP).split("-"))
