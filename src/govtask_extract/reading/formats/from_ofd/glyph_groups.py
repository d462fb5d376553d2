"""Glyphs that stand for several characters, and characters that several glyphs make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from govtask_extract.reading.formats.from_ofd.part_values import inside, number


def per_character(element: Element, characters: str, start: int, told: Sequence[float]) -> Sequence[float]:
    """A step for each character, where the object tells one for each of its glyphs, or for each half of a character.

    `start` counts the characters of the object's codes before these.
    """
    if len(told) == len(characters) - 1:
        return told
    for pieces in (_halves(characters), _glyphs(element, len(characters), start)):
        if len(told) == sum(pieces) - 1:
            return list(_merged(told, pieces))
    return told


def _halves(characters: str) -> list[int]:
    """Programs that keep text in UTF-16 count two for a rare character."""
    return [2 if character > "\uffff" else 1 for character in characters]


def _glyphs(element: Element, count: int, start: int) -> list[int]:
    """How many glyphs draw each of so many characters, the last of a group all of it."""
    drawn = [1] * count
    for group in inside(element, "CGTransform"):
        at = int(number(group.get("CodePosition"), 0)) - start
        codes, glyphs = (int(number(group.get(name), 1)) for name in ("CodeCount", "GlyphCount"))
        if codes != glyphs and at >= 0 and 0 < codes <= count - at:
            drawn[at : at + codes] = [*[0] * (codes - 1), max(0, glyphs)]
    return drawn


def glyphs_without_codes(element: Element) -> int:
    """How many glyphs an object draws whose only code says no character."""
    codes = list(inside(element, "TextCode"))
    if len(codes) != 1 or (codes[0].text or "").strip():
        return 0
    return sum(len((glyphs.text or "").split()) for glyphs in inside(element, "CGTransform", "Glyphs"))


def _merged(told: Sequence[float], pieces: Sequence[int]) -> Iterator[float]:
    """The steps of each character's pieces in one."""
    at = 0
    for count in pieces[:-1]:
        yield sum(told[at : at + count])
        at += count
