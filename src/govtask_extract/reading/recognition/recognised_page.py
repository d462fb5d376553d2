"""A page that was recognised in its picture, as pages are read."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import cos, radians, sin

from msgspec.structs import replace

from govtask_extract.model.document import Box, Page
from govtask_extract.reading.drawn_pages.drawn import Corner, corner_of
from govtask_extract.reading.drawn_pages.edges import Edge, Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.pages import read_page
from govtask_extract.reading.drawn_pages.trace import Trace, turned
from govtask_extract.reading.recognition.page_recognition import PageRecognition, RecognisedLine


class RecognisedPage:
    """It stands upright, whatever the page shown does: `placed` says where its boxes are on that."""

    quarters = 0
    recognised = False

    def __init__(self, recognition: PageRecognition) -> None:
        self._recognition = recognition
        self._numbered = list(_numbered(recognition.lines))
        self._starts = [glyphs.number for _, glyphs in self._numbered]

    @property
    def width(self) -> float:
        return self._recognition.width

    @property
    def height(self) -> float:
        return self._recognition.height

    def stretches(self) -> Iterable[GlyphLine]:
        return (glyphs for line, glyphs in self._numbered if line.kind is None)

    def stretches_apart(self) -> Iterable[tuple[str, GlyphLine]]:
        return ((line.kind, glyphs) for line, glyphs in self._numbered if line.kind is not None)

    def contradicted(self) -> Sequence[Box]:
        return ()

    def annotated(self) -> Sequence[Box]:
        return ()

    def struck(self) -> Sequence[Box]:
        return ()

    def slant(self, number: int) -> int | None:
        return 0

    def size(self, number: int) -> float:
        return self._line_of(number).size

    def confidences(self) -> Mapping[Corner, float]:
        return {
            corner_of(*glyphs.boxes[4 * at : 4 * at + 2]): line.confidence
            for line, glyphs in self._numbered
            for at in range(len(line.text))
        }

    def _line_of(self, number: int) -> RecognisedLine:
        return self._numbered[bisect_right(self._starts, number) - 1][0]

    def edges(self) -> Edges:
        level = [Edge(*rule) for rule in self._recognition.level]
        return Edges(level, [Edge(*rule) for rule in self._recognition.upright])

    def largest_picture(self) -> Box | None:
        return None

    def shows_picture(self) -> bool:
        return False

    def standing(self, quarters: int) -> RecognisedPage:
        return self


def read_recognised(recognition: PageRecognition, number: int, trace: Trace) -> Page:
    """Append the page's lines and tables to `trace`; its characters' boxes are as on the page shown."""
    start = trace.next
    page = read_page(RecognisedPage(recognition), number, trace)
    if recognition.skew or recognition.quarters:
        trace.move(start, lambda box: _shown(box, recognition))
    width, height = page.width, page.height
    return replace(page, width=height, height=width) if recognition.quarters % 2 else page


def _shown(box: Box, recognition: PageRecognition) -> Box:
    """A box on the page as it was before it was turned and laid level; as large as it is on the level page."""
    x0, top, x1, bottom = box
    angle = radians(recognition.skew)
    middle, centre = recognition.width / 2, recognition.height / 2
    across, down = (x0 + x1) / 2 - middle, (top + bottom) / 2 - centre
    x = middle + across * cos(angle) - down * sin(angle) - (x0 + x1) / 2
    y = centre + across * sin(angle) + down * cos(angle) - (top + bottom) / 2
    moved = (x0 + x, top + y, x1 + x, bottom + y)
    return turned(moved, recognition.quarters, recognition.width, recognition.height)


def _numbered(lines: Iterable[RecognisedLine]) -> Iterator[tuple[RecognisedLine, GlyphLine]]:
    number = 0
    for line in lines:
        yield line, GlyphLine(line.text, array("f", line.boxes), number)
        number += len(line.text)
