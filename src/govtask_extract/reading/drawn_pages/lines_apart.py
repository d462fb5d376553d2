"""The lines of a page that are furniture whatever they say, and what the notice says in the same place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from govtask_extract.model.boxes import bounds
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.drawn import SEAL, WATERMARK, Drawn
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.lines import join_lines, joined, split, string_runs
from govtask_extract.reading.drawn_pages.trace import Trace
from govtask_extract.reading.setting_apart import HIDDEN

# Something stands in the place of unseen text if it has so many characters, by share, where that has its own.
_OVER = 0.5
# It says something else if it has so many times as many: letters are drawn twice or three times to be bold.
_FAR_MORE = 20


def lines_apart(page: Drawn) -> Iterator[tuple[str, GlyphLine]]:
    """Kinds and lines; of each kind from the top down, a seal's words and turned watermarks as they were drawn."""
    by_kind: dict[str, list[GlyphLine]] = {}
    for kind, stretch in page.stretches_apart():
        by_kind.setdefault(kind, []).extend(split(stretch))
    for kind, pieces in by_kind.items():
        as_drawn = [piece for piece in pieces if _is_as_drawn(kind, piece, page)] if kind in (SEAL, WATERMARK) else []
        if as_drawn:
            yield kind, joined(as_drawn)
            pieces = [piece for piece in pieces if not _is_as_drawn(kind, piece, page)]
        for line in join_lines(string_runs(pieces)):
            yield kind, line


def _is_as_drawn(kind: str, piece: GlyphLine, page: Drawn) -> bool:
    return kind == SEAL or page.slant(piece.number) != 0


ColumnSides = tuple[float, float]
"""Where a column begins and ends."""


def sides_of_columns(columns: Iterable[Sequence[GlyphLine]]) -> list[ColumnSides]:
    """A column without lines is nowhere."""
    return [
        (min((line.boxes[0] for line in lines), default=inf), max((line.boxes[-2] for line in lines), default=-inf))
        for lines in columns
    ]


def column_of(line: GlyphLine, columns: Iterable[ColumnSides]) -> int:
    """The column of the page that the line stands in."""
    x = (line.boxes[0] + line.boxes[-2]) / 2
    return next((at for at, (left, right) in enumerate(columns) if left <= x <= right), 0)


class SeenInk:
    """The characters of a page that are seen, in the order of their heights; found when they are first asked for."""

    def __init__(self, page: Drawn) -> None:
        self.page = page
        self._pieces: list[GlyphLine] | None = None
        self._heights: list[float] = []

    def in_place_of(self, line: GlyphLine, most: int) -> str:
        """What is seen where the line's characters stand; nothing if they have the place almost for themselves.

        Where more than `most` characters are seen, they are given as they come.
        """
        box = bounds(line.boxes)
        if box is None:
            return ""
        x0, _, x1, _ = box
        there = [piece for piece in self._at_heights(box) if x0 <= _middle(piece, 0) <= x1]
        if len(there) > most:
            return "".join(piece.text for piece in there[: most + 1])
        return "".join(piece.text for run in join_lines(there) for piece in split(run) if not piece.text.isspace())

    def _at_heights(self, box: Box) -> Sequence[GlyphLine]:
        if self._pieces is None:
            pieces = (piece for stretch in self.page.stretches() for piece in split(stretch))
            self._pieces = sorted((piece for piece in pieces if not piece.text.isspace()), key=_height)
            self._heights = [*map(_height, self._pieces)]
        _, top, _, bottom = box
        return self._pieces[bisect_left(self._heights, top) : bisect_right(self._heights, bottom)]


def _height(piece: GlyphLine) -> float:
    return _middle(piece, 1)


def _middle(piece: GlyphLine, side: int) -> float:
    return (piece.boxes[side] + piece.boxes[side + 2]) / 2


def add_apart(trace: Trace, seen_ink: SeenInk, kind: str, line: GlyphLine, number: int) -> None:
    """Append the line, unless it is unseen and says what is seen in its place; note it if it contradicts that."""
    ink = "".join(line.text.split())
    seen = seen_ink.in_place_of(line, _FAR_MORE * len(ink)) if kind == HIDDEN else ""
    if seen == ink:
        return
    span = trace.line(line, number, seen_ink.page.size(line.number), kind)
    if len(seen) >= _OVER * len(ink):
        trace.contradictions.append(span)
