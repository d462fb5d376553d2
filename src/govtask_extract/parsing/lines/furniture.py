"""Furniture: what is printed around the text but is no part of it. It is set apart, never thrown away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from govtask_extract.language.labels import opens_label
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.page_marks import find_page_marks, is_bare_number, is_page_number
from govtask_extract.language.script import HAN
from govtask_extract.model.document import Line, Page, RawDocument, Span
from govtask_extract.model.profile import Profile
from govtask_extract.parsing.lines.site_lines import find_site_foot, is_site_line
from govtask_extract.patterns import RePattern, UserPattern, holds_any, lazy_re, lazy_regex

Found = tuple[Span, str]

KINDS = {
    "page-number": "The number of a page, alone on its line or left inside one.",
    "running-head": "A line that stands at the edge of page after page.",
    "site": "What a web site prints around the notice, or a line that the profile knows.",
    "markup": "Marks that set text and say nothing: rules, stars, the hashes of Markdown, what is invisible.",
    "watermark": "Words that are printed across a page.",
}
"""The kinds of furniture, and what each is."""

_RULE = lazy_re(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|~{3,})\s*")
_DECORATION = lazy_re(r"[\s★☆●○■□◆◇▲△▼※◎＊*＝=＿_\-—~～·]+")
# A page's narrow blank behind the hashes may be lost.
_HASHES = lazy_regex(rf"\s*#{{1,6}}(?=[\s{HAN}《（])")
_MARKDOWN_HEADINGS = 3
_STARS = lazy_re(r"\*\*|__(?=\S)|(?<=\S)__|(?i:<br\s*/?>)")
_OF_STARS = ("**", "__", "<")
_INVISIBLE = lazy_re(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]+")

PAGES_FOR_A_RUNNING_HEAD = 3
LINES_OF_A_RUNNING_HEAD = 2


def find_furniture(document: RawDocument, profile: Profile) -> list[Found]:
    """Every stretch of furniture with its kind, in the order of the text, none overlapping another."""
    tabled = sorted((table.start, table.end) for table in document.tables)
    found = list(document.furniture)
    found += _page_furniture(document, profile) if document.pages else _heads_by_numbers(document, profile, tabled)
    found += find_site_foot(document)
    own = [UserPattern(source) for source in profile.furniture]
    markdown = document.reader == "text" or _prints_markdown(document)
    for line in document.lines:
        text = document.text[line.start : line.end]
        if not text or text.isspace() or _within(line, tabled):
            continue
        found.extend(_line_furniture(text, line.start, own, markdown))
    return _without_overlaps(found)


def _prints_markdown(document: RawDocument) -> bool:
    """Whether several lines open with hashes: a Markdown file that was printed as it is."""
    headings = (line for line in document.lines if _HASHES.match(document.text, line.start, line.end))
    return len(list(islice(headings, _MARKDOWN_HEADINGS))) == _MARKDOWN_HEADINGS


def _line_furniture(text: str, start: int, own: Sequence[UserPattern], markdown: bool) -> Iterator[Found]:
    kind = _kind_of_line(text, own)
    if kind is not None:
        yield (start, start + len(text)), kind
    else:
        yield from _marks_within(text, start, markdown)


def _kind_of_line(text: str, own: Sequence[UserPattern]) -> str | None:
    """What the whole line is, if it is furniture."""
    if is_site_line(text) or any(pattern.matches_whole(text.strip()) for pattern in own):
        return "site"
    if is_page_number(text):
        return "page-number"
    first = text.lstrip()[0]
    return "markup" if not first.isalnum() and (_RULE.fullmatch(text) or _DECORATION.fullmatch(text)) else None


def _marks_within(text: str, start: int, markdown: bool) -> Iterator[Found]:
    yield from (((start + begin, start + end), "page-number") for begin, end in find_page_marks(text))
    if not text.isprintable():
        yield from _found(_INVISIBLE, "markup", text, start)
    if not markdown:
        return
    hashes = _HASHES.match(text) if "#" in text else None
    if hashes is not None:
        yield (start + hashes.start(), start + hashes.end()), "markup"
    if holds_any(text, _OF_STARS) and text.count("**") % 2 == 0 and text.count("__") % 2 == 0:
        yield from _found(_STARS, "markup", text, start)


def _found(pattern: RePattern, kind: str, text: str, start: int) -> Iterator[Found]:
    return (((start + match.start(), start + match.end()), kind) for match in pattern.finditer(text))


def _belongs(document: RawDocument, line: Line, profile: Profile) -> bool:
    """A label line that happens to end several pages is no running head."""
    text = document.text[line.start : line.end]
    return opens_label(text, profile) is not None or opening_marker(text) is not None


def _page_furniture(document: RawDocument, profile: Profile) -> Iterator[Found]:
    """Page numbers and running heads that only their place on the page betrays."""
    edges = _edge_lines(document)
    numbers = {line.start for line in edges if is_bare_number(document.text[line.start : line.end])}
    seen = Counter(_head_key(document, line) for line in edges)
    for line in edges:
        if line.start in numbers:
            if len(numbers) * 2 > len(document.pages):
                yield (line.start, line.end), "page-number"
        elif seen[_head_key(document, line)] >= PAGES_FOR_A_RUNNING_HEAD and not _belongs(document, line, profile):
            yield (line.start, line.end), "running-head"


def _heads_by_numbers(document: RawDocument, profile: Profile, tabled: Sequence[Span]) -> Iterator[Found]:
    """In a text without pages: lines that stand beside a page number again and again, and in no table."""
    inked = [
        line for line in document.lines if not document.text[line.start : line.end].isspace() and line.end > line.start
    ]
    numbers = [is_page_number(document.text[line.start : line.end]) for line in inked]
    beside = [
        line
        for index, line in enumerate(inked)
        if not numbers[index]
        and (any(numbers[max(0, index - 1) : index]) or any(numbers[index + 1 : index + 2]))
        and not _within(line, tabled)
    ]
    seen = Counter(_head_key(document, line) for line in beside)
    for line in beside:
        if seen[_head_key(document, line)] >= PAGES_FOR_A_RUNNING_HEAD and not _belongs(document, line, profile):
            yield (line.start, line.end), "running-head"


def _head_key(document: RawDocument, line: Line) -> tuple[str, int]:
    text = re.sub(r"\d+|\s+", "#", document.text[line.start : line.end])
    return text, round(line.box[1] / 6) if line.box else 0


def _edge_lines(document: RawDocument) -> list[Line]:
    """The lines at the top and bottom of each page that stand apart from its text."""
    pages = {page.number: page for page in document.pages}
    edges: list[Line] = []
    inked = (line for line in document.lines if line.page in pages and line.box and line.end > line.start)
    for number, group in groupby(inked, key=lambda line: line.page):
        lines = sorted(group, key=_top)
        if number is not None:
            edges += _outermost(lines, pages[number])
            edges += _outermost(lines[::-1], pages[number])
    return edges


def _outermost(lines: Sequence[Line], page: Page) -> Iterator[Line]:
    for edge, neighbour in islice(pairwise(lines), LINES_OF_A_RUNNING_HEAD):
        if not _stands_apart(edge, neighbour, page):
            return
        yield edge


def _top(line: Line) -> float:
    return line.box[1] if line.box else 0.0


def _stands_apart(edge: Line, neighbour: Line, page: Page) -> bool:
    """Within the outer twelfth of the page's height, or clearly off its neighbour."""
    if edge.box is None or neighbour.box is None:
        return False
    if edge.box[1] < page.height / 12 or edge.box[3] > page.height * 11 / 12:
        return True
    gap = max(edge.box[1] - neighbour.box[3], neighbour.box[1] - edge.box[3])
    return gap > 1.2 * (neighbour.size or 12.0)


def _within(line: Line, stretches: Sequence[Span]) -> bool:
    """Whether one of these stretches, sorted and apart, holds the line."""
    index = bisect_right(stretches, line.start, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and line.end <= stretches[index][1]


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for (start, end), kind in sorted(found):
        start = max(start, kept[-1][0][1]) if kept else start
        if start < end:
            kept.append(((start, end), kind))
    return kept
