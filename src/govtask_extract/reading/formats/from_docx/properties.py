"""Reads the values that properties have in Word's XML."""

from __future__ import annotations

from xml.etree.ElementTree import Element


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


def toggled(element: Element | None) -> bool | None:
    """A switch: there and not off; None if it is not there."""
    return None if element is None else is_on(element.get("val", "1"))


def is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")
