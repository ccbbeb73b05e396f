"""A figure as SVG: stills, and the movement as keyframes that rest where less motion is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from figures.body import Pose, Skeleton, between, solve
from figures.drawing import FLOOR, HEIGHT, SHORTENED, WIDTH, Place, place
from figures.outlines import LIMBS, TRUNK, kind, parts
from figures.scene import COLOURS, FAR, Figure, Thing, Wall, mat
from figures.svg import number, numbers

SAMPLES = 5

Track = Sequence[Place]


def still(figure: Figure, pose: Pose, things: Sequence[Thing]) -> str:
    places = {name: [place(bone)] for name, bone in solve(pose).items()}
    drawn, _ = _body(places, [0.0], weights=figure.weights)
    return _document(_scene(things, _scaled(drawn, figure.scale)), "")


def moving(figure: Figure) -> str:
    """There and, by `alternate`, back again, for as long as it is looked at."""
    moments = list(frames(figure))
    total = moments[-1][0]
    tracks = {name: [place(bones[name]) for _, bones in moments] for name in moments[0][1]}
    drawn, rules = _body(tracks, [time / total for time, _ in moments], weights=figure.weights)
    style = (
        "@media(prefers-reduced-motion:no-preference){"
        f"g{{animation:{number(total)}s linear infinite alternate}}{rules}}}"
    )
    return _document(_scene(figure.things, _scaled(drawn, figure.scale)), style)


def frames(figure: Figure) -> Iterable[tuple[float, Skeleton]]:
    """Seconds and bones: slow at both ends of each step, as a calm movement is."""
    (rest, pause), pose = figure.rests, figure.start
    yield 0.0, solve(pose)
    yield rest, solve(pose)
    time = rest
    for step in figure.steps:
        for i in range(1, SAMPLES + 1):
            share = (1 - math.cos(math.pi * i / SAMPLES)) / 2
            yield time + step.seconds * i / SAMPLES, solve(between(pose, step.pose, share))
        time, pose = time + step.seconds, step.pose
    yield time + pause, solve(pose)


class _Drawing:
    """Collects the rules of the parts that move while the body is put together."""

    def __init__(self, shares: Sequence[float], *, weights: bool) -> None:
        self.shares, self.weights = shares, weights
        self.rules: list[str] = []

    def part(self, name: str, track: Track, inside: str = "") -> str:
        shape = "".join(f'<path class="{p.colour}" d="{p.path}"/>' for p in parts(name, weights=self.weights))
        # Near and far limbs share one outline: the far one is drawn first, in its own colours.
        if name.startswith("near_"):
            shape = f'<g id="{kind(name)}">{shape}</g>'
        elif name.startswith("far_"):
            shape = f'<use href="#{kind(name)}"/>'
        # What points at the viewer is seen shortened.
        seen = [where.seen for where in track]
        if any(abs(share - 1) > SHORTENED for share in seen):
            key = self._moves({"scale": [f"{share:.2f} 1" for share in seen]})
            shape = f'<g{key} transform="scale({seen[0]:.2f} 1)">{shape}</g>'
        key = self._moves(
            {
                "translate": [f"{number(where.x)}px {number(where.y)}px" for where in track],
                "rotate": [f"{number(where.angle)}deg" for where in track],
            }
        )
        first = track[0]
        transform = f"translate({numbers(first.x, first.y)})rotate({number(first.angle)})"
        return f'<g{key} transform="{transform}">{inside}{shape}</g>'

    def limb(self, names: Sequence[str], tracks: dict[str, Track]) -> str:
        """From the hip or shoulder outwards, each part in the frame of the one before it."""
        drawn = ""
        for inner, name in reversed([*zip(["", *names], names, strict=False)]):
            track = tracks[name]
            if inner:
                track = [where.joint(on, inner) for where, on in zip(track, tracks[inner], strict=True)]
            drawn = self.part(name, unwound(track), drawn)
        return drawn

    def _moves(self, properties: dict[str, list[str]]) -> str:
        changing = {name: values for name, values in properties.items() if len(set(values)) > 1}
        if not changing:
            return ""
        key = f"m{len(self.rules)}"
        fixed = "".join(f"{name}:{values[0]};" for name, values in properties.items() if name not in changing)
        frames: dict[str, list[str]] = {}
        for i, share in enumerate(self.shares):
            text = ";".join(f"{name}:{values[i]}" for name, values in changing.items())
            frames.setdefault(text, []).append(f"{number(100 * share)}%")
        keyframes = "".join(f"{','.join(at)}{{{text}}}" for text, at in frames.items())
        self.rules.append(
            f"@keyframes {key}{{{keyframes}}}#{key}{{transform:none;{fixed}animation-name:{key}}}"
        )
        return f' id="{key}"'


def unwound(track: Track) -> Track:
    """Angles that go on from each other instead of jumping by a full turn."""
    found: list[Place] = []
    for where in track:
        before = found[-1].angle if found else 0.0
        found.append(where._replace(angle=before + (where.angle - before + 180) % 360 - 180))
    return found


def _body(tracks: dict[str, Track], shares: Sequence[float], *, weights: bool) -> tuple[str, str]:
    drawing = _Drawing(shares, weights=weights)
    far = [drawing.limb([f"far_{name}" for name in limb], tracks) for limb in reversed(LIMBS)]
    trunk = [drawing.part(name, unwound(tracks[name])) for name in TRUNK]
    near = [drawing.limb([f"near_{name}" for name in limb], tracks) for limb in LIMBS]
    return f'<g class="far">{"".join(far)}</g>{"".join(trunk + near)}', "".join(drawing.rules)


def _scaled(body: str, scale: float) -> str:
    """Smaller, on the same floor and in the middle."""
    if scale == 1:
        return body
    across, down = WIDTH / 2 * (1 - scale), FLOOR * (1 - scale)
    return f'<g transform="translate({numbers(across, down)})scale({scale})">{body}</g>'


def _scene(things: Sequence[Thing], body: str) -> str:
    behind = "".join(thing.drawn() for thing in things if isinstance(thing, Wall))
    before = "".join(thing.drawn() for thing in things if not isinstance(thing, Wall))
    return behind + mat() + before + body


def _document(drawn: str, style: str) -> str:
    used = [name for name in COLOURS if f'class="{name}"' in drawn]
    light, dark = (_colours(used, theme) for theme in (0, 1))
    fills = "".join(f".{name}{{fill:var(--{name})}}" for name in used)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>{light}@media(prefers-color-scheme:dark){{{dark}}}{fills}"
        f".cuff{{stroke:var(--cuff);stroke-width:3;stroke-linejoin:round}}{style}</style>{drawn}</svg>\n"
    )


def _colours(used: Sequence[str], theme: int) -> str:
    """Custom properties, as they reach into a shape that is used a second time."""
    plain = ";".join(f"--{name}:{COLOURS[name][theme]}" for name in used)
    far = ";".join(f"--{name}:{FAR[name][theme]}" for name in used if name in FAR)
    return f"svg{{{plain}}}.far{{{far}}}"
