"""What a round seal says: the words along its ring, laid out straight, and those in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

import numpy as np
from PIL import Image

from govtask_extract.reading.recognition.characters import PlacedLine
from govtask_extract.reading.recognition.engines import Engine, FoundLine
from govtask_extract.reading.recognition.picture import encoded
from govtask_extract.reading.recognition.red import Seal

# By shares of the radius: where the words along the ring stand, inside its line.
_INNER, _OUTER = 0.55, 0.95
# In pixels: the strip is so high, as engines read lines best.
_STRIP = 48
# Less sure words are ornaments.
_SURE = 0.6


def seal_lines(red: Image.Image | None, seal: Seal, engine: Engine) -> Iterator[PlacedLine]:
    """The seal's words, placed where they stand. `red` is the page's red ink."""
    if red is None:
        return
    place = red.crop((seal.left, seal.top, seal.right, seal.bottom))
    for line in engine.find_lines(encoded(_straight(np.asarray(place)))):
        if line.confidence >= _SURE:
            yield _on_ring(line, seal)


def _straight(place: np.ndarray) -> Image.Image:
    """The ring cut open at its foot, and read clockwise from there."""
    height, width = place.shape
    radius = (width + height) / 4
    high = _STRIP
    wide = round(2 * pi * radius * (_INNER + _OUTER) / 2 * high / (radius * (_OUTER - _INNER)))
    angles = pi / 2 + np.arange(wide) / wide * 2 * pi
    shares = np.linspace(_OUTER, _INNER, high)[:, None]
    xs = np.clip(width / 2 + shares * width / 2 * np.cos(angles), 0, width - 1).astype(int)
    ys = np.clip(height / 2 + shares * height / 2 * np.sin(angles), 0, height - 1).astype(int)
    margin = high // 2
    strip = np.full((high + 2 * margin, wide + 2 * margin), 255, dtype=np.uint8)
    strip[margin:-margin, margin:-margin] = place[ys, xs]
    return Image.fromarray(strip)


def _on_ring(line: FoundLine, seal: Seal) -> PlacedLine:
    width, height = seal.right - seal.left, seal.bottom - seal.top
    radius = (width + height) / 4
    wide = 2 * pi * radius * (_INNER + _OUTER) / 2 * _STRIP / (radius * (_OUTER - _INNER))
    size = radius * (_OUTER - _INNER)
    text = "".join(line.text.split())
    margin = _STRIP // 2
    x0, _, x1, _ = line.box
    boxes: list[float] = []
    for index in range(len(text)):
        at = x0 + (x1 - x0) * (index + 0.5) / len(text) - margin
        angle = pi / 2 + at / wide * 2 * pi
        middle = (_INNER + _OUTER) / 2
        x = seal.left + width / 2 * (1 + middle * cos(angle))
        y = seal.top + height / 2 * (1 + middle * sin(angle))
        boxes += (x - size / 2, y - size / 2, x + size / 2, y + size / 2)
    return PlacedLine(text, tuple(boxes), size, line.confidence)
