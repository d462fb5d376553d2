"""Reads a page: what is of the notice, what is its box of metadata, and what is the site's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument, Remark, Span
from govtask_extract.model.options import Limits
from govtask_extract.model.remarks import CONTENT_NOT_READ, HIDDEN_SHEET
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.formats.from_html.appearance import Appearance, appearance_of
from govtask_extract.reading.formats.from_html.box import BoxEntry
from govtask_extract.reading.formats.from_html.elements import Identity
from govtask_extract.reading.formats.from_html.frames import linked_sheets, put_frames_in_place
from govtask_extract.reading.formats.from_html.main_block import find_main, shows_notice
from govtask_extract.reading.formats.from_html.measure import Measure, measure
from govtask_extract.reading.formats.from_html.parsed import parsed_page
from govtask_extract.reading.formats.from_html.printing import HandedDown, PageTable, Printed, Printer
from govtask_extract.reading.formats.from_html.shells import check_is_a_page
from govtask_extract.reading.formats.from_html.style_sheets import StyleSheets, style_sheets
from govtask_extract.reading.formats.from_html.surroundings import PageBlock, survey
from govtask_extract.reading.formats.from_html.textless import unread_of
from govtask_extract.reading.formats.from_html.web_archive import SavedPages, is_web_archive, saved_pages
from govtask_extract.reading.invisible_characters import blanked
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.pictures import told_of_pictures
from govtask_extract.saying.said import said

_WHOLE = lazy_re(r"<(?:html|body|head)[\s>]", re.IGNORECASE)
# Cells without their table, as crawlers cut them out, would lose their grid.
_TABLE_PART = lazy_re(r"\s*<(tbody|thead|tfoot|tr|td|th)[\s>]", re.IGNORECASE)


def read_page(source: Source, limits: Limits) -> RawDocument:
    """Lines, tables, metadata and furniture of a page, or of several that are shown one after the other."""
    saved = saved_pages(source.content) if is_web_archive(source.content) else _only(source)
    counted = _counted(source, limits)
    pages = [_print(markup, saved, counted) for markup in saved.pages]
    document = _build([item for page in pages for item in page.printed], pages, limits)
    hidden = (HIDDEN_SHEET.remark(said("The hidden sheet {name} was not read", name=name)) for name in saved.hidden)
    return replace(document, remarks=(*document.remarks, *hidden))


def _only(source: Source) -> SavedPages:
    markup = decode(source.content)
    if markup is None:
        raise UnreadableFile(
            said("{path} is in no known encoding", path=source.path), said("Save it as UTF-8 and try again.")
        )
    return SavedPages((markup,))


class _PrintedPage(Struct, frozen=True):
    """A page's paragraphs and tables, its own title, and what it shows without text."""

    title: str
    printed: list[Printed]
    pictures: tuple[str, ...]
    frames: tuple[str, ...]


def _counted(source: Source, limits: Limits) -> Callable[[int], None]:
    """Counts what style sheets cost, of all pages of the file."""
    total = 0

    def count(matches: int) -> None:
        nonlocal total
        total += matches
        check_limit(source, "matches", total, limits.matches)

    return count


def _print(markup: str, saved: SavedPages, counted: Callable[[int], None]) -> _PrintedPage:
    root = _parse(markup)
    put_frames_in_place(root, saved)
    whole = _WHOLE.search(markup) is not None
    weights = _weighed(root, style_sheets(root, linked_sheets(root, saved), counted), whole)
    check_is_a_page(root, weights)
    main = find_main(root, weights, whole)
    printer = Printer(weights, main)
    printed = printer.print_all(root, HandedDown(main=root.mem_id in main))
    return _PrintedPage(_page_title(root), printed, *unread_of(printer.textless, weights))


def _weighed(root: LexborNode, sheets: StyleSheets, whole: bool) -> Measure:
    """A page that hides the notice itself has a script that shows it."""
    seen = measure(root, appearance_of(root, sheets))
    if not seen.appearance.unseen:
        return seen
    everything = measure(root, Appearance(sheets))
    if shows_notice(root, seen, everything):
        return seen
    around = frozenset(_around(root, find_main(root, everything, whole)))
    return measure(root, appearance_of(root, sheets, around))


def _around(root: LexborNode, main: frozenset[Identity]) -> Iterator[Identity]:
    """These elements, and those that they stand in."""
    for found in root.css("*"):
        node: LexborNode | None = found if found.mem_id in main else None
        while node is not None:
            yield node.mem_id
            node = node.parent


def _parse(markup: str) -> LexborNode:
    parsed = parsed_page(f"<table>{markup}" if _TABLE_PART.match(markup) else markup)
    if parsed.root is None:
        raise UnreadableFile(said("The page holds no element"), said("Was it saved completely?"))
    return parsed.root


def _page_title(root: LexborNode) -> str:
    title = root.css_first("title")
    return "".join(blanked(title.text()).split()) if title else ""


def _build(printed: Iterable[Printed], pages: Sequence[_PrintedPage], limits: Limits) -> RawDocument:
    builder = Builder(limits)
    blocks = [_append(item, number, builder) for number, item in enumerate(printed, start=1)]
    found = survey(blocks, blanked(builder.text), pages[0].title)
    claimed = sorted({stretch for entry in found.entries for stretch in entry.stretches})
    tables = tuple(table for table in builder.tables if table not in found.tables)
    return RawDocument(
        text=builder.text,
        lines=tuple(builder.lines),
        media_type="text/html",
        reader="html",
        tables=tables,
        furniture=(*builder.furniture, *((span, "site") for span in found.site)),
        metadata=_first_values(found.entries),
        metadata_spans=tuple(claimed),
        remarks=tuple(_remarks(blocks, builder.text, pages)),
        tables_in_text=not tables,
    )


def _remarks(blocks: Iterable[PageBlock], text: str, pages: Iterable[_PrintedPage]) -> Iterator[Remark]:
    ink = sum(len("".join(text[slice(*block.span)].split())) for block in blocks if block.main)
    yield from told_of_pictures(ink, [(name, None) for page in pages for name in page.pictures])
    for address in dict.fromkeys(address for page in pages for address in page.frames):
        yield CONTENT_NOT_READ.remark(said("What a frame shows is not read: {address}", address=address))


def _append(item: Printed, number: int, builder: Builder) -> PageBlock:
    setting = item.setting
    if isinstance(item, PageTable):
        return PageBlock((), setting.main, table=builder.table(item.cells))
    lines = [builder.line(line, paragraph=number, centred=setting.centred) for line in item.lines]
    return PageBlock(tuple(lines), setting.main, setting.heading)


def _first_values(entries: Iterable[BoxEntry]) -> dict[str, Span]:
    """Each name's value; of a name met twice the first."""
    values: dict[str, Span] = {}
    for entry in entries:
        if entry.value:
            values.setdefault(entry.name, entry.value)
    return values
