"""Reads the blocks of a body, cell, text box or note: paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.reading.breaks import divide
from govtask_extract.reading.formats.from_docx.automatic_numbers import Numbering
from govtask_extract.reading.formats.from_docx.drawn_places import PageSize, is_beyond
from govtask_extract.reading.formats.from_docx.note_numbers import NoteNumbers
from govtask_extract.reading.formats.from_docx.outside_parts import OtherParts
from govtask_extract.reading.formats.from_docx.prompts import is_prompt
from govtask_extract.reading.formats.from_docx.properties import TWIPS, points, value
from govtask_extract.reading.formats.from_docx.runs import Runs, RunSetting
from govtask_extract.reading.formats.from_docx.styles import Styles
from govtask_extract.reading.formats.from_docx.tables import WRAPPERS, GrowingTable, rows
from govtask_extract.reading.formats.from_docx.word_blocks import WATERMARK, Block, NotRead, WordParagraph
from govtask_extract.reading.formats.from_docx.word_drawings import Drawn, DrawnText, UnreadDrawing, WordTextBox
from govtask_extract.reading.formats.from_docx.word_fields import Field, FieldCounts
from govtask_extract.reading.formats.from_docx.word_looks import PAPER, read_look, shade
from govtask_extract.reading.setting_apart import (
    HIDDEN,
    PROMPT,
    STRUCK,
    set_apart,
    shown_in,
    taken_apart,
    without_marks,
)

_NUMBERED = (None, PROMPT)
# In points: nothing of a letter shows in so low a line.
_LOWEST_LINE = 2


class BodyReader(Struct):
    """Goes through blocks in order, since numbers count along. `notes` collects what the text refers to."""

    styles: Styles
    numbering: Numbering
    others: OtherParts
    page: PageSize
    note_numbers: NoteNumbers
    ground: str = PAPER
    notes: list[tuple[str, str]] = field(default_factory=list)
    _counts: FieldCounts = field(default_factory=FieldCounts)
    _fields: list[Field] = field(default_factory=list)
    _unfinished: list[str] = field(default_factory=list)
    _label: str = ""

    def within(self, part: str) -> BodyReader:
        """The same reader for another part: it numbers and collects on."""
        return replace(self, others=replace(self.others, part=part))

    def blocks(self, container: Element, setting: RunSetting | None = None) -> Iterator[Block]:
        """The blocks of `container`; a text box follows the paragraph that it is anchored in."""
        before, self._unfinished = self._unfinished, []
        yield from self._blocks(container, setting or RunSetting(ground=self.ground))
        yield from self._finished("", centred=False)
        self._unfinished = before

    def _blocks(self, container: Element, setting: RunSetting) -> Iterator[Block]:
        for element in container:
            tag = element.tag
            if tag == "p":
                yield from self._paragraphs(element, setting)
            elif tag == "tbl":
                yield from self._finished("", centred=False)
                yield from self._table(element, setting)
            elif tag == "altChunk":
                yield from self.others.chunk(element.get("id"))
            elif tag == "sdt":
                yield from self._blocks(element, _within(setting, PROMPT if is_prompt(element) else None))
            elif tag in ("del", "moveFrom"):
                yield from self._blocks(element, _within(setting, STRUCK))
            elif tag in WRAPPERS:
                yield from self._blocks(element, setting)

    def _paragraphs(self, element: Element, setting: RunSetting) -> Iterator[Block]:
        properties = element.find("pPr")
        style = None if properties is None else value(properties.find("pStyle"))
        setting = self._setting(properties, style, setting)
        runs = Runs(self.styles, setting, self._counts, self._fields, self.page, self.note_numbers)
        runs.read(element)
        self.notes += runs.notes
        yield from self._printed(runs, properties, style)
        for drawn, apart in runs.drawn:
            yield from self._drawn(drawn, apart)

    def _setting(self, properties: Element | None, style: str | None, outer: RunSetting) -> RunSetting:
        """What the paragraph's style and its own properties make of what is handed down to it."""
        look, ground = self.styles.look(style).over(outer.look), self.styles.ground(style)
        apart = outer.apart
        if properties is not None:
            ground = shade(properties.find("shd")) or ground
            apart = apart or (HIDDEN if _shows_nothing(properties, self.page) else None)
        return RunSetting(apart, ground or outer.ground, look)

    def _printed(self, runs: Runs, properties: Element | None, style: str | None) -> Iterator[Block]:
        """A numbered paragraph that is empty counts, too, and prints its number.

        One that is hidden or deleted with its mark does not; where only its mark is, the next goes on in its line.
        """
        mark = None if properties is None else properties.find("rPr")
        deleted = mark is not None and any(mark.find(tag) is not None for tag in ("del", "moveFrom"))
        hidden = read_look(mark).over(runs.setting.look).hidden
        shows = bool(shown_in("".join([*self._unfinished, runs.text])).strip())
        centred = self._is_centred(properties, style)
        if not (deleted or hidden):
            numbered = runs.setting.apart in _NUMBERED
            label = self.numbering.label(properties, style) if numbered else ""
            self._label = self._label or (label if shows else _as_apart_as(runs.text, label))
            yield from self._finished(runs.text, centred, names_page=runs.names_page)
        elif shows:
            # A style separator (ECMA-376 17.3.1.29) hides a mark: the first of the two paragraphs is numbered.
            self._label = self._label or ("" if deleted else self.numbering.label(properties, style))
            self._unfinished.append(runs.text)
        else:
            yield from self._finished(runs.text, centred)

    def _finished(self, text: str, centred: bool, *, names_page: bool = False) -> Iterator[Block]:
        """The paragraph that ends here, with those before it whose ends do not show."""
        text = "".join([self._label, *self._unfinished, text])
        self._label = ""
        self._unfinished.clear()
        for lines in divide(text.split("\n"), centred):
            yield WordParagraph(tuple(lines), centred, names_page)

    def _is_centred(self, properties: Element | None, style: str | None) -> bool:
        own = None if properties is None else value(properties.find("jc"))
        return (own or self.styles.alignment(style)) == "center"

    def _drawn(self, drawn: Drawn, apart: str | None) -> Iterator[Block]:
        if isinstance(drawn, WordTextBox):
            apart = apart or (HIDDEN if drawn.hidden else None)
            yield from self.blocks(drawn.content, RunSetting(apart, drawn.ground))
        elif isinstance(drawn, DrawnText):
            yield from _paragraph_of(drawn, apart or (HIDDEN if drawn.hidden else None))
        elif apart is None:
            yield from (NotRead(drawn.what),) if isinstance(drawn, UnreadDrawing) else self.others.drawn(drawn)

    def _table(self, table: Element, setting: RunSetting) -> Iterator[Block]:
        """The table, or, where it only frames its paragraphs, these."""
        style = value(table.find("tblPr/tblStyle"))
        known = style if style in self.styles.styles else None
        ground = shade(table.find("tblPr/shd")) or (self.styles.ground(known) if known else None) or setting.ground
        look = self.styles.look(known) if known else setting.look
        grid = GrowingTable()
        for row in rows(table, RunSetting(setting.apart, ground, look)):
            for place, cell, within in row:
                grid.add(place, cell, self.blocks(cell, within))
        yield from grid.finished()


