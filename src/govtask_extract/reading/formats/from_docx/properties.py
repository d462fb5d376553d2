"""Reads the values that properties have in Word's XML."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from govtask_extract.patterns import lazy_re

TWIPS, HALF_POINTS, EMU = 20, 2, 12_700
"""So many go to a point."""

_LENGTH = lazy_re(r"\s*(-?[0-9]{1,12}(?:\.[0-9]{1,12})?)\s*(pt|in|cm|mm|pc|pi|px|)\s*")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "pi": 12.0, "px": 0.75}


def value(element: Element | None) -> str | None:
    """The element's `val`."""
    return None if element is None else element.get("val")


def integer(element: Element | None) -> int | None:
    """The element's `val` as a number; None where it is none."""
    return number(value(element))


def number(text: str | None) -> int | None:
    """An attribute as a number; None where it is none."""
    digits = (text or "").lstrip("-")
    return int(text or "") if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def points(text: str | None, to_a_point: float) -> float | None:
    """A length in points; without a unit of its own (ECMA-376 22.9.2.15) it is in one of so many to a point."""
    found = _LENGTH.fullmatch(text or "")
    if found is None:
        return None
    return float(found[1]) * _POINTS[found[2]] if found[2] else float(found[1]) / to_a_point


def toggled(element: Element | None) -> bool | None:
    """A switch: there and not off; None if it is not there."""
    return None if element is None else is_on(element.get("val", "1"))


def is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")
