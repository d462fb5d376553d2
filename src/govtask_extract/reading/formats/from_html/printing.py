"""Prints a page as a browser would: lines of text and tables, in order, each knowing whether it is of the notice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.breaks import divide
from govtask_extract.reading.builder import Filled, without_unused_columns
from govtask_extract.reading.formats.from_html.cell_places import Placed, place
from govtask_extract.reading.formats.from_html.elements import (
    STRIKING,
    centres,
    children,
    is_block,
    keeps_breaks,
    shows_nothing,
    tag_of,
)
from govtask_extract.reading.formats.from_html.list_numbers import ListCount, numbering
from govtask_extract.reading.formats.from_html.measure import Identity, Measure
from govtask_extract.reading.setting_apart import NOTE_MARK, STRUCK, set_apart, without_marks

# What HTML collapses; a no-break or ideographic space stays.
_BLANKS = lazy_re(r"[ \t\n\f\r]+")
# Editors leave these behind; they have neither ink nor width.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
_OWN_NUMBER = lazy_re(
    r"\s*(?:[（(]?[一二三四五六七八九十0-9０-９]{1,4}[)）、.．]|第[一二三四五六七八九十0-9]{1,4}[条章节]|[①-⑳])"
)
_NOTE_MARK = lazy_re(r"\s*[\[(（【]?\s*(?:注?\s*\d{1,2}|[①-⑳]|注)\s*[\])）】]?\s*")
_LETTER_AT_END = lazy_re(r"[A-Za-z]\s*$")
_LISTS = ("ol", "ul", "menu", "dir")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class HandedDown(Struct, frozen=True):
    """What an element hands down: whether its text is the notice's, is centred, keeps its line feeds.

    `apart` is the kind of furniture that its text is.
    """

    main: bool = False
    centred: bool = False
    verbatim: bool = False
    heading: bool = False
    apart: str | None = None


class PageParagraph(Struct, frozen=True):
    """The lines of one paragraph; `heading` says that they stand in an `<h1>` to `<h6>`."""

    lines: tuple[str, ...]
    setting: HandedDown


class PageTable(Struct, frozen=True):
    """A table of data."""

    cells: tuple[Filled, ...]
    setting: HandedDown


Printed = PageParagraph | PageTable


class Printer(Struct):
    """Follows the page element by element; `printed` grows in reading order.

    Without `tables` a table is only more lines: so it is inside a cell of another.
    """

    measure: Measure
    main: frozenset[Identity]
    tables: bool = True
    printed: list[Printed] = field(default_factory=list)
    _setting: HandedDown = field(default_factory=HandedDown)
    _line: list[str] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _label: str = ""
    _lists: list[ListCount | None] = field(default_factory=list)
    _open: list[tuple[LexborNode, HandedDown, Iterator[LexborNode]]] = field(default_factory=list)

    def print_all(self, root: LexborNode, setting: HandedDown) -> list[Printed]:
        """Everything that shows in `root`. Keeps its own stack: pages nest deeper than Python calls."""
        self._enter(root, setting)
        while self._open:
            node, setting, rest = self._open[-1]
            child = next(rest, None)
            if child is None:
                self._leave(node)
            elif child.is_text_node:
                self._write(child.text_content or "", setting)
            elif not shows_nothing(tag_of(child), child.attributes):
                self._visit(child, setting)
        return self.printed

    def _visit(self, node: LexborNode, setting: HandedDown) -> None:
        if tag_of(node) == "br":
            self._end_line()
        elif self.tables and node.mem_id in self.measure.data_tables:
            self._end_block()
            self._print_table(node, self._set(node, setting))
        else:
            self._enter(node, self._set(node, setting))

    def _enter(self, node: LexborNode, setting: HandedDown) -> None:
        if self._stands_alone(node):
            self._end_block()
            self._setting = setting
        if tag_of(node) in _LISTS:
            self._lists.append(numbering(node) if tag_of(node) == "ol" and setting.main else None)
        elif tag_of(node) == "li" and self._lists and (counting := self._lists[-1]):
            self._label = counting.next_label(node)
        self._open.append((node, setting, children(node)))

    def _leave(self, node: LexborNode) -> None:
        self._open.pop()
        if self._stands_alone(node):
            self._end_block()
            self._setting = self._open[-1][1] if self._open else self._setting
        if tag_of(node) == "li":
            self._label = ""
        elif tag_of(node) in _LISTS:
            self._lists.pop()

    def _stands_alone(self, node: LexborNode) -> bool:
        return node.mem_id in self.main or is_block(tag_of(node), node.attributes)

    def _set(self, node: LexborNode, setting: HandedDown) -> HandedDown:
        """What the element changes of what its parent hands down."""
        tag, attributes = tag_of(node), node.attributes
        centred = centres(tag, attributes) if self._stands_alone(node) else None
        return HandedDown(
            main=node.mem_id in self.main or (setting.main and node.mem_id not in self.measure.site),
            centred=setting.centred if centred is None else centred,
            verbatim=setting.verbatim or keeps_breaks(tag, attributes),
            heading=setting.heading or tag in _HEADINGS,
            apart=setting.apart or self._kind_apart(node, tag),
        )

    def _kind_apart(self, node: LexborNode, tag: str) -> str | None:
        """The kind of furniture that the element makes of its text; 5 km<sup>2</sup> is no mark of a note."""
        if tag in STRIKING:
            return STRUCK
        raised = tag == "sup" and _NOTE_MARK.fullmatch(node.text() or "")
        return NOTE_MARK if raised and not _LETTER_AT_END.search("".join(self._line)) else None

    def _write(self, text: str, setting: HandedDown) -> None:
        # What a site strikes or hides around the notice is the site's.
        text = set_apart(text, setting.apart) if setting.apart and setting.main else without_marks(text)
        first, *others = text.split("\n") if setting.verbatim else (text,)
        self._line.append(first)
        for other in others:
            self._end_line()
            self._line.append(other)

    def _end_line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self._line).translate(_INVISIBLE)).strip(" ")
        self._line.clear()
        if self._label and text.strip():
            text = text if _OWN_NUMBER.match(text) else self._label + text
            self._label = ""
        self._lines.append(text)

    def _end_block(self) -> None:
        """A block's lines become paragraphs; what is blank from edge to edge was only a gap."""
        if self._line or self._lines:
            self._end_line()
            for paragraph in divide(self._lines, self._setting.centred):
                self.printed.append(PageParagraph(tuple(paragraph), self._setting))
            self._lines.clear()

    def _print_table(self, node: LexborNode, setting: HandedDown) -> None:
        for caption in (child for child in children(node) if tag_of(child) == "caption"):
            self.printed += Printer(self.measure, self.main).print_all(caption, self._set(caption, setting))
        cells = [self._fill(placed, setting) for placed in place(node)]
        self.printed.append(PageTable(tuple(without_unused_columns(cells)), setting))

    def _fill(self, placed: Placed, setting: HandedDown) -> Filled:
        inner = Printer(self.measure, self.main, tables=False).print_all(placed.node, self._set(placed.node, setting))
        lines = tuple(line for paragraph in inner if isinstance(paragraph, PageParagraph) for line in paragraph.lines)
        return Filled(placed.row, placed.column, lines, placed.row_span, placed.column_span)
