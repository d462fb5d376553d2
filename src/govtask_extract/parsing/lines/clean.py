"""RawDocument → paragraphs: furniture set apart, broken lines joined, each character's origin kept."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govtask_extract.language.script import blank_goes
from govtask_extract.model.blocks import Paragraph
from govtask_extract.model.document import Line, RawDocument, Span, Table
from govtask_extract.model.profile import Profile
from govtask_extract.model.traced import EMPTY, Traced, traced
from govtask_extract.parsing.lines.column import Printed, find_breaks, in_half_widths, on_page
from govtask_extract.parsing.lines.furniture import Found, find_furniture
from govtask_extract.parsing.lines.joining import join_lines
from govtask_extract.patterns import holds_any, lazy_re

_INK = lazy_re(r"\S+")
# Paragraphs of a flattened page stand two ideographic blanks apart.
_PARAGRAPH_GAP = lazy_re(r"(?<=\S)(?:(?:\u3000 ?){2,}|[\u00a0\u2003 ]{4,})(?=\S)")
_WIDE_BLANKS = ("\u3000", "\u00a0", "\u2003", "    ")
_TERMINAL = "。！？；：.!?;:）)〕］]】》”"


def clean(document: RawDocument, profile: Profile) -> tuple[list[Paragraph], list[Found]]:
    """The document's paragraphs and tables in order, and its furniture. Every inked character is in one of them."""
    furniture = find_furniture(document, profile)
    paragraphs: list[Paragraph] = []
    lines = list(_kept_lines(document, sorted([*furniture, *((span, "metadata") for span in document.metadata_spans)])))
    breaks = find_breaks(lines) if not document.wrapped and not _knows_paragraphs(document, lines) else None
    for run in _runs(lines, document.tables):
        if isinstance(run, Table):
            paragraphs.append(Paragraph(EMPTY, table=run))
        else:
            paragraphs += join_lines(run, wrapped=document.wrapped, breaks=breaks, profile=profile)
    return paragraphs, furniture


def trace(raw: str, start: int, end: int, furniture: Sequence[Found] = ()) -> Traced:
    """The inked characters of a stretch without its furniture; idle blanks gone, every other run one blank."""
    index = bisect_left(furniture, ((start, -1), ""))
    if index == len(furniture) or furniture[index][0][0] >= end:
        words = raw[start:end].split()
        if len(words) == 1:
            return traced(words[0], raw.index(words[0], start))
    text: list[str] = []
    origins = array("i")
    for piece_start, piece_end in _outside(start, end, furniture, index):
        for match in _INK.finditer(raw, piece_start, piece_end):
            ink = match[0]
            at, after = match.span()
            last = origins[-1] if text else at - 1
            if last + 1 != at and not blank_goes(text[-1][-1], ink[0]) and _is_blank_between(raw, last + 1, at):
                text.append(" ")
                origins.append(last + 1)
            text.append(ink)
            origins.extend(range(at, after))
    return Traced("".join(text), origins)


def _is_blank_between(raw: str, start: int, end: int) -> bool:
    """Furniture may be all that stands between two characters."""
    return raw[start].isspace() or any(map(str.isspace, raw[start:end]))


def _outside(start: int, end: int, furniture: Sequence[Found], index: int) -> Iterator[Span]:
    while index < len(furniture) and furniture[index][0][0] < end:
        stop, after = furniture[index][0]
        if stop > start:
            yield start, stop
        start = max(start, after)
        index += 1
    if start < end:
        yield start, end


def _kept_lines(document: RawDocument, furniture: Sequence[Found]) -> Iterator[Printed]:
    wide = [blanks for blanks in _WIDE_BLANKS if blanks in document.text]
    for line in document.lines:
        gapped = holds_any(document.text, wide, line.start, line.end)
        for start, end in _paragraphs_on(document.text, line) if gapped else ((line.start, line.end),):
            content = trace(document.text, start, end, furniture)
            if content:
                yield _printed(line, content, document)


def _paragraphs_on(raw: str, line: Line) -> Iterator[Span]:
    """The line, or the paragraphs that a lost line break has put on it."""
    start = line.start
    for gap in _PARAGRAPH_GAP.finditer(raw, line.start, line.end):
        # 标　　题, 成　　员: blanks that set a short word wide part no paragraphs.
        if raw[gap.start() - 1] in _TERMINAL or (gap[0].startswith("\u3000") and gap.start() - start > 1):
            yield start, gap.start()
            start = gap.end()
    yield start, line.end


def _printed(line: Line, content: Traced, document: RawDocument) -> Printed:
    return on_page(content, line) if line.box else in_half_widths(content, line, document.text)


def _knows_paragraphs(document: RawDocument, lines: Sequence[Printed]) -> bool:
    return bool(document.pages) or any(printed.line.paragraph is not None for printed in lines[:1])


def _runs(lines: Sequence[Printed], tables: Sequence[Table]) -> Iterator[list[Printed] | Table]:
    """The lines between the tables, and the tables, in the order of the text."""
    run: list[Printed] = []
    waiting = sorted(tables, key=lambda table: table.start, reverse=True)
    for printed in lines:
        start = printed.line.start
        while waiting and waiting[-1].end <= start:
            yield run
            yield waiting.pop()
            run = []
        if not (waiting and waiting[-1].start <= start):
            run.append(printed)
    yield run
    yield from reversed(waiting)
