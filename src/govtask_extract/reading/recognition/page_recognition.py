"""What was recognised in the picture of a page."""

from __future__ import annotations

from msgspec import Struct


class RecognisedLine(Struct, frozen=True, gc=False):
    """One line, or a piece of one. All places are in points from the top left of the page as it stands upright.

    `boxes` holds x0, top, x1, bottom of each character of `text`, as wide as its advance and as high as its font;
    `size` is that height. `confidence` is from 0 to 1. `kind` is that of furniture: a seal's words; None for text.
    """

    text: str
    boxes: tuple[float, ...]
    size: float
    confidence: float
    kind: str | None = None


class PageRecognition(Struct, frozen=True):
    """The page stood upright when turned counter-clockwise by `quarters` and then by `skew` degrees.

    `width` and `height` are its size in points as it stands upright. `level` and `upright` are its ruling lines: where
    each stands, where it starts and where it ends.
    """

    width: float
    height: float
    quarters: int
    skew: float
    lines: tuple[RecognisedLine, ...]
    level: tuple[tuple[float, float, float], ...] = ()
    upright: tuple[tuple[float, float, float], ...] = ()
