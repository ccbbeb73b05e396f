"""Outlines as SVG: numbers as short as they can be, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Outline = Sequence[tuple[float, float]]


FINENESS = 3
"""Lengths are written as whole thirds, which is shorter than with a decimal point."""


def decimal(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else re.sub(r"^(-?)0\.", r"\1.", text)


def number(value: float) -> str:
    return str(round(value * FINENESS))


def numbers(*values: float) -> str:
    return joined([round(value * FINENESS) for value in values])


def joined(values: Sequence[int]) -> str:
    return re.sub(r" (?=-)", "", " ".join(map(str, values)))


def _tangents(points: Outline) -> list[tuple[float, float]]:
    """A sixth of the way from the point before to the point after: a Catmull-Rom curve as Bézier curves."""
    around = zip([points[-1], *points[:-1]], [*points[1:], points[0]], strict=True)
    return [((after[0] - before[0]) / 6, (after[1] - before[1]) / 6) for before, after in around]


def _curves(points: Outline) -> Iterator[tuple[tuple[float, float], ...]]:
    slopes = _tangents(points)
    for i, (x, y) in enumerate(points):
        j = (i + 1) % len(points)
        (u, v), (s, t), (end_x, end_y) = slopes[i], slopes[j], points[j]
        yield (x, y), (x + u, y + v), (end_x - s, end_y - t), (end_x, end_y)


def smooth(points: Outline) -> str:
    """A closed soft line through the points. What is rounded away is made good at the next point."""
    path = f"M{numbers(*points[0])}"
    x, y = (round(value * FINENESS) for value in points[0])
    for i, (_, out, into, end) in enumerate(_curves(points)):
        # A soft line leaves each point as it came in, so only the first curve needs both handles.
        handles = [out, into, end] if i == 0 else [into, end]
        steps = [step for a, b in handles for step in (round(a * FINENESS) - x, round(b * FINENESS) - y)]
        path += ("c" if i == 0 else "s" if i == 1 else "" if steps[0] < 0 else " ") + joined(steps)
        x, y = x + steps[-2], y + steps[-1]
    return path + "z"


def straight(points: Outline) -> str:
    """A closed line with corners."""
    return "M" + "L".join(numbers(*point) for point in points) + "z"


def sampled(points: Outline, per_curve: int = 6) -> list[tuple[float, float]]:
    """Points of the line that `smooth` draws."""
    found = []
    for a, b, c, d in _curves(points):
        for step in range(per_curve):
            t = step / per_curve
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            found.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return found
