"""Breaks a paragraph into printed lines: every line filled, no closing mark first, no opening mark last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.pdfbase.cidfonts import UnicodeCIDFont

FONT = "STSong-Light"
NEVER_FIRST = "，。、；：！？）》〉”’〕,;:.)"
NEVER_LAST = "（《〈“‘〔("
# A number or a Latin word is never broken: 1.8, 45-60, IPv6.
_UNIT = re.compile(r"\f|\n|[A-Za-z0-9.%+-]+|.")
_MARK = re.compile(f"[{re.escape(NEVER_FIRST + NEVER_LAST)}]")
_face = UnicodeCIDFont(FONT)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line, where it starts in the paragraph's text, and why it ends."""

    text: str
    start: int
    end: str
    """wrap: the line is full; line, page: a forced break; last: the paragraph ends."""


def tight_width_of(text: str, size: float, spacing: float) -> float:
    """The least advance of `text`: to fill a line better, each mark may give up a third of its width."""
    return width_of(text, size, spacing) - len(_MARK.findall(text)) * size / 3


def width_of(text: str, size: float, spacing: float) -> float:
    """The advance of `text` in points, `spacing` added after each character."""
    return float(_face.stringWidth(text, size)) + spacing * len(text)


def break_lines(text: str, measure: Callable[[str], float], first: float, width: float) -> Iterator[PrintedLine]:
    """The lines of `text`: the first is `first` wide, the others `width`; a form feed breaks the page, too."""
    line, start, room = "", 0, first
    for unit in _UNIT.findall(text):
        if unit in "\f\n":
            yield PrintedLine(line, start, "page" if unit == "\f" else "line")
            line, start, room = "", start + len(line) + 1, width
        elif line and measure(line + unit) > room and not _squeezed(line, unit, measure, room):
            kept = _legal_end(line, unit)
            yield PrintedLine(line[:kept], start, "wrap")
            line, start, room = line[kept:] + unit, start + kept, width
        else:
            line += unit
    yield PrintedLine(line, start, "last")


def _squeezed(line: str, unit: str, measure: Callable[[str], float], room: float) -> bool:
    """One closing mark too many is squeezed in: the characters before it stand a little closer."""
    return unit in NEVER_FIRST and line[-1] not in NEVER_FIRST and measure(line + unit) - room <= measure("一")


def _legal_end(line: str, unit: str) -> int:
    """How many characters of `line` stay when `unit` goes to the next line."""
    kept = len(line)
    while kept > 1 and ((line + unit)[kept] in NEVER_FIRST or line[kept - 1] in NEVER_LAST):
        kept -= 1
    return kept
