"""The text of a paragraph's runs as Word shows it, and in place what it hides, strikes or sets apart."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.patterns import lazy_re
from govtask_extract.reading.formats.from_docx.drawn_places import PageSize
from govtask_extract.reading.formats.from_docx.note_numbers import NoteNumbers
from govtask_extract.reading.formats.from_docx.prompts import is_prompt
from govtask_extract.reading.formats.from_docx.styles import Styles
from govtask_extract.reading.formats.from_docx.word_drawings import Drawn, UnreadDrawing, drawn_in
from govtask_extract.reading.formats.from_docx.word_fields import Field, FieldCounts
from govtask_extract.reading.formats.from_docx.word_looks import PAPER, WordLook, is_lost_on, read_look
from govtask_extract.reading.setting_apart import HIDDEN, NOTE_MARK, PROMPT, STRUCK, set_apart, without_marks
from govtask_extract.reading.symbol_fonts import in_fonts, symbol
from govtask_extract.saying.said import said

# Properties, a field's instruction that was deleted, and the reading above a character.
_UNREAD = frozenset(("pPr", "rPr", "sdtPr", "sectPr", "delInstrText", "rt", "tblPr", "tblGrid"))
_DELETED = ("del", "moveFrom")
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_REFERENCES = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "commentReference": "comment",
    "commentRangeStart": "comment",
}
# A fraction, a power and a root of Word's formulas (ECMA-376 22.1.2): their parts, and what parts these in a line.
_FORMULAS = {"f": ("num", "/", "den"), "sSup": ("e", "^", "sup"), "rad": ("", "√", "e")}
# Stands for an object and shows nothing itself (The Unicode Standard, 23.8): what converts a DOC writes it for each.
_OBJECT = "\ufffc"
_RAISED = "raised"
_NOTE_MARK = lazy_re(r"\s*[\[(（【〔]?\s*(?:注?\s*\d{1,2}|[①-⑳]|注|[*＊※†‡]{1,3})\s*[\])）】〕]?\s*")
# m², 10⁴ and H₂O⁺ are no notes.
_MEASURED = lazy_re(r"(?:[A-Za-zΑ-ω℃°)]|(?:^|[^0-9])10)\s*$")


class RunSetting(Struct, frozen=True):
    """What a paragraph hands down to its runs.

    `apart` is the kind of furniture that all of it is, `ground` the colour that it stands on, `look` that of its style.
    """

    apart: str | None = None
    ground: str = PAPER
    look: WordLook = WordLook()


class Runs(Struct):
    """What one paragraph's runs hold: its text, what is drawn in it, the notes it refers to.

    `fields` are those that are open; with what is drawn goes the kind of furniture that its run is.
    """

    styles: Styles
    setting: RunSetting
    counts: FieldCounts
    fields: list[Field]
    page: PageSize
    numbers: NoteNumbers
    drawn: list[tuple[Drawn, str | None]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    names_page: bool = False
    _pieces: list[tuple[str, str | None]] = field(default_factory=list)
    _apart: str | None = None
    _look: WordLook = WordLook()

    @property
    def text(self) -> str:
        """With marks around what is set apart."""
        text = ""
        for kind, pieces in groupby(self._pieces, key=lambda piece: piece[1]):
            joined = "".join(piece for piece, _ in pieces)
            if kind == _RAISED:
                marks = _NOTE_MARK.fullmatch(joined) and not _MEASURED.search(text)
                kind = NOTE_MARK if marks else None
            text += set_apart(joined, kind) if kind else joined
        return text

    def read(self, paragraph: Element) -> None:
        """Take in everything that shows in `paragraph`. What is wrapped in unknown elements shows, too."""
        for element in paragraph:
            tag = element.tag
            if tag in _UNREAD:
                continue
            if tag in _DELETED:
                self._read_apart(element, STRUCK)
            elif tag == "sdt":
                self._read_apart(element, PROMPT if is_prompt(element) else None)
            elif tag in _DRAWINGS:
                self.drawn += ((found, self.setting.apart or self._apart) for found in drawn_in(element, self.page))
            elif tag == "subDoc":
                self.drawn.append(
                    (UnreadDrawing(said("a document that is kept elsewhere")), self.setting.apart or self._apart)
                )
            elif tag == "fldSimple":
                self._read_simple_field(element)
            elif tag == "r":
                self._read_run(element)
            else:
                self._read_piece(element)

    def _read_apart(self, element: Element, kind: str | None) -> None:
        before, self._apart = self._apart, self._apart or kind
        self.read(element)
        self._apart = before

    def _read_run(self, run: Element) -> None:
        before, self._look = self._look, self._look_of(run.find("rPr"))
        self._read_apart(run, self._kind())
        self._look = before

    def _look_of(self, properties: Element | None) -> WordLook:
        own = read_look(properties)
        styled = self.setting.look
        if own.style:
            styled = self.styles.character_look(own.style).toggled_with(styled)
        return own.over(styled.over(self.styles.usual))

    def _kind(self) -> str | None:
        """The kind of furniture that the look of a run makes of it."""
        look = self._look
        if look.hidden or look.is_too_small or is_lost_on(look.color, look.ground or self.setting.ground):
            return HIDDEN
        if look.struck:
            return STRUCK
        return PROMPT if self.styles.prompts(look.style) else None

    def _read_piece(self, element: Element) -> None:
        tag = element.tag
        if tag == "fldChar":
            self._read_field_mark(element)
        elif tag == "instrText":
            self._instruct(element.text or "")
        elif tag in _REFERENCES:
            self._refer(_REFERENCES[tag], element)
        elif tag in ("t", "delText"):
            text = without_marks(element.text or "").replace("\n", " ").replace(_OBJECT, "")
            self._write(in_fonts(text, self._look.fonts) if self._look.fonts or not text.isprintable() else text)
        elif tag == "sym":
            self._write(symbol(element.get("char"), element.get("font")))
        elif tag in _CHARACTERS:
            self._write(_CHARACTERS[tag])
        elif tag in _FORMULAS:
            self._read_formula(element, *_FORMULAS[tag])
        else:
            self.read(element)

    def _refer(self, kind: str, reference: Element) -> None:
        self.notes.append((kind, reference.get("id") or ""))
        apart = self.setting.apart or self._apart
        if apart != STRUCK:
            self._pieces.append((self.numbers.mark(kind, reference), apart or NOTE_MARK))

    def _read_formula(self, formula: Element, first: str, sign: str, second: str) -> None:
        """In one line what a formula prints one above the other."""
        for name, before in ((first, ""), (second, sign)):
            part = formula.find(name)
            if part is not None:
                self._write(before)
                self.read(part)

    def _write(self, text: str) -> None:
        """Before a field's result has begun, text is part of the instruction: that of a field inside it is."""
        unfinished = next((found for found in reversed(self.fields) if not found.begun), None)
        if unfinished is not None:
            unfinished.instruction += text
            return
        if text.strip():
            for found in self.fields:
                found.printed = True
        raised = _RAISED if self._look.raised else None
        self._pieces.append((text, self.setting.apart or self._apart or raised))

    def _instruct(self, text: str) -> None:
        if self.fields:
            self.fields[-1].instruction += text
            self.names_page |= self.fields[-1].names_page

    def _read_simple_field(self, element: Element) -> None:
        self.fields.append(Field(element.get("instr") or "", begun=True))
        self.names_page |= self.fields[-1].names_page
        self.read(element)
        self._close_field()

    def _read_field_mark(self, mark: Element) -> None:
        kind = mark.get("fldCharType")
        if kind == "begin":
            self.fields.append(Field(form=mark.find("ffData")))
        elif kind == "separate" and self.fields:
            self.fields[-1].begun = True
        elif kind == "end" and self.fields:
            self._close_field()

    def _close_field(self) -> None:
        """A field of which Word stores no result shows what it draws."""
        closed = self.fields.pop()
        drawn = "" if closed.printed else closed.drawn(self.counts)
        if drawn:
            self._write(drawn)
