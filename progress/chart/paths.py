"""Lines, bands and rows of dots as SVG paths: one attribute each, however many points they have."""

from collections.abc import Iterable, Sequence

Place = tuple[float, float]


def step_path(places: Sequence[Place]) -> str:
    """A path that holds each height until the next place and then steps; one place is a short dash."""
    if not places:
        return ""
    (first_x, first_y), *rest = places
    if not rest:
        return f"M{short(max(first_x - 2, 0))} {short(first_y)}H{short(min(first_x + 2, 100))}"
    path = [f"M{short(first_x)} {short(first_y)}"]
    level = first_y
    for x, y in rest:
        path.append(f"H{short(x)}")
        if y != level:
            path.append(f"V{short(y)}")
            level = y
    return "".join(path)


def line_path(places: Sequence[Place]) -> str:
    """From place to place; one alone is a dot, where line ends are round."""
    if len(places) == 1:
        return dots_path(places)
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in places) if places else ""


def area_path(places: Sequence[Place]) -> str:
    """What lies under the steps."""
    return f"{step_path(places)}V100H{short(places[0][0])}Z" if len(places) > 1 else ""


def band_path(places: Sequence[tuple[float, float, float]]) -> str:
    """From the upper edge, left to right, back along the lower one; each place has an x and two heights."""
    if len(places) < 2:
        return ""
    upper = [(x, top) for x, top, _ in places]
    lower = [(x, bottom) for x, _, bottom in reversed(places)]
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in (*upper, *lower)) + "Z"


def dots_path(places: Iterable[Place]) -> str:
    """Lines of next to no length: with thick, round or square ends they are dots that no stretching bends."""
    return "".join(f"M{short(x)} {short(y)}h.01" for x, y in places)


def rises_path(places: Iterable[tuple[float, float, float]]) -> str:
    """An upright line for each x, from one height to the other."""
    return "".join(f"M{short(x)} {short(y)}V{short(end)}" for x, y, end in places)


def short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
