"""Prints a page as a browser would: lines of text and tables, in order, each knowing whether it is of the notice."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.breaks import divide
from govtask_extract.reading.builder import Filled, without_unused_columns
from govtask_extract.reading.formats.from_html.cascade import Values
from govtask_extract.reading.formats.from_html.cell_places import Placed, place
from govtask_extract.reading.formats.from_html.counters import Counters
from govtask_extract.reading.formats.from_html.elements import (
    Identity,
    centres,
    children,
    is_block,
    is_silent,
    keeps_breaks,
    tag_of,
)
from govtask_extract.reading.formats.from_html.form_fields import filled_in
from govtask_extract.reading.formats.from_html.generated import generated_text
from govtask_extract.reading.formats.from_html.list_numbers import ListCount, numbering
from govtask_extract.reading.formats.from_html.measure import Measure
from govtask_extract.reading.formats.from_html.note_marks import is_note_mark
from govtask_extract.reading.formats.from_html.page_words import is_site_element
from govtask_extract.reading.formats.from_html.textless import TEXTLESS
from govtask_extract.reading.invisible_characters import blanked
from govtask_extract.reading.setting_apart import (
    ANNOTATION,
    HIDDEN,
    NOTE_MARK,
    PROMPT,
    STRUCK,
    set_apart,
    without_marks,
)

# What HTML collapses; a no-break or ideographic space stays.
_BLANKS = lazy_re(r"[ \t\n\f\r]+")
_OWN_NUMBER = lazy_re(
    r"\s*(?:[（(]?[一二三四五六七八九十0-9０-９]{1,4}[)）、.．]|第[一二三四五六七八九十0-9]{1,4}[条章节]|[①-⑳])"
)
_LISTS = ("ol", "ul", "menu", "dir")
# How a character is read, above it (HTML, 4.5.12).
_READINGS = ("rt", "rtc")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class HandedDown(Struct, frozen=True):
    """What an element hands down: whether its text is the notice's, is centred, keeps its line feeds.

    `apart` is the kind of furniture that its own text is, `kept` that which all text in it is that shows.
    """

    main: bool = False
    centred: bool = False
    verbatim: bool = False
    heading: bool = False
    kept: str | None = None
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

    Without `tables` a table is only more lines: so it is inside a cell of another. `textless` are the elements of the
    notice in which readers see something that is no text.
    """

    measure: Measure
    main: frozenset[Identity]
    tables: bool = True
    printed: list[Printed] = field(default_factory=list)
    textless: list[LexborNode] = field(default_factory=list)
    counters: Counters = field(default_factory=Counters)
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
            elif is_silent(tag_of(child)):
                self._fill_in(child, setting)
            elif child.mem_id not in self.measure.appearance.gone or _is_left_in_place(child, setting):
                self._visit(child, setting)
        return self.printed

    def _values(self, node: LexborNode) -> Values:
        return self.measure.appearance.sheets.values(node)

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
            self._lists.append(numbering(node, self._values(node)) if tag_of(node) == "ol" and setting.main else None)
        elif tag_of(node) == "li" and self._lists and (counting := self._lists[-1]):
            self._label = self._next_label(counting, node, setting)
        if self.measure.appearance.sheets.counts:
            unseen = node.mem_id in self.measure.appearance.unseen
            self.counters.enter({} if unseen else self._values(node))
        self._generate(node, "before", setting)
        self._open.append((node, setting, children(node)))

    def _next_label(self, counting: ListCount, node: LexborNode, setting: HandedDown) -> str:
        """An item without a place is not counted."""
        if node.mem_id in self.measure.appearance.gone:
            return ""
        label = counting.next_label(node, self._values(node))
        return set_apart(label, HIDDEN) if setting.apart == HIDDEN else label

    def _leave(self, node: LexborNode) -> None:
        self._generate(node, "after", self._open[-1][1])
        if self.measure.appearance.sheets.counts:
            self.counters.leave()
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
        kept = setting.kept or self._kind_apart(node, tag)
        return HandedDown(
            main=node.mem_id in self.main or (setting.main and node.mem_id not in self.measure.site),
            centred=setting.centred if centred is None else centred,
            verbatim=setting.verbatim or keeps_breaks(tag, attributes),
            heading=setting.heading or tag in _HEADINGS,
            kept=kept,
            apart=HIDDEN if node.mem_id in self.measure.appearance.unseen else kept,
        )

    def _kind_apart(self, node: LexborNode, tag: str) -> str | None:
        """The kind of furniture that the element makes of all text in it that shows."""
        appearance = self.measure.appearance
        if node.mem_id in appearance.struck:
            return STRUCK
        if tag in _READINGS:
            return ANNOTATION
        raised = tag == "sup" or node.mem_id in appearance.raised
        return NOTE_MARK if is_note_mark(node, raised, "".join(self._line)) else None

    def _fill_in(self, node: LexborNode, setting: HandedDown) -> None:
        """Write what stands in a field of a form; what a site asks for around the notice is nothing."""
        if setting.main and tag_of(node) in TEXTLESS and setting.apart is None:
            self.textless.append(node)
        if setting.main and (shown := filled_in(node)).text:
            unseen = node.mem_id in self.measure.appearance.unseen
            kind = HIDDEN if unseen else PROMPT if shown.asks else setting.apart
            self._write(shown.text, replace(setting, apart=kind, verbatim=tag_of(node) == "textarea"))

    def _generate(self, node: LexborNode, place: str, setting: HandedDown) -> None:
        if setting.main and node.mem_id not in self.measure.appearance.unseen:
            self._write(generated_text(node, place, self.measure.appearance.sheets, self.counters), setting)

    def _write(self, text: str, setting: HandedDown) -> None:
        # What a site strikes or hides around the notice is the site's.
        text = set_apart(text, setting.apart) if setting.apart and setting.main else without_marks(text)
        first, *others = text.split("\n") if setting.verbatim else (text,)
        self._line.append(first)
        for other in others:
            self._end_line()
            self._line.append(other)

    def _end_line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self._line)).strip(" ")
        self._line.clear()
        if self._label and blanked(text).strip():
            text = text if _OWN_NUMBER.match(blanked(text)) else self._label + text
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
            self.printed += Printer(self.measure, self.main, textless=self.textless, counters=self.counters).print_all(
                caption, self._set(caption, setting)
            )
        cells = [self._fill(placed, setting) for placed in place(node, self.measure.appearance.gone)]
        self.printed.append(PageTable(tuple(without_unused_columns(cells)), setting))

    def _fill(self, placed: Placed, setting: HandedDown) -> Filled:
        """Cells that are gone have no field of their own: their text stands apart in the one beside them."""
        around = (*placed.before, placed.node, *placed.after)
        lines = tuple(line for node in around for line in self._lines_in(node, setting))
        return Filled(placed.row, placed.column, lines, placed.row_span, placed.column_span)

    def _lines_in(self, cell: LexborNode, setting: HandedDown) -> Iterator[str]:
        if cell.mem_id in self.measure.appearance.unseen and not _is_left_in_place(cell, setting):
            return
        inner = Printer(self.measure, self.main, False, textless=self.textless, counters=self.counters)
        for paragraph in inner.print_all(cell, self._set(cell, setting)):
            if isinstance(paragraph, PageParagraph):
                yield from paragraph.lines


def _is_left_in_place(node: LexborNode, setting: HandedDown) -> bool:
    """Whether what is hidden is told: what a site hides around the notice, or of its own in it, is not."""
    return setting.main and not is_site_element(tag_of(node), node.attributes)
