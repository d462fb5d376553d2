"""What was read of a PDF so far: lines and tables, and four numbers for each character of their text."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import isnan, nan
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.model.boxes import bounds
from govtask_extract.model.document import Box, Span, Table
from govtask_extract.reading.builder import Builder, Filled
from govtask_extract.reading.drawn_pages.drawn import Corner, corner_of
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.lines import without_blanks
from govtask_extract.reading.drawn_pages.marks_in_lines import marked
from govtask_extract.reading.setting_apart import shown_in

if TYPE_CHECKING:
    from govtask_extract.reading.drawn_pages.open_tables.outlines import TableOutline

_NOWHERE = (nan, nan, nan, nan)


class Trace(Struct):
    """Grows a document's text and, with it, `boxes`: x0, top, x1, bottom of each character, NaN of line feeds.

    `columns` is where the upright lines of the last page's last ruled table stand, `outline` the table without such
    lines that the last page ended with. `struck` are the boxes of the page's characters that are struck out.
    `contradictions` are what nobody sees where the page shows something else, `annotated` is what annotations say.
    `sureness` is by offset how sure recognition is of the characters that it found.
    """

    builder: Builder = field(default_factory=Builder)
    boxes: array[float] = field(default_factory=lambda: array("f"))
    columns: tuple[float, ...] = ()
    outline: TableOutline | None = None
    struck: frozenset[Box] = frozenset()
    contradictions: list[Span] = field(default_factory=list)
    annotated: list[Span] = field(default_factory=list)
    sureness: dict[int, float] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many characters there are, line feeds included."""
        return len(self.boxes) // 4

    @property
    def next(self) -> int:
        """Where the next line will start."""
        return self.length + 1 if self.builder.lines else 0

    def line(self, line: GlyphLine, page: int, size: float, furniture: str | None = None) -> Span:
        """Append a printed line and return where it stands."""
        self._end_line()
        self.boxes.extend(line.boxes)
        text, box = line.text if furniture else marked(line, self.struck), bounds(without_blanks(line).boxes)
        return self.builder.line(text, page=page, box=box, size=size, furniture=furniture)

    def table(self, cells: Sequence[tuple[Filled, list[GlyphLine]]], page: int) -> None:
        """Append a table, given its cells in order with their printed lines."""
        self._end_line()
        before = len(self.builder.lines)
        texts = [[marked(line, self.struck) for line in lines] for _, lines in cells]
        filled = [replace(cell, lines=tuple(text)) for (cell, _), text in zip(cells, texts, strict=True)]
        table = self.builder.table(filled, page=page)
        self.boxes.extend(_NOWHERE * (table.end - table.start))
        # A line that was set apart as a whole is none of the cell's spans.
        shown = [
            [line for line, said in zip(lines, text, strict=True) if shown_in(said).strip()]
            for (_, lines), text in zip(cells, texts, strict=True)
        ]
        self._place(table, shown)
        self.builder.lines[before:] = [
            replace(line, box=bounds(self.boxes[4 * line.start : 4 * line.end])) for line in self.builder.lines[before:]
        ]

    def find(self, start: int, boxes: Sequence[Box]) -> list[Span]:
        """The stretches from `start` on of the characters that have these boxes."""
        places = {(round(x0, 1), round(top, 1)) for x0, top, _, _ in boxes}
        found: list[Span] = []
        for at in range(start, self.length if places else start):
            x0, top = self.boxes[4 * at : 4 * at + 2]
            if not isnan(x0) and (round(x0, 1), round(top, 1)) in places:
                goes_on = found and found[-1][1] == at
                found.append((found.pop()[0] if goes_on else at, at + 1))
        return found

    def note_sureness(self, start: int, confidences: Mapping[Corner, float]) -> None:
        """How sure recognition is of the characters from `start` on, by their corners."""
        for at in range(start, self.length if confidences else start):
            confidence = confidences.get(corner_of(self.boxes[4 * at], self.boxes[4 * at + 1]))
            if confidence is not None:
                self.sureness[at] = confidence

    def confidences(self) -> array[float] | None:
        """For each character; None if nothing was recognised."""
        if not self.sureness:
            return None
        found = array("f", [nan]) * self.length
        for at, confidence in self.sureness.items():
            found[at] = confidence
        return found

    def turn(self, start: int, quarters: int, width: float, height: float) -> None:
        """Turn the boxes of the characters from `start` on clockwise, on a page of this size."""
        self.move(start, lambda box: turned(box, quarters, width, height))

    def move(self, start: int, moved: Callable[[Box], Box]) -> None:
        """Put the boxes of the characters from `start` on elsewhere."""
        boxes = zip(*[iter(self.boxes[4 * start :])] * 4, strict=True)
        self.boxes[4 * start :] = array("f", chain.from_iterable(map(moved, boxes)))

    def _place(self, table: Table, cells: Iterable[list[GlyphLine]]) -> None:
        for cell, lines in zip(table.cells, cells, strict=True):
            for (start, end), line in zip(cell.spans, lines, strict=True):
                self.boxes[4 * start : 4 * end] = line.boxes

    def _end_line(self) -> None:
        if self.builder.lines:
            self.boxes.extend(_NOWHERE)


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """The box where it comes to stand if the page, of this size, is turned clockwise."""
    for _ in range(quarters):
        x0, top, x1, bottom = box
        box, width, height = (height - bottom, x0, height - top, x1), height, width
    return box
