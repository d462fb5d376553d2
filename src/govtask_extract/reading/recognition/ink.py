"""Which pixels of a grey picture are ink, on paper of any brightness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageFilter

Grey: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.uint8]]"
"""Rows of pixels, from 0 for black to 255 for white."""
Ink: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.bool_]]"

# In inches: how far around a pixel the paper's brightness is taken from; more than a character, less than a shadow.
_AROUND = 0.12
# Darker than this share of what is around it, or than this, is ink.
_DARKER, _DARK = 0.78, 70
_SMALLER = 4


def grey_of(image: Image.Image) -> Grey:
    return np.asarray(image if image.mode == "L" else image.convert("L"))


def find_ink(image: Image.Image, dpi: float) -> Ink:
    """Of a grey picture."""
    grey = grey_of(image)
    # What is around hardly differs from pixel to pixel: a small copy tells it.
    small = image.reduce(_SMALLER).filter(ImageFilter.BoxBlur(max(1.0, _AROUND * dpi / _SMALLER)))
    around = grey_of(small.resize(image.size, Image.Resampling.BILINEAR))
    return (grey < around * _DARKER) | (grey < _DARK)


def paper_of(grey: Grey) -> int:
    """How bright the paper is: brighter than most of the page is seldom anything else."""
    return int(np.percentile(grey[::8, ::8], 75))


def inked_stretches(line: np.ndarray | np.bool_) -> Iterator[tuple[int, int]]:
    """Where stretches with ink start and end, in a row of pixels or over columns."""
    bounds = np.flatnonzero(np.diff(np.concatenate(([False], np.asarray(line), [False])).astype(np.int8)))
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        yield int(start), int(end)
