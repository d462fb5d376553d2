"""Looks up where a stretch of the document's text stands: page, line, cell, box."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from govtask_extract.model.boxes import bounds
from govtask_extract.model.confidence import least_confidence
from govtask_extract.model.document import Cell, RawDocument, Span
from govtask_extract.model.plain import Plain
from govtask_extract.model.traced import Traced, spans


class Places:
    """Places in one document. A place is one printed line's share of a value."""

    def __init__(self, document: RawDocument) -> None:
        self.document = document
        self.starts = [line.start for line in document.lines]
        # Of several lines on a page the first comes last, and stays.
        self.first_lines = {line.page: index for index, line in reversed(list(enumerate(document.lines)))}
        self.cells = sorted(
            (start, end, cell)
            for table in document.tables
            for cell in table.cells
            if cell.name
            for start, end in cell.spans
        )
        self.cell_starts = [start for start, _, _ in self.cells]

    def of(self, pieces: Traced | Sequence[Traced]) -> tuple[Plain, ...]:
        """The places of traced text."""
        return tuple([self.at(span) for span in spans(pieces, self.document.text)])

    def of_spans(self, stretches: Sequence[Span]) -> tuple[Plain, ...]:
        """The places of stretches of the text, one for each line that they touch."""
        return tuple([self.at(part) for span in stretches for part in self._by_line(span)])

    def at(self, span: Span) -> Plain:
        """The place of a stretch that stands on one line."""
        start, end = span
        index = max(0, bisect_right(self.starts, start) - 1)
        line = self.document.lines[index]
        place: Plain = {}
        if line.page is not None:
            place["page"] = line.page
        place["line"] = index + 1
        if line.page is not None:
            place["line_on_page"] = index + 1 - self.first_lines[line.page]
        if line.paragraph is not None:
            place["paragraph"] = line.paragraph
        if line.sheet is not None:
            place["sheet"] = line.sheet
        cell = self._cell(start) if self.cells else None
        name = line.cell if cell is None else cell.name
        if name is not None:
            place["cell"] = name
        place["start"], place["end"] = start, end
        boxes = self.document.boxes
        box = bounds(boxes[4 * start : 4 * end]) if boxes is not None else None
        if box is not None:
            place["box"] = box
        place["quote"] = self.document.text[start:end]
        confidences = self.document.confidences
        confidence = least_confidence(confidences[start:end]) if confidences is not None else None
        if confidence is not None:
            place["confidence"] = confidence
        return place

    def _by_line(self, span: Span) -> list[Span]:
        """The inked part of each line of the stretch."""
        found: list[Span] = []
        at = span[0]
        for piece in self.document.text[span[0] : span[1]].split("\n"):
            ink = piece.strip()
            if ink:
                start = at + piece.index(ink)
                found.append((start, start + len(ink)))
            at += len(piece) + 1
        return found

    def _cell(self, start: int) -> Cell | None:
        index = bisect_right(self.cell_starts, start) - 1
        if index < 0 or self.cells[index][1] <= start:
            return None
        return self.cells[index][2]
