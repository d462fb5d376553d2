"""By how many degrees the lines of a page run askew."""

from __future__ import annotations

import numpy as np
from PIL import Image

from govtask_extract.reading.recognition.ink import find_ink

# In degrees: pages that lie worse in a scanner are laid anew. Then ever finer steps around the best.
_WORST = 5.0
_STEPS = (0.5, 0.1, 0.02)
# In pixels of the longer side: lines are told apart in a copy of this size. So many of its pixels tell enough.
_SIDE, _ENOUGH = 1200, 20_000
# Multiples of it lie evenly between whole numbers.
_GOLDEN = 0.6180339887
# With less ink there is nothing to go by.
_LEAST = 200


def find_skew(image: Image.Image, dpi: float) -> float:
    """Degrees by which a grey picture has to be turned counter-clockwise for its lines to run level."""
    factor = max(1, max(image.size) // _SIDE)
    small = image.reduce(factor)
    ys, xs = np.nonzero(_edges_below(find_ink(small, dpi / factor)))
    if len(ys) < _LEAST:
        return 0.0
    step = max(1, len(ys) // _ENOUGH)
    across, down = xs[::step] - small.width / 2, ys[::step] - small.height / 2
    # Whole rows of pixels would make level lines sharper than any others: each pixel is somewhere in its row.
    down = down + np.arange(len(down)) * _GOLDEN % 1
    best, reach = 0.0, _WORST
    for step_size in _STEPS:
        angles = np.arange(best - reach, best + reach + step_size / 2, step_size)
        best = float(max(angles, key=lambda angle: _sharpness(across, down, angle)))
        reach = step_size
    return round(best, 2)


def _edges_below(ink: np.ndarray) -> np.ndarray:
    """Ink with none below it: the feet of characters make sharper lines than all of them."""
    feet = ink.copy()
    feet[:-1] &= ~ink[1:]
    return feet


def _sharpness(xs: np.ndarray, ys: np.ndarray, angle: float) -> float:
    """How unevenly the ink lies over the heights, seen along lines that rise by the angle to the left."""
    slope = np.deg2rad(angle)
    heights = np.round(ys * np.cos(slope) - xs * np.sin(slope)).astype(np.int64)
    counts = np.bincount(heights - heights.min())
    return float(np.dot(counts, counts))
