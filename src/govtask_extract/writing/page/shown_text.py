"""The text that a page shows, its lines and its pages: those of the document, or what the report's quotes give."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from math import isnan

from msgspec import Struct, field

from govtask_extract.model.document import Box, RawDocument
from govtask_extract.model.report import Place, Report
from govtask_extract.model.report_places import places_of
from govtask_extract.model.shown import ShownNotice

# ISO 216's A4 in points: what a page of offices is, where nothing tells.
_A4 = (595.0, 842.0)
_MARGIN = 20.0


class ShownLine(Struct, frozen=True):
    """A printed line; `box` bounds its ink, on pages that have places."""

    start: int
    end: int
    page: int | None = None
    box: Box | None = None


class ShownPage(Struct, frozen=True):
    """A page with its size in points, and its picture (WebP) if it was painted."""

    number: int
    width: float
    height: float
    picture: bytes | None = None


class ShownText(Struct, frozen=True):
    """What the places of a report count in."""

    text: str
    lines: tuple[ShownLine, ...]
    pages: tuple[ShownPage, ...] = ()


def shown_text(report: Report, shown: ShownNotice | None) -> ShownText:
    """Without the notice, the text is what the report quotes: every inked character stands in some place of it."""
    if shown is None:
        return _from_quotes(report)
    document, pictures = shown.document, shown.painted.pictures
    lines = tuple(
        ShownLine(line.start, line.end, line.page, _box(document, line.start, line.end)) for line in document.lines
    )
    pages = (ShownPage(page.number, page.width, page.height, pictures.get(page.number)) for page in document.pages)
    return ShownText(document.text, lines, tuple(pages) if document.boxes is not None else ())


def _box(document: RawDocument, start: int, end: int) -> Box | None:
    """Around the characters that have a place."""
    if document.boxes is None:
        return None
    corners: array[float] = document.boxes[4 * start : 4 * end]
    sides = [[value for value in corners[side::4] if not isnan(value)] for side in range(4)]
    return (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])) if all(sides) else None


class _QuotedLine(Struct):
    """The quotes of one line, as far as they are known."""

    start: int
    end: int
    page: int | None
    boxes: list[Box] = field(default_factory=list)


def _from_quotes(report: Report) -> ShownText:
    places = [place for place in places_of(report) if place.end > place.start]
    characters = [" "] * max((place.end for place in places), default=0)
    for place in places:
        characters[place.start : place.end] = place.quote
    lines = [ShownLine(line.start, line.end, line.page, _around(line.boxes)) for line in _quoted(places).values()]
    lines.sort(key=lambda line: line.start)
    return ShownText("".join(characters), tuple(lines), tuple(_pages(lines)))


def _quoted(places: Iterable[Place]) -> Mapping[int | None, _QuotedLine]:
    """By their numbers; what has none is no line."""
    found: dict[int | None, _QuotedLine] = {}
    for place in places:
        line = found.setdefault(place.line, _QuotedLine(place.start, place.end, place.page))
        line.start, line.end = min(line.start, place.start), max(line.end, place.end)
        if place.box is not None:
            line.boxes.append(place.box)
    found.pop(None, None)
    return found


def _around(boxes: Iterable[Box]) -> Box | None:
    sides = list(zip(*boxes, strict=True))
    return (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])) if sides else None


def _pages(lines: Iterable[ShownLine]) -> Iterator[ShownPage]:
    """As large as A4, or as their lines need."""
    boxes: dict[int, list[Box]] = {}
    for line in lines:
        if line.page is not None and line.box is not None:
            boxes.setdefault(line.page, []).append(line.box)
    for number, found in sorted(boxes.items()):
        _, _, right, bottom = _around(found) or (0.0, 0.0, 0.0, 0.0)
        yield ShownPage(number, max(_A4[0], right + _MARGIN), max(_A4[1], bottom + _MARGIN))
