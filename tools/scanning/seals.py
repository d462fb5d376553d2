"""A round red seal of an office: a ring, its name bent along it, a star, in ink that is nowhere quite even."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scanning.look import Look, Stamp
from scanning.sheets import FontLacking

_MILLIMETRE = 72 / 25.4
# An office of a county has a seal of 42 mm with a star of 14 mm.
_RADIUS, _STAR, _RING = 21 * _MILLIMETRE, 7 * _MILLIMETRE, 1.2 * _MILLIMETRE
_LETTER = 6.2 * _MILLIMETRE
# The name leaves the foot of the ring free.
_ARC = 1.45 * pi
_INK = (206, 32, 38)
# What the ink covers where it is thin and where it is thick.
_THIN, _THICK = 0.55, 0.95
# Drawn larger, so that its edges are smooth.
_FINER = 3
# The first of these fonts that the machine has.
_FONTS = ("wqy-microhei.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc", "simsun.ttc", "Songti.ttc")


def sealed(page: Image.Image, stamp: Stamp, look: Look) -> Image.Image:
    """The page with the seal stamped on what is printed, which shows through."""
    impression = _impression(stamp.office, look)
    cover = Image.new("L", page.size, 0)
    half = impression.width / 2
    cover.paste(impression, (round(stamp.x * look.pixels - half), round(stamp.y * look.pixels - half)))
    share = np.asarray(cover, dtype=np.float32)[..., None] / 255
    light = 1 - share * (1 - np.array(_INK, dtype=np.float32) / 255)
    return Image.fromarray((np.asarray(page, dtype=np.float32) * light).astype(np.uint8))


def _impression(office: str, look: Look) -> Image.Image:
    """How much ink lies where."""
    scale = look.pixels * _FINER
    side = round(2 * (_RADIUS + _RING) * scale)
    drawn = Image.new("L", (side, side), 0)
    draw, middle = ImageDraw.Draw(drawn), side / 2
    draw.circle((middle, middle), _RADIUS * scale, outline=255, width=round(_RING * scale))
    draw.polygon([(middle + x * scale, middle + y * scale) for x, y in _star()], fill=255)
    _write_round(drawn, office, scale)
    small = drawn.resize((side // _FINER, side // _FINER), Image.Resampling.LANCZOS)
    ink = np.asarray(small, dtype=np.float32) * _unevenness(small.size, look.seed)
    return Image.fromarray(ink.astype(np.uint8))


def _star() -> Iterator[tuple[float, float]]:
    for corner in range(10):
        # The inner corners of a five-pointed star.
        radius = _STAR if corner % 2 == 0 else _STAR * 0.382
        yield radius * sin(corner * pi / 5), -radius * cos(corner * pi / 5)


def _write_round(drawn: Image.Image, office: str, scale: float) -> None:
    """Each character stands upright on the ring's inside, its foot towards the middle."""
    font, room = _font(round(_LETTER * scale)), round(1.4 * _LETTER * scale)
    for index, character in enumerate(office):
        angle = _ARC * ((index + 0.5) / len(office) - 0.5)
        letter = Image.new("L", (room, room), 0)
        ImageDraw.Draw(letter).text((room / 2, room / 2), character, fill=255, font=font, anchor="mm")
        letter = letter.rotate(-angle * 180 / pi, Image.Resampling.BICUBIC)
        radius = (_RADIUS - _RING - 0.7 * _LETTER) * scale
        x, y = drawn.width / 2 + radius * sin(angle), drawn.height / 2 - radius * cos(angle)
        drawn.paste(255, (round(x - room / 2), round(y - room / 2)), letter)


def _unevenness(size: tuple[int, int], seed: int) -> np.ndarray:
    """Clouds of thin and thick ink."""
    coarse = np.random.default_rng(seed).integers(0, 256, (9, 9), dtype=np.uint8)
    clouds = np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), dtype=np.float32) / 255
    return np.asarray(_THIN + (_THICK - _THIN) * clouds)


def _font(size: int) -> ImageFont.FreeTypeFont:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    raise FontLacking("a seal needs a Chinese font (apt-get install fonts-wqy-microhei)")
