"""A page that is half text and half picture: read from both, and what both say once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.drawn import Corner, Drawn
from govtask_extract.reading.drawn_pages.edges import Edges
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at
from govtask_extract.reading.drawn_pages.trace import turned
from govtask_extract.reading.meeting import UprightStretch, which_meet
from govtask_extract.reading.recognition.page_recognition import PageRecognition, RecognisedLine
from govtask_extract.reading.recognition.recognised_page import RecognisedPage

# A line that was recognised is what the text says already, if so many of its characters stand where its do.
_SAID = 0.5
# What was recognised has numbers from here on.
_FIRST = 1 << 40


class PageOfBoth:
    """`own` is the page as its file draws it, `recognition` what its picture shows."""

    recognised = False

    def __init__(self, own: Drawn, recognition: PageRecognition) -> None:
        self._own = own
        self._recognition = _not_said(own, _as_shown(recognition, own.quarters))
        self._page = RecognisedPage(self._recognition)
        self._turn = (recognition.quarters - own.quarters) % 4
        self.adds = bool(self._recognition.lines)

    @property
    def quarters(self) -> int:
        return self._own.quarters

    @property
    def width(self) -> float:
        return self._own.width

    @property
    def height(self) -> float:
        return self._own.height

    def stretches(self) -> Iterable[GlyphLine]:
        return chain(self._own.stretches(), map(_numbered, self._page.stretches()))

    def stretches_apart(self) -> Iterable[tuple[str, GlyphLine]]:
        found = ((kind, _numbered(line)) for kind, line in self._page.stretches_apart())
        return chain(self._own.stretches_apart(), found)

    def contradicted(self) -> Sequence[Box]:
        return self._own.contradicted()

    def annotated(self) -> Sequence[Box]:
        return self._own.annotated()

    def confidences(self) -> Mapping[Corner, float]:
        return self._page.confidences()

    def struck(self) -> Sequence[Box]:
        return self._own.struck()

    def slant(self, number: int) -> int | None:
        return self._turn if number >= _FIRST else self._own.slant(number)

    def size(self, number: int) -> float:
        return self._page.size(number - _FIRST) if number >= _FIRST else self._own.size(number)

    def edges(self) -> Edges:
        own, found = self._own.edges(), self._page.edges()
        return Edges([*own.level, *found.level], [*own.upright, *found.upright])

    def largest_picture(self) -> Box | None:
        return None

    def shows_picture(self) -> bool:
        return False

    def standing(self, quarters: int) -> PageOfBoth:
        return PageOfBoth(self._own.standing(quarters), self._recognition)


def _numbered(line: GlyphLine) -> GlyphLine:
    return line._replace(number=line.number + _FIRST)


def _as_shown(found: PageRecognition, quarters: int) -> PageRecognition:
    """On the page turned counter-clockwise by so many quarters; what is askew stays level beside the text."""
    turn = (found.quarters - quarters) % 4
    if not turn:
        return found
    rules = [(start, at, end, at) for at, start, end in found.level]
    rules += [(at, start, at, end) for at, start, end in found.upright]
    moved = [turned(rule, turn, found.width, found.height) for rule in rules]
    return replace(
        found,
        quarters=quarters,
        width=found.height if turn % 2 else found.width,
        height=found.width if turn % 2 else found.height,
        lines=tuple(replace(line, boxes=_turned(line.boxes, turn, found)) for line in found.lines),
        level=tuple((top, x0, x1) for x0, top, x1, bottom in moved if top == bottom),
        upright=tuple((x0, top, bottom) for x0, top, x1, bottom in moved if top != bottom),
    )


def _turned(boxes: Sequence[float], turn: int, found: PageRecognition) -> tuple[float, ...]:
    each = zip(*[iter(boxes)] * 4, strict=True)
    return tuple(chain.from_iterable(turned(box, turn, found.width, found.height) for box in each))


def _not_said(own: Drawn, found: PageRecognition) -> PageRecognition:
    """Without what stands where the page's text does."""
    said = [
        box_at(line.boxes, at) for line in own.stretches() for at in range(len(line.text)) if not line.text.isspace()
    ]
    return replace(found, lines=tuple(_new(found.lines, said)))


def _new(lines: Iterable[RecognisedLine], said: Sequence[Box]) -> Iterator[RecognisedLine]:
    for line in lines:
        boxes = array("f", line.boxes)
        middles = [_middle(box_at(boxes, at)) for at in range(len(line.text))]
        common = set(which_meet(middles, said)) if said else set()
        if not common:
            yield line
        elif len(common) < _SAID * len(line.text):
            rest = [at for at in range(len(line.text)) if at not in common]
            kept = tuple(side for at in rest for side in line.boxes[4 * at : 4 * at + 4])
            yield replace(line, text="".join(line.text[at] for at in rest), boxes=kept)


def _middle(box: Box) -> UprightStretch:
    x0, top, x1, bottom = box
    return UprightStretch((x0 + x1) / 2, top + (bottom - top) / 4, bottom - (bottom - top) / 4)
