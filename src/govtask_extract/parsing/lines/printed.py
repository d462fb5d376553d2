"""RawDocument → printed lines: each without its furniture, in its place, with the number or label it opens with."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from unicodedata import east_asian_width

from msgspec import Struct

from govtask_extract.language.labels import opens_label
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import blank_goes
from govtask_extract.language.sentences import PARAGRAPH_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind, OpenedLabel
from govtask_extract.model.document import Box, Line, RawDocument, Span
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.model.traced import Traced, traced
from govtask_extract.parsing.lines.furniture import Found
from govtask_extract.patterns import holds_any, lazy_re

_INK = lazy_re(r"\S+")
_LATIN = lazy_re("[A-Za-z]{2}")
# Paragraphs of a flattened page stand two ideographic blanks apart.
_PARAGRAPH_GAP = lazy_re(r"(?<=\S)(?:(?:\u3000 ?){2,}|[\u00a0\u2003 ]{4,})(?=\S)")
_WIDE_BLANKS = ("\u3000", "\u00a0", "\u2003", "    ")
# How far into a line of a plain text its place is measured, in half widths: the widest landscape page.
_WIDEST_COLUMN = 160


class PrintedLine(Struct, frozen=True):
    """A printed line without its furniture, its horizontal place, and the number and label that it opens with.

    The place is in points on a page, in half widths in a text.
    """

    content: Traced
    line: Line
    marker: Marker | None
    label: OpenedLabel | None
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def kind(self) -> MarkerKind | None:
        """The kind of number that the line opens with."""
        return self.marker.kind if self.marker is not None else None

    @property
    def decimal(self) -> int | None:
        """The Arabic number that the line opens with: 12 of 12.新建公厕."""
        marker = self.marker
        return marker.number if marker is not None and marker.kind is MarkerKind.DECIMAL else None

    @property
    def role(self) -> Role | None:
        """The role of the label that the line opens with."""
        return self.label[0] if self.label is not None else None

    @property
    def opens(self) -> bool:
        """Whether the line opens with a number or a label."""
        return self.marker is not None or self.label is not None


def printed_lines(document: RawDocument, furniture: Sequence[Found], profile: Profile) -> list[PrintedLine]:
    """The lines in order. Every inked character is in one of them, in furniture, or in a web page's box of metadata."""
    apart = sorted([*furniture, *((span, "metadata") for span in document.metadata_spans)])
    return list(_kept_lines(document, apart, profile))


def _kept_lines(document: RawDocument, furniture: Sequence[Found], profile: Profile) -> Iterator[PrintedLine]:
    wide = [blanks for blanks in _WIDE_BLANKS if blanks in document.text]
    for line in document.lines:
        gapped = holds_any(document.text, wide, line.start, line.end)
        for start, end in _paragraphs_on(document.text, line) if gapped else ((line.start, line.end),):
            content = trace(document.text, start, end, furniture)
            if content:
                yield _printed(line, content, document, profile)


def _paragraphs_on(raw: str, line: Line) -> Iterator[Span]:
    """The line, or the paragraphs that a lost line break has put on it."""
    start = line.start
    for gap in _PARAGRAPH_GAP.finditer(raw, line.start, line.end):
        # 标　　题, 成　　员: blanks that set a short word wide part no paragraphs.
        if raw[gap.start() - 1] in PARAGRAPH_ENDS or (gap[0].startswith("\u3000") and gap.start() - start > 1):
            yield start, gap.start()
            start = gap.end()
    yield start, line.end


def _printed(line: Line, content: Traced, document: RawDocument, profile: Profile) -> PrintedLine:
    place = _on_page(line.box, line.size) if line.box else _in_half_widths(content, line, document.text)
    return PrintedLine(content, line, opening_marker(content.text), opens_label(content.text, profile), *place)


def _in_half_widths(content: Traced, line: Line, raw: str) -> tuple[float, float, float, float, float]:
    """Left, right, top, bottom and size of a line of a plain text, or of what of it is a paragraph of its own."""
    # Of a text without line breaks every paragraph stands on one line; how far in says nothing there.
    left = display_width(raw[max(line.start, content.first - _WIDEST_COLUMN) : content.first].expandtabs(4))
    right = left + display_width(raw[content.first : content.origins[-1] + 1])
    return left, right, 0.0, 0.0, 2.0


def _on_page(box: Box, size: float | None) -> tuple[float, float, float, float, float]:
    """Left, right, top, bottom and size of a line of a page, in points."""
    left, top, right, bottom = box
    return left, right, top, bottom, size or bottom - top


def display_width(text: str) -> int:
    """The width of `text` in half-width characters."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """Of every character met so far."""

    def __missing__(self, character: str) -> int:
        self[character] = width = 2 if east_asian_width(character) in "WFA" else 1
        return width


_WIDTHS = _Widths()


def trace(raw: str, start: int, end: int, furniture: Sequence[Found] = ()) -> Traced:
    """The inked characters of a stretch without its furniture; idle blanks gone, every other run one blank."""
    index = bisect_left(furniture, ((start, -1), ""))
    if index == len(furniture) or furniture[index][0][0] >= end:
        words = raw[start:end].split()
        if len(words) == 1:
            return traced(words[0], raw.index(words[0], start))
    text: list[str] = []
    origins = array("i")
    blank = False
    for piece_start, piece_end in _outside(start, end, furniture, index):
        after = piece_start
        for match in _INK.finditer(raw, piece_start, piece_end):
            ink = match[0]
            # Furniture may be all that stands between two characters; its own blanks part nothing.
            blank |= match.start() > after
            if blank and text and not blank_goes(text[-1][-1], ink[0]):
                text.append(" ")
                origins.append(origins[-1] + 1)
            text.append(ink)
            blank = False
            at, after = match.span()
            origins.extend(range(at, after))
        blank |= after < piece_end
    return Traced("".join(text), origins)


def between_words(last: str, first: str) -> str:
    """What stands between two characters that a broken line parted: a blank between Latin letters."""
    return " " if _LATIN.fullmatch(last + first) else ""


def _outside(start: int, end: int, furniture: Sequence[Found], index: int) -> Iterator[Span]:
    for (stop, after), _kind in islice(furniture, index, None):
        if stop >= end:
            break
        if stop > start:
            yield start, stop
        start = max(start, after)
    if start < end:
        yield start, end
