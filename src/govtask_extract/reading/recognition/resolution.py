"""How many dots an inch of a page are looked at."""

from __future__ import annotations

# Characters of 10 points are read at 150 dots an inch as well as at more; those of 5 points at 300.
_LEAST, _USUAL, _MOST = 150.0, 200.0, 300.0
# Of a page as a whole: an A2 sheet at 300 dots an inch.
_PIXELS = 36_000_000


def fitting_dpi(own: float | None) -> float:
    """`own` is what the picture has, None of what is drawn and not a picture."""
    return _USUAL if own is None else max(_LEAST, min(own, _MOST))


def limited_dpi(dpi: float, width: float, height: float) -> float:
    """Fewer for a page of so many inches that would have too many pixels."""
    pixels = dpi * dpi * width * height
    return dpi if pixels <= _PIXELS else dpi * (_PIXELS / pixels) ** 0.5
