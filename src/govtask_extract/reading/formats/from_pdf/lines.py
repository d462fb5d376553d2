"""Printed lines from characters: what stands at one height belongs to one line, in whatever order it was drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_pdf.glyphs import Glyph

Run = list[Glyph]
"""Characters drawn one after the other at one height, from left to right."""

# Two characters stand at one height if this share of the lower one's height is common to both: a raised note mark
# and a character of another font do, the lines above and below do not.
_COMMON_HEIGHT = 0.5
# All in heights of the characters. How far a character may begin before the one drawn before it:
_BACKWARD = 0.3
# Bold letters and shadows are drawn twice, this far apart at most:
_DOUBLE = 0.1
# A gap of this width is a blank between letters; Han characters are spread further in justified lines and titles.
_LETTER_GAP = 0.2
_WIDE_GAP = 1.0
# In points: less is no gap in any type.
_LEAST_GAP = 1.0
# From the marks “”—… on: characters that a Chinese font draws as wide as a Han character.
_FIRST_WIDE = "‐"

Spaced = list[Glyph | None]
"""The characters of a line; None for a blank that was not drawn."""


def find_runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """The glyphs in the order in which they were drawn, cut where the pen went back or to another height."""
    runs: list[Run] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _goes_on(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return runs


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    return glyph.x0 >= last.x0 - _BACKWARD * (last.bottom - last.top) and _are_level(last, glyph)


def _are_level(one: Glyph, other: Glyph) -> bool:
    height = min(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= _COMMON_HEIGHT * height


def join_lines(runs: Iterable[Run]) -> list[list[Glyph]]:
    """Lines from the top down, each from left to right, nothing drawn twice; a line without ink is none."""
    lines: list[_Gathered] = []
    for run in sorted(runs, key=lambda run: run[0].top + run[0].bottom):
        line = next((line for line in lines[-3:] if line.is_level_with(run)), None)
        if line is None:
            lines.append(_Gathered(run))
        else:
            line.add(run)
    joined = (line.glyphs() for line in lines)
    return [glyphs for glyphs in joined if any(not glyph.text.isspace() for glyph in glyphs)]


class _Gathered:
    """The runs of one line so far; the widest of them says how high the line stands."""

    __slots__ = ("_band", "_runs")

    def __init__(self, run: Run) -> None:
        self._runs = [run]
        self._band = run

    def is_level_with(self, run: Run) -> bool:
        return _are_level(self._band[0], run[0])

    def add(self, run: Run) -> None:
        self._runs.append(run)
        if _width(run) > _width(self._band):
            self._band = run

    def glyphs(self) -> list[Glyph]:
        glyphs = self._runs[0]
        if len(self._runs) > 1:
            glyphs = sorted((glyph for run in self._runs for glyph in run), key=attrgetter("x0"))
        return list(_once(glyphs))


def _width(run: Run) -> float:
    return run[-1].x1 - run[0].x0


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without what is printed over itself: the same character nearly at the same place."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or glyph.text != last.text or not _is_over(last, glyph):
            yield glyph
            last = glyph


def _is_over(one: Glyph, other: Glyph) -> bool:
    """A ligature's letters share one box: ff is no double f."""
    near = _DOUBLE * (one.bottom - one.top)
    over = abs(one.x0 - other.x0) <= near and abs(one.bottom - other.bottom) <= near
    return over and not (one.text == "f" and one[:4] == other[:4])


def with_blanks(glyphs: Iterable[Glyph]) -> Spaced:
    """The characters of a line and the blanks that the gaps between them stand for."""
    spaced: Spaced = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and glyph.x0 - last.x1 > _LEAST_GAP and _is_gap(last, glyph):
            spaced.append(None)
        spaced.append(glyph)
        last = glyph
    return spaced


def printed(spaced: Spaced) -> str:
    """The text of a line."""
    return "".join(glyph.text if glyph else " " for glyph in spaced)


def _is_gap(last: Glyph, glyph: Glyph) -> bool:
    if last.text.isspace() or glyph.text.isspace():
        return False
    wide = last.text >= _FIRST_WIDE or glyph.text >= _FIRST_WIDE
    return glyph.x0 - last.x1 > (_WIDE_GAP if wide else _LETTER_GAP) * min(
        glyph.bottom - glyph.top, last.bottom - last.top
    )


def box_of(glyphs: Iterable[Glyph]) -> Box:
    """Bounds the ink; blanks have none. There must be some."""
    x0s, tops, x1s, bottoms, _, _ = zip(*(glyph for glyph in glyphs if not glyph.text.isspace()), strict=True)
    return round(min(x0s), 2), round(min(tops), 2), round(max(x1s), 2), round(max(bottoms), 2)
