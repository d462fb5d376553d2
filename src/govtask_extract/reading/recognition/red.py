"""Red seals: found by their colour, and taken off what they stand on.

On the red channel red ink is as bright as paper, so that what is printed under a seal shows. A red letterhead is ink
like any other, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from PIL import Image

from govtask_extract.reading.recognition.ink import Grey, paper_of

# Of 255: by how much red outshines green and blue in red ink, faded ink included; tinted paper is below.
_REDDER = 36
# Of the paper's brightness: red ink is brighter on the red channel, black ink under it is not.
_BRIGHT = 0.58
# In millimetres: the blocks in which red ink is looked for, and how much of one is red.
_BLOCK, _FILLED = 1.0, 0.06
# In millimetres. Seals of offices are 38 to 50 across, oval ones 45 by 30, names 15; two may overlap.
_LEAST, _MOST = 12.0, 66.0
# A letterhead is wider than high; a seal hardly is.
_ASPECT = 1.9
_MILLIMETRES = 25.4


class Seal(Struct, frozen=True):
    """Where a seal stands, in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int


class PartedInk(Struct, frozen=True):
    """A page in grey without its seals, the seals, and the red ink alone, dark on white; None of a page without."""

    black: Image.Image
    seals: tuple[Seal, ...] = ()
    red: Image.Image | None = None


def part_colours(image: Image.Image, dpi: float) -> PartedInk:
    """Of a picture in grey or RGB."""
    grey = image.convert("L")
    if image.mode != "RGB":
        return PartedInk(grey)
    red, green, blue = (np.asarray(channel, dtype=np.int16) for channel in image.split())
    redness = red - np.maximum(green, blue)
    paper = paper_of(red.astype(np.uint8))
    is_red = (redness > _REDDER) & (red > _BRIGHT * paper)
    seals = tuple(_seals(is_red, dpi)) if is_red.any() else ()
    if not seals:
        return PartedInk(grey)
    black = np.array(grey)
    for seal in seals:
        place = (slice(seal.top, seal.bottom), slice(seal.left, seal.right))
        black[place] = np.where(is_red[place], paper, np.minimum(red[place], 255))
    alone: Grey = (255 - np.clip(redness * 2, 0, 255)).astype(np.uint8)
    return PartedInk(Image.fromarray(black), seals, Image.fromarray(alone))


def _seals(is_red: np.ndarray, dpi: float) -> Iterator[Seal]:
    block = max(1, round(_BLOCK * dpi / _MILLIMETRES))
    height, width = (side // block for side in is_red.shape)
    shares = is_red[: height * block, : width * block].reshape(height, block, width, block).mean(axis=(1, 3))
    for rows, columns in _regions(shares >= _FILLED):
        down, across = (max(places) - min(places) + 1 for places in (rows, columns))
        if _is_seal(across * _BLOCK, down * _BLOCK):
            # A block more at each side: its edge is paler than its middle.
            yield Seal(
                max(0, (min(columns) - 1) * block),
                max(0, (min(rows) - 1) * block),
                min(is_red.shape[1], (max(columns) + 2) * block),
                min(is_red.shape[0], (max(rows) + 2) * block),
            )


def _is_seal(width: float, height: float) -> bool:
    """By its size in millimetres."""
    shorter, longer = sorted((width, height))
    return shorter >= _LEAST and longer <= _MOST and longer <= _ASPECT * shorter


def _regions(filled: np.ndarray) -> Iterator[tuple[list[int], list[int]]]:
    """The rows and columns of the blocks of each region; blocks a block apart belong together."""
    left = {(int(row), int(column)) for row, column in zip(*np.nonzero(filled), strict=True)}
    while left:
        region = [left.pop()]
        for row, column in region:
            near = [(row + down, column + across) for down in range(-2, 3) for across in range(-2, 3)]
            found = left.intersection(near)
            left -= found
            region += found
        yield [row for row, _ in region], [column for _, column in region]
