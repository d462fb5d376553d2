"""The number of a page, at its edge: recognition takes its dashes for other strokes, — 5 一."""

from __future__ import annotations

from collections.abc import Sequence

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.recognition.page_recognition import RecognisedLine

PAGE_NUMBER = "page-number"
"""Its kind as furniture."""

# A short level stroke, however it is read. A number without any is left to what other pages have in its place.
_DASH = "[-‐‑–—―−－─━一ー~～_·•.]"
_NUMBER = lazy_re(rf"{_DASH}{{1,3}}\d{{1,4}}{_DASH}{{0,3}}|\d{{1,4}}{_DASH}{{1,3}}")


def find_page_number(lines: Sequence[RecognisedLine]) -> RecognisedLine | None:
    """The first or the last line of a page, if it is nothing else. No other line is beside it."""
    ordered = sorted(lines, key=_middle)
    for line, others in ((ordered[-1:], ordered[:-1]), (ordered[:1], ordered[1:])):
        if line and _NUMBER.fullmatch(line[0].text) and not any(_is_beside(line[0], other) for other in others):
            return line[0]
    return None


def _middle(line: RecognisedLine) -> float:
    return line.boxes[1] + line.boxes[3]


def _is_beside(line: RecognisedLine, other: RecognisedLine) -> bool:
    return abs(_middle(line) - _middle(other)) < line.size
