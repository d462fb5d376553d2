"""What paper has been through before it is scanned: seals, yellowing, holes, folds, and the print of its back."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from scanning.look import Look

YELLOW = (250, 240, 208)
_MILLIMETRE = 72 / 25.4
# Two holes 80 mm apart and 6 mm wide, 12 mm from the left edge (ISO 838).
_APART, _WIDE, _INWARDS = 80 * _MILLIMETRE, 6 * _MILLIMETRE, 12 * _MILLIMETRE
# A letter is folded twice to fit its envelope.
_FOLDS = (1 / 3, 2 / 3)
_FOLD_DEPTH, _FOLD_PIXELS = 60.0, 2.0


def aged(page: Image.Image, back: Image.Image | None, look: Look) -> Image.Image:
    """The page as it lies on the glass, in colour."""
    if back is not None and look.bleed:
        page = ImageChops.multiply(page, _shining(back.resize(page.size), look.bleed))
    if look.tint:
        page = ImageChops.multiply(page, Image.new("RGB", page.size, YELLOW))
    if look.folds:
        page = _folded(page)
    if look.holes:
        page = _punched(page, look)
    return page


def _shining(back: Image.Image, share: float) -> Image.Image:
    """The back, mirrored and blurred by the paper."""
    pale = ImageOps.mirror(back).filter(ImageFilter.GaussianBlur(2)).convert("L")
    return pale.point(lambda value: round(255 - share * (255 - value))).convert("RGB")


def _folded(page: Image.Image) -> Image.Image:
    """Along a fold the paper is darker on one side and lighter on the other."""
    pixels = np.asarray(page, dtype=np.float32)
    rows = np.arange(page.height, dtype=np.float32)
    relief = np.zeros(page.height, dtype=np.float32)
    for share in _FOLDS:
        away = (rows - share * page.height) / _FOLD_PIXELS
        relief -= _FOLD_DEPTH * np.exp(-(away**2))
    return Image.fromarray(np.clip(pixels + relief[:, None, None], 0, 255).astype(np.uint8))


def _punched(page: Image.Image, look: Look) -> Image.Image:
    page = page.copy()
    draw, middle = ImageDraw.Draw(page), page.height / 2
    for side in (-0.5, 0.5):
        x, y = _INWARDS * look.pixels, middle + side * _APART * look.pixels
        draw.circle((x, y), _WIDE / 2 * look.pixels, fill=(25, 25, 25))
    return page
