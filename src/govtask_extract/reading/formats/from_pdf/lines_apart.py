"""The lines of a page that are furniture whatever they say, and what the notice says in the same place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govtask_extract.model.boxes import bounds
from govtask_extract.reading.formats.from_pdf.backdrops import SEAL, WATERMARK
from govtask_extract.reading.formats.from_pdf.drawn import Drawn
from govtask_extract.reading.formats.from_pdf.glyphs import GlyphLine
from govtask_extract.reading.formats.from_pdf.lines import join_lines, joined, split, string_runs
from govtask_extract.reading.formats.from_pdf.trace import Trace
from govtask_extract.reading.setting_apart import HIDDEN

# Something stands in the place of unseen text if it has so many characters, by share, where that has its own.
_OVER = 0.5


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


def column_of(line: GlyphLine, columns: Sequence[Sequence[GlyphLine]]) -> int:
    """The column of the page that the line stands in."""
    x = (line.boxes[0] + line.boxes[-2]) / 2
    around = (at for at, lines in enumerate(columns) if lines and _left(lines) <= x <= _right(lines))
    return next(around, 0)


def _left(lines: Iterable[GlyphLine]) -> float:
    return min(line.boxes[0] for line in lines)


def _right(lines: Iterable[GlyphLine]) -> float:
    return max(line.boxes[-2] for line in lines)


def seen_in_place_of(line: GlyphLine, page: Drawn) -> str:
    """The ink that is seen where the line's characters stand; none if they have the place almost for themselves."""
    box = bounds(line.boxes)
    if box is None:
        return ""
    x0, top, x1, bottom = box
    pieces = (piece for stretch in page.stretches() for piece in split(stretch) if not piece.text.isspace())
    there = [piece for piece in pieces if x0 <= _middle(piece, 0) <= x1 and top <= _middle(piece, 1) <= bottom]
    return "".join(piece.text for run in join_lines(there) for piece in split(run) if not piece.text.isspace())


def _middle(piece: GlyphLine, side: int) -> float:
    return (piece.boxes[side] + piece.boxes[side + 2]) / 2


def add_apart(trace: Trace, page: Drawn, kind: str, line: GlyphLine, number: int) -> None:
    """Append the line, unless it is unseen and says what is seen in its place; note it if it contradicts that."""
    ink = "".join(line.text.split())
    seen = seen_in_place_of(line, page) if kind == HIDDEN else ""
    if seen == ink:
        return
    span = trace.line(line, number, page.size(line.number), kind)
    if len(seen) >= _OVER * len(ink):
        trace.contradictions.append(span)
