"""Furniture: what is printed around the text but is no part of it. It is set apart, never thrown away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from msgspec import Struct

from govtask_extract.language.labels import opens_label
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.page_marks import find_page_marks, is_bare_number, is_page_number
from govtask_extract.language.script import HAN
from govtask_extract.language.site_lines import Inked, find_site_foot, inked_lines, is_site_line
from govtask_extract.model.document import Line, Page, RawDocument, Remark, Span
from govtask_extract.model.profile import Profile
from govtask_extract.model.remarks import SLOW_PATTERN
from govtask_extract.patterns import RePattern, UserPatterns, holds_any, lazy_re, lazy_regex
from govtask_extract.saying.said import said

Found = tuple[Span, str]

KINDS = {
    "page-number": said("The number of a page, alone on its line or left inside one."),
    "running-head": said("A line that stands at the edge of page after page."),
    "site": said("What a web site prints around the notice, or a line that the profile knows."),
    "markup": said("Marks that set text and say nothing: rules, stars, the hashes of Markdown, what is invisible."),
    "watermark": said("Words that are printed across a page."),
    "seal": said("The words of a seal that is drawn as text."),
    "annotation": said("A comment beside the text."),
    "hidden": said("What the maker of the file hid from readers."),
    "struck": said("What is struck through, or deleted with changes tracked."),
    "note-mark": said("The raised number that refers to a note."),
    "prompt": said("What a form says where nobody has filled it in."),
    "line-number": said("The number of a printed line, beside it."),
}
"""The kinds of furniture, and what each is."""

_DECORATION = lazy_re(r"[\s★☆●○■□◆◇▲△▼※◎＊*＝=＿_\-—~～·/／]+")
# A page's narrow blank behind the hashes may be lost.
_HASHES = lazy_regex(rf"\s*#{{1,6}}(?=[\s{HAN}《（])")
_MARKDOWN_HEADINGS = 3
_STARS = lazy_re(r"\*\*|__(?=\S)|(?<=\S)__|(?i:<br\s*/?>)")
_PAIRED = ("**", "__")
_OF_STARS = (*_PAIRED, "<")

PAGES_FOR_A_RUNNING_HEAD = 3
LINES_OF_A_RUNNING_HEAD = 2


class FoundFurniture(Struct, frozen=True):
    """Every stretch of furniture with its kind, in the order of the text, none overlapping another; what to tell."""

    found: list[Found]
    remarks: tuple[Remark, ...] = ()


def find_furniture(document: RawDocument, profile: Profile) -> FoundFurniture:
    """What the reader has set apart, too."""
    tabled = sorted((table.start, table.end) for table in document.tables)
    lines = inked_lines(document)
    found = list(document.furniture)
    if document.pages:
        found += _page_furniture(lines, document.pages, profile)
    else:
        found += _heads_by_numbers(lines, tabled, profile)
        found += find_site_foot(lines)
    own = UserPatterns(profile.furniture)
    markdown = document.reader == "text" or _prints_markdown(lines)
    for line in lines:
        if not _within(line.line, tabled):
            found.extend(_line_furniture(line.text, line.line.start, own, markdown))
    return FoundFurniture(_without_overlaps(found), tuple(map(SLOW_PATTERN.remark, _slow_of(own))))


def _slow_of(own: UserPatterns) -> Iterator[str]:
    """By their places: a profile is quoted nowhere."""
    for place in sorted(own.slow):
        yield said("furniture[{place}] of the profile takes too long: some lines may be left in", place=place)
    if own.spent:
        yield said("all patterns of the profile together take too long: some lines may be left in")


def _prints_markdown(lines: Sequence[Inked]) -> bool:
    """Whether several lines open with hashes: a Markdown file that was printed as it is."""
    headings = (line for line in lines if _HASHES.match(line.text))
    return len(list(islice(headings, _MARKDOWN_HEADINGS))) == _MARKDOWN_HEADINGS


def _line_furniture(text: str, start: int, own: UserPatterns, markdown: bool) -> Iterator[Found]:
    kind = _kind_of_line(text, own)
    if kind is not None:
        yield (start, start + len(text)), kind
    else:
        yield from _marks_within(text, start, markdown)


def _kind_of_line(text: str, own: UserPatterns) -> str | None:
    """What the whole line is, if it is furniture."""
    if is_site_line(text) or own.match_whole(text.strip()):
        return "site"
    if is_page_number(text):
        return "page-number"
    return "markup" if _DECORATION.fullmatch(text) else None


def _marks_within(text: str, start: int, markdown: bool) -> Iterator[Found]:
    yield from (((start + begin, start + end), "page-number") for begin, end in find_page_marks(text))
    if not markdown:
        return
    hashes = _HASHES.match(text) if "#" in text else None
    if hashes is not None:
        yield (start + hashes.start(), start + hashes.end()), "markup"
    # 张** is a name of which the rest is hidden.
    if holds_any(text, _OF_STARS) and all(text.count(mark) % 2 == 0 for mark in _PAIRED):
        yield from _found(_STARS, "markup", text, start)


def _found(pattern: RePattern, kind: str, text: str, start: int) -> Iterator[Found]:
    return (((start + match.start(), start + match.end()), kind) for match in pattern.finditer(text))


def _page_furniture(lines: Sequence[Inked], pages: Sequence[Page], profile: Profile) -> Iterator[Found]:
    """Page numbers and running heads that only their place on the page betrays."""
    edges = _edge_lines(lines, pages)
    numbers = [edge for edge in edges if is_bare_number(edge.text)]
    if len({edge.line.start for edge in numbers}) * 2 > len(pages):
        yield from ((edge.span, "page-number") for edge in numbers)
    yield from _running_heads([edge for edge in edges if not is_bare_number(edge.text)], profile)


def _heads_by_numbers(lines: Sequence[Inked], tabled: Sequence[Span], profile: Profile) -> Iterator[Found]:
    """In a text without pages: lines that stand beside a page number again and again, and in no table."""
    numbers = [is_page_number(line.text) for line in lines]
    beside = [
        line
        for index, line in enumerate(lines)
        if not numbers[index] and any(numbers[max(0, index - 1) : index + 2]) and not _within(line.line, tabled)
    ]
    return _running_heads(beside, profile)


def _running_heads(lines: Sequence[Inked], profile: Profile) -> Iterator[Found]:
    """Those of the lines that come again and again; a label line that happens to end several pages is none."""
    seen = Counter(map(_head_key, lines))
    often = (line for line in lines if seen[_head_key(line)] >= PAGES_FOR_A_RUNNING_HEAD)
    for line in often:
        if opens_label(line.text, profile) is None and opening_marker(line.text) is None:
            yield line.span, "running-head"


def _head_key(line: Inked) -> tuple[str, int]:
    return re.sub(r"\d+|\s+", "#", line.text), round(line.top / 6)


def _edge_lines(lines: Sequence[Inked], pages: Sequence[Page]) -> list[Inked]:
    """The lines at the top and bottom of each page that stand apart from its text."""
    edges: list[Inked] = []
    by_page = {number: sorted(group, key=_top) for number, group in groupby(filter(_is_placed, lines), key=_page)}
    for page in pages:
        of_page = by_page.get(page.number, [])
        edges += _outermost(of_page, page)
        edges += _outermost(of_page[::-1], page)
    return edges


def _is_placed(line: Inked) -> bool:
    return line.line.box is not None


def _page(line: Inked) -> int | None:
    return line.line.page


def _top(line: Inked) -> float:
    return line.top


def _outermost(lines: Sequence[Inked], page: Page) -> Iterator[Inked]:
    for edge, neighbour in islice(pairwise(lines), LINES_OF_A_RUNNING_HEAD):
        if not _stands_apart(edge, neighbour, page):
            return
        yield edge


def _stands_apart(edge: Inked, neighbour: Inked, page: Page) -> bool:
    """Within the outer twelfth of the page's height, or clearly off its neighbour."""
    if edge.top < page.height / 12 or edge.bottom > page.height * 11 / 12:
        return True
    gap = max(edge.top - neighbour.bottom, neighbour.top - edge.bottom)
    return gap > 1.2 * (neighbour.line.size or 12.0)


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
