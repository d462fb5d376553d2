"""What the scanner makes of the paper: it lies askew or turned, light is uneven, the sensor is noisy."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter

from scanning.look import Look
from scanning.paper import YELLOW

_PAPER, _OPEN_LID = (255, 255, 255), (12, 12, 12)
# With the lid open, how much of the glass is seen around the paper.
_GLASS = 0.02


def scanned(paper: Image.Image, look: Look, seed: int) -> Image.Image:
    """The picture that a scanner gives before it is packed, grey or in colour."""
    paper = _askew(paper, look)
    if look.blur:
        paper = paper.filter(ImageFilter.GaussianBlur(look.blur))
    if not look.colour:
        paper = paper.convert("L")
    seen = Image.fromarray(_sensed(np.asarray(paper, dtype=np.float32), look, np.random.default_rng(seed)))
    return seen.rotate(-look.turn, expand=True) if look.turn else seen


def packed(picture: Image.Image, look: Look) -> bytes:
    """As JPEG."""
    written = BytesIO()
    picture.save(written, "JPEG", quality=look.quality, dpi=(look.dpi, look.dpi))
    return written.getvalue()


def _askew(paper: Image.Image, look: Look) -> Image.Image:
    around = _OPEN_LID if look.border else YELLOW if look.tint else _PAPER
    if look.border:
        glass = Image.new("RGB", tuple(round(side * (1 + 2 * _GLASS)) for side in paper.size), around)
        glass.paste(paper, tuple(round(side * _GLASS) for side in paper.size))
        paper = glass
    return paper.rotate(look.skew, Image.Resampling.BICUBIC, fillcolor=around) if look.skew else paper


def _sensed(pixels: np.ndarray, look: Look, chance: np.random.Generator) -> np.ndarray:
    height, width = pixels.shape[:2]
    if look.shade:
        falling = np.add.outer(np.linspace(0, 0.5, height), np.linspace(0.5, 0, width))
        pixels = pixels * _fitting(1 - look.shade * falling, pixels)
    if look.noise:
        pixels = pixels + chance.standard_normal(pixels.shape, dtype=np.float32) * look.noise
    if look.salt:
        hit = chance.random((height, width), dtype=np.float32)
        pixels = np.where(_fitting(hit < look.salt / 2, pixels), 0, pixels)
        pixels = np.where(_fitting(hit > 1 - look.salt / 2, pixels), 255, pixels)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def _fitting(plane: np.ndarray, pixels: np.ndarray) -> np.ndarray:
    """A plane that holds for each channel."""
    return plane if pixels.ndim == 2 else plane[..., None]
