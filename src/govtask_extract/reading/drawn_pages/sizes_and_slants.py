"""How large a character is that is read, and how it is turned."""

from __future__ import annotations

# In points: what is smaller, and what is squeezed thinner, is not read.
_SMALLEST, _THINNEST = 1.5, 0.2
# In degrees: an angle this near to a right one is meant to be one.
_LEVEL = 3.0


def is_no_size(width: float, height: float) -> bool:
    """In points: no character that is read is smaller, or squeezed so thin."""
    return (width < _SMALLEST and height < _SMALLEST) or width < _THINNEST or height < _THINNEST


def level_quarters(angle: float) -> int | None:
    """The quarters that an angle in degrees comes to; None if it comes to none."""
    quarters = round(angle / 90)
    return quarters % 4 if abs(angle - 90 * quarters) <= _LEVEL else None