def _as_apart_as(text: str, label: str) -> str:
    """The number of a paragraph of which nothing shows: it numbers nothing."""
    kinds = {kind for _, _, kind in taken_apart(text.replace("\n", ""))[1]} - {PROMPT}
    return set_apart(label, min(kinds)) if kinds else label


def _paragraph_of(drawn: DrawnText, apart: str | None) -> Iterator[Block]:
    lines = [without_marks(line) for line in drawn.lines if line.strip()]
    if lines:
        shown = tuple(set_apart(line, apart) if apart else line for line in lines)
        yield WordParagraph(shown, furniture=WATERMARK if drawn.watermark else None, drawn=True)


def _within(setting: RunSetting, apart: str | None) -> RunSetting:
    return replace(setting, apart=setting.apart or apart)


def _shows_nothing(properties: Element, page: PageSize) -> bool:
    """Whether the paragraph's lines have no height, or its frame stands outside the page."""
    spacing, frame = properties.find("spacing"), properties.find("framePr")
    exact = spacing is not None and spacing.get("lineRule") == "exact"
    line = points(spacing.get("line"), TWIPS) if spacing is not None and exact else None
    if line is not None and line <= _LOWEST_LINE:
        return True
    return frame is not None and is_beyond(frame.get("x"), frame.get("y"), page)
