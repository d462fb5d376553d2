"""The characters of a text object: what each is, and the box that it fills on the page."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from math import atan2, cos, degrees, hypot, radians, sin
from unicodedata import category, east_asian_width
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.matrices import Matrix, Point
from govtask_extract.reading.drawn_pages.sizes_and_slants import level_quarters
from govtask_extract.reading.formats.from_ofd.glyph_groups import glyphs_without_codes, per_character
from govtask_extract.reading.formats.from_ofd.part_values import around, inside, number, numbers, steps, within
from govtask_extract.reading.setting_apart import without_marks

# All in sizes of the font. How far a character reaches above its line and below it, in the fonts of notices; how wide
# letters and figures are, and at most, where they are set on the grid of Han characters, which fill their size.
_ASCENT, _DESCENT = 0.86, 0.14
_NARROW, _WIDEST_NARROW = 0.5, 1.05
# Marks that a Chinese font draws as wide as a Han character, though Unicode leaves that open: “”‘’—…
_WIDE = "WFA"
# What stands for a glyph whose character the file does not say.
_UNNAMED = "\ufffd"
# In points: a text of no size was not meant to be read, and its characters need a height to stand on.
_LEAST = 0.01


class CodedText(Struct, frozen=True):
    """Characters with four numbers for each, in points of the page; `slant` is in quarters, None aslant."""

    text: str
    boxes: array[float]
    slant: int | None
    size: float


class _Lettering(Struct, frozen=True):
    """How the characters of an object stand: `matrix` leads from its measure to the page's points."""

    matrix: Matrix
    size: float
    scale: float
    reading: Point
    along: Point

    @classmethod
    def of(cls, element: Element, matrix: Matrix) -> _Lettering:
        return cls(
            matrix,
            max(0.0, number(element.get("Size"), 0)) or _height(element),
            number(element.get("HScale"), 1) or 1.0,
            _direction(element.get("ReadDirection")),
            _direction(element.get("CharDirection")),
        )

    def width(self, character: str, step: Point | None) -> float:
        """How far it reaches along its own line; `step` leads to the next character, if the object says where."""
        wide = east_asian_width(character) in _WIDE
        own = self.size * self.scale * (1.0 if wide else _NARROW)
        told = step[0] * self.along[0] + step[1] * self.along[1] if step else 0.0
        if told <= 0 or (told > own and (wide or told > _WIDEST_NARROW * self.size * self.scale)):
            return own
        return told

    def box(self, at: Point, width: float) -> Box:
        """Around a character that begins at this point of its line."""
        (x, y), (right, down) = at, self.along
        corners = [
            self.matrix.placed(x + right * ahead - down * below, y + down * ahead + right * below)
            for ahead in (0.0, width)
            for below in (-_ASCENT * self.size, _DESCENT * self.size)
        ]
        return around(corners)


def read_codes(element: Element, matrix: Matrix) -> Iterator[CodedText]:
    """The characters of each TextCode of a text object; `matrix` leads from its measure to the page's points."""
    line = _Lettering.of(element, matrix)
    angle = degrees(atan2(matrix.b, matrix.a) + atan2(line.along[1], line.along[0]))
    size = max(_LEAST, round(within(line.size * hypot(matrix.c, matrix.d)), 2))
    x = y = 0.0
    start = 0
    unnamed = _UNNAMED * glyphs_without_codes(element)
    for code in inside(element, "TextCode"):
        # One that says no place goes on from that of the code before.
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        characters = _written(code.text or "") or unnamed
        text, boxes = _placed(characters, _steps(element, code, characters, start), (x, y), line)
        start += len(characters)
        if text:
            yield CodedText(text, boxes, level_quarters(angle), size)


def _height(element: Element) -> float:
    """What a text that does not say its size is as high as."""
    found = numbers(element.get("Boundary"), 4)
    return max(0.0, found[3]) if found else 0.0


def _written(text: str) -> str:
    """The code without the line feeds and indents of XML that was laid out for people."""
    return text.strip() if "\n" in text.strip(" ") else text


def _steps(element: Element, code: Element, characters: str, start: int) -> list[Point | None]:
    """From each character to the next, so far as the code says; `start` counts the characters of codes before."""
    across, down = (
        per_character(element, characters, start, steps(code.get(name), 4 * len(characters)))
        for name in ("DeltaX", "DeltaY")
    )
    return [
        (across[at] if at < len(across) else 0.0, down[at] if at < len(down) else 0.0)
        if at < max(len(across), len(down))
        else None
        for at in range(len(characters))
    ]


def _placed(characters: str, told: Sequence[Point | None], begin: Point, line: _Lettering) -> tuple[str, array[float]]:
    """What is printed of the characters, and its boxes. Where no step is told, each follows on the one before."""
    text, boxes = [], array("f")
    x, y = begin
    for character, step in zip(characters, told, strict=True):
        width = line.width(character, step)
        if category(character) != "Cc":
            text.append(character)
            boxes.extend(line.box((x, y), width))
        elif character == "\t":
            text.append(" ")
            boxes.extend(line.box((x, y), width))
        ahead, down = step or (line.reading[0] * width, line.reading[1] * width)
        x, y = x + ahead, y + down
    return without_marks("".join(text)), boxes


def _direction(value: str | None) -> Point:
    """Of an angle, clockwise and in quarters of a turn, as GB/T 33190-2016, 11.2 has it."""
    angle = radians(90 * round(number(value, 0) / 90))
    return round(cos(angle)), round(sin(angle))
