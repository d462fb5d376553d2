"""Lengths and colours of style sheets, as numbers (CSS Values 4, CSS Color 4)."""

from __future__ import annotations

from functools import lru_cache

from govtask_extract.patterns import lazy_re

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, 0 to 1 each."""
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0, 1.0)

_LENGTH = lazy_re(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|[a-z]*)")
# A desk's window is taken to be 1280 × 720 pixels.
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
    "rem": 16.0, "vw": 12.8, "vh": 7.2, "vmin": 7.2, "vmax": 12.8,
}  # fmt: skip
_OF_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2}
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
    "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
# The size that a font is if a style sheet names none (CSS Fonts 4, 2.5).
USUAL_SIZE = _SIZES["medium"]


def pixels(value: str, font_size: float, whole: float) -> float | None:
    """A length in pixels, a share of `whole`; None if it is neither: auto, calc(…)."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return number / 100 * whole
    per_unit = _PIXELS.get(unit, _OF_FONT.get(unit, 0.0) * font_size)
    return number * per_unit if unit in _PIXELS or unit in _OF_FONT else None


def size_of_font(value: str, inherited: float) -> float:
    """A font's size in pixels within one of size `inherited`."""
    if value in ("smaller", "larger"):
        return inherited * (1.2 if value == "larger" else 1 / 1.2)
    if value in ("initial", "revert"):
        return USUAL_SIZE
    size = _SIZES.get(value) or pixels(value, inherited, inherited)
    return inherited if size is None or size < 0 else size


@lru_cache(maxsize=1024)
def colour(value: str) -> Colour | None:
    """A colour; None if it is one that nobody can tell: a system's, a variable's."""
    from tinycss2.color4 import parse_color

    found = parse_color(value)
    if found is None or isinstance(found, str):
        return None
    try:
        red, green, blue = (part or 0.0 for part in found.to("srgb").coordinates)
    except NotImplementedError:
        return None
    return red, green, blue, found.alpha
