"""Flat shapes as a PNG, with nothing but the standard library: the same pixels on every machine."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from figures.svg import Outline

LINES = 4
"""Each row of pixels is looked at along so many lines."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Shape(NamedTuple):
    """A closed line, in shares of the picture, filled with one colour such as `#1f6f78`."""

    colour: str
    outline: Outline


def png(shapes: Iterable[Shape], size: int) -> bytes:
    """A square picture, see-through where nothing is painted."""
    rows = [bytearray(4 * size) for _ in range(size)]
    for shape in shapes:
        colour = tuple(bytes.fromhex(shape.colour[1:]))
        for y, covered in _coverage([(x * size, y * size) for x, y in shape.outline], size):
            _paint(rows[y], colour, covered)
    pixels = b"".join(b"\0" + row for row in rows)
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def pixels(picture: bytes) -> bytes:
    """What a picture of ours shows, however its machine has packed it; other files as they are."""
    if not picture.startswith(SIGNATURE):
        return picture
    (length,) = struct.unpack(">I", picture[33:37])
    return picture[:33] + zlib.decompress(picture[41 : 41 + length])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _coverage(outline: Outline, size: int) -> Iterator[tuple[int, list[float]]]:
    """Row by row, which share of each pixel lies inside."""
    first = max(int(min(y for _, y in outline)), 0)
    last = min(int(max(y for _, y in outline)), size - 1)
    for y in range(first, last + 1):
        covered = [0.0] * size
        for line in range(LINES):
            crossings = _crossings(outline, y + (line + 0.5) / LINES)
            for left, right in zip(crossings[::2], crossings[1::2], strict=True):
                _span(covered, max(left, 0.0), min(right, float(size)))
        yield y, covered


def _crossings(outline: Outline, y: float) -> list[float]:
    ends = zip(outline, [*outline[1:], outline[0]], strict=True)
    return sorted(x + (y - v) * (s - x) / (t - v) for (x, v), (s, t) in ends if (v <= y) != (t <= y))


def _span(covered: list[float], left: float, right: float) -> None:
    for x in range(int(left), min(int(right) + 1, len(covered))):
        covered[x] += max(min(right, x + 1) - max(left, x), 0.0) / LINES


def _paint(row: bytearray, colour: Sequence[int], covered: Sequence[float]) -> None:
    """Over what is there; its edge is mixed in, or left half see-through where nothing is."""
    for x, share in enumerate(covered):
        if share <= 0:
            continue
        share, under = min(share, 1.0), row[4 * x + 3] / 255 * (1 - min(share, 1.0))
        alpha = share + under
        for channel, value in enumerate(colour):
            row[4 * x + channel] = round((value * share + row[4 * x + channel] * under) / alpha)
        row[4 * x + 3] = round(255 * alpha)
