"""A figure as SVG: stills, and the movement as keyframes that rest where less motion is asked for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from figures.body import Pose, Skeleton, between, solve
from figures.document import document
from figures.drawing import FLOOR, WIDTH, Place, View, place
from figures.outlines import LIMBS, kind, shortened
from figures.scene import Block, Figure, Thing, Wall, mat
from figures.shadow import shadow
from figures.svg import decimal, number, numbers

SAMPLES = 4
SLIGHT = 0.03
SINE = "cubic-bezier(.37,0,.63,1)"

Track = Sequence[Place]


def still(figure: Figure, pose: Pose, things: Sequence[Thing]) -> str:
    drawing = _Drawing([Moment(0, 0, solve(pose))], figure.view, weights=figure.weights)
    return document(_scene(figure, things, drawing), "")


def moving(figure: Figure, *, once: bool = False) -> str:
    """There and, by `alternate`, back again, for as long as it is looked at; or once, and staying there."""
    moments = list(frames(figure))
    drawing = _Drawing(moments, figure.view, weights=figure.weights)
    drawn = _scene(figure, figure.things, drawing)
    crossed = [thing for thing in figure.things if isinstance(thing, Block) and thing.crossed]
    if crossed:
        # Drawn once more, over the leg, from when the leg is above the block.
        share = max(moment.time for moment in moments if moment.share <= 1) / moments[-1].time
        hidden, shown = f"{100 * share:.0f}%", f"{100 * share + 1:.0f}%"
        name = drawing.named(f"0%,{hidden}{{opacity:0}}{shown},to{{opacity:1}}", eased=True)
        drawn += f'<g class="{name}" opacity="0">{"".join(thing.drawn(figure.view) for thing in crossed)}</g>'
    course = "forwards" if once else "infinite alternate"
    style = (
        "@media(prefers-reduced-motion:no-preference){"
        f"g{{animation:{decimal(moments[-1].time)}s {SINE} {course}}}{drawing.rules}}}"
    )
    return document(drawn, style)


def frames(figure: Figure) -> Iterator[Moment]:
    """The moments of the movement: slow at both ends of each step, as a calm movement is."""
    (rest, pause), pose = figure.rests, figure.start
    yield Moment(0, 0, solve(pose))
    yield Moment(rest, 0, solve(pose))
    time = rest
    for done, step in enumerate(figure.steps):
        for i in range(1, SAMPLES + 1):
            share = (1 - math.cos(math.pi * i / SAMPLES)) / 2
            yield Moment(
                time + step.seconds * i / SAMPLES,
                done + share,
                solve(between(pose, step.pose, share)),
            )
        time, pose = time + step.seconds, step.pose
    yield Moment(time + pause, len(figure.steps), solve(pose))


class Moment(NamedTuple):
    time: float
    share: float
    """How many steps are done, and how much of the next."""
    bones: Skeleton


class Property(NamedTuple):
    """A value at each moment, what counts as a change, and how it is written."""

    values: Sequence[tuple[float, ...]]
    slight: float
    form: str

    @property
    def changes(self) -> bool:
        return any(max(column) - min(column) > self.slight for column in zip(*self.values, strict=True))

    def is_even(self, shares: Sequence[float]) -> bool:
        """Whether the browser, with the ends of each step alone, finds the same way."""
        ends = {share: value for share, value in zip(shares, self.values, strict=True) if not share % 1}
        return all(
            abs(a + (b - a) * (share % 1) - c) <= 4 * self.slight
            for share, value in zip(shares, self.values, strict=True)
            if share % 1
            for a, b, c in zip(ends[share // 1], ends[share // 1 + 1], value, strict=True)
        )

    def written(self, i: int) -> str:
        return self.form.format(*(decimal(value) for value in self.values[i])).removesuffix(" 0px")


class _Drawing:
    """Puts a body together, and collects how its parts move: what moves alike shares its keyframes."""

    def __init__(self, moments: Sequence[Moment], view: View, *, weights: bool) -> None:
        self.moments, self.weights = moments, weights
        self.tracks = {
            name: [place(moment.bones[name], view) for moment in moments] for name in moments[0].bones
        }
        self.movements: dict[tuple[str, bool], str] = {}

    def body(self) -> tuple[str, str]:
        """The far limbs, and what is drawn over them: the trunk and the near limbs."""
        head = self.part("head", "neck", over=self.part("face", "head"))
        neck = self.part("neck", "chest", over=head)
        chest = self.part("chest", "waist", under=neck)
        trunk = self.part("pelvis", over=self.part("waist", "pelvis", over=chest))
        far = "".join(self.limb("far_", limb) for limb in reversed(LIMBS))
        near = "".join(self.limb("near_", limb) for limb in LIMBS)
        # Seen from the side there is nothing between the shoulders.
        across = self.part("shoulders") if self.tracks["shoulders"][0].seen > 0.3 else ""
        return f'<g class="far">{far}</g>', across + trunk + near

    def limb(self, side: str, names: Sequence[str]) -> str:
        """From hip or shoulder outwards: the upper part lies over the lower."""
        first, second, third = (side + name for name in names)
        return self.part(first, under=self.part(second, first, under=self.part(third, second)))

    def part(self, name: str, inner: str = "", *, under: str = "", over: str = "") -> str:
        """One part with what hangs on it, in the frame of the bone that it goes on from."""
        track: Track = self.tracks[name]
        if inner:
            track = [where.on(base) for where, base in zip(track, self.tracks[inner], strict=True)]
        track = _unwound(track)
        first = track[0]
        moves = self._moves(
            translate=Property([_thirds(w.x - first.x, w.y - first.y) for w in track], 0.9, "{}px {}px"),
            rotate=Property([(where.angle,) for where in track], 0.5, "{}deg"),
        )
        at = f"translate({numbers(first.x, first.y)})".replace(" 0)", ")")
        turned = f"rotate({decimal(first.angle)})".replace("rotate(0)", "")
        inside = under + self._shape(name) + over
        if moves:
            still = turned and f' transform="{turned}"'
            return f'<g transform="{at}"><g{moves}{still}>{inside}</g></g>'
        return f'<g transform="{at}{turned}">{inside}</g>'

    def _shape(self, name: str) -> str:
        """Near and far limbs share one outline, each in its own colours."""
        seen = self._seen(name)
        moves = self._moves(scale=Property([(w.seen / seen, 1) for w in self.tracks[name]], 0.06, "{} {}"))
        shape = "".join(
            f'<path class="{part.colour}" d="{part.path}"/>'
            for part in shortened(name, seen, weights=self.weights)
        )
        twin = name.replace("far_", "near_")
        if name != twin and seen == self._seen(twin):
            shape = f'<use href="#{kind(name)}"/>'
        elif name.startswith("near_"):
            shape = f'<g id="{kind(name)}">{shape}</g>'
        return f"<g{moves}>{shape}</g>" if moves else shape

    def _seen(self, name: str) -> float:
        """Which share of its length is seen at first; a slight difference is not worth an outline."""
        seen = self.tracks[name][0].seen
        return 1.0 if abs(seen - 1) < SLIGHT else round(seen, 2)

    def _moves(self, **properties: Property) -> str:
        """The class of a movement, if there is any."""
        changing = {name: found for name, found in properties.items() if found.changes}
        if not changing:
            return ""
        # The keyframes stand in for the whole transform of the still, a turn that stays as it is among it.
        changing |= {name: found for name, found in properties.items() if name == "rotate"}
        eased = all(found.is_even([moment.share for moment in self.moments]) for found in changing.values())
        frames: dict[str, list[str]] = {}
        for i, moment in enumerate(self.moments):
            if eased and moment.share % 1:
                continue
            text = ";".join(f"{name}:{found.written(i)}" for name, found in changing.items())
            frames.setdefault(text, []).append(_percent(moment, self.moments[-1]))
        keyframes = "".join(f"{','.join(at)}{{{text}}}" for text, at in frames.items())
        return f' class="{self.named(keyframes, eased=eased)}"'

    def named(self, keyframes: str, *, eased: bool) -> str:
        return self.movements.setdefault((keyframes, eased), ascii_uppercase[len(self.movements)])

    @property
    def rules(self) -> str:
        named = "".join(
            f"@keyframes {name}{{{keyframes}}}.{name}{{animation-name:{name}}}"
            for (keyframes, _), name in self.movements.items()
        )
        uneven = ",".join(f".{name}" for (_, eased), name in self.movements.items() if not eased)
        linear = f"{uneven}{{animation-timing-function:linear}}" if uneven else ""
        return f"g[class]{{transform:none}}{named}{linear}"


def _percent(moment: Moment, last: Moment) -> str:
    return "to" if moment.time == last.time else f"{100 * moment.time / last.time:.0f}%"


def _thirds(*lengths: float) -> tuple[float, ...]:
    return tuple(float(number(length)) for length in lengths)


def _unwound(track: Track) -> Track:
    """Angles that go on from each other instead of jumping by a full turn."""
    found: list[Place] = []
    for where in track:
        before = found[-1].angle if found else 0.0
        found.append(where._replace(angle=before + (where.angle - before + 180) % 360 - 180))
    return found


def _scaled(body: str, scale: float) -> str:
    """Smaller, on the same floor and in the middle."""
    if scale == 1:
        return body
    across, down = WIDTH / 2 * (1 - scale), FLOOR * (1 - scale)
    return f'<g transform="translate({numbers(across, down)})scale({scale})">{body}</g>'


def _scene(figure: Figure, things: Sequence[Thing], drawing: _Drawing) -> str:
    """The things behind the body, and the blocks between its far and its near leg."""
    far, near = drawing.body()
    under = shadow([moment.bones for moment in drawing.moments], figure.view, things)
    blocks = "".join(thing.drawn(figure.view) for thing in things if isinstance(thing, Block))
    around = "".join(thing.drawn(figure.view) for thing in things if not isinstance(thing, Block))
    start = next((thing.x for thing in things if isinstance(thing, Wall)), 10)
    return mat(figure.view, start) + _scaled(under + around + far + blocks + near, figure.scale)
