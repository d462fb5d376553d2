"""The text of a paragraph's runs as Word shows it: insertions in, deletions out, of fields the results."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.reading.formats.from_docx.styles import Styles, toggled, value

# Deleted or moved away, properties, a field's instruction, the reading above a character, and the older of two
# ways to say the same.
_UNREAD = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr", "instrText", "delText", "rt", "Fallback", "tblPr", "tblGrid")
)
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Wingdings and Symbol as notices use them: boxes to tick, ticks, bullets.
_SYMBOLS = {
    0x52: "☑", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆",
    0xA1: "○", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0xFB: "✗", 0xFD: "☒",
}  # fmt: skip


class Runs(Struct):
    """What one paragraph's runs hold: its text, the text boxes anchored in it, the notes it refers to.

    `fields` are those that are open: False before the field's result has begun.
    """

    styles: Styles
    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    names_page: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def read(self, paragraph: Element) -> None:
        """Take in everything that shows in `paragraph`. What is wrapped in unknown elements shows, too."""
        for element in paragraph:
            tag = element.tag
            if tag == "instrText":
                self.names_page |= "PAGE" in (element.text or "").upper().split()
            elif tag == "fldSimple":
                self.names_page |= "PAGE" in (element.get("instr") or "").upper().split()
                self.read(element)
            elif tag in _UNREAD:
                continue
            elif tag in _DRAWINGS:
                self.boxes += text_boxes(element)
            elif tag == "AlternateContent":
                self._read_alternative(element)
            elif tag == "r":
                self._read_run(element)
            else:
                self._read_piece(element)

    def _read_alternative(self, element: Element) -> None:
        """The first choice, or, where that holds nothing we could read, the fallback."""
        options = [*element.findall("Choice"), *element.findall("Fallback")]
        for option in options:
            tried = Runs(self.styles, fields=self.fields)
            tried.read(option)
            if tried.pieces or tried.boxes:
                self.pieces += tried.pieces
                self.boxes += tried.boxes
                return

    def _read_run(self, run: Element) -> None:
        if not self._is_hidden(run):
            self.read(run)
            return
        # A hidden field mark still opens or closes its field.
        for mark in run.iter("fldChar"):
            self._read_field_mark(mark)

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find("rPr")
        if properties is None:
            return False
        own = toggled(properties.find("vanish"))
        return self.styles.hides(value(properties.find("rStyle"))) if own is None else own

    def _read_piece(self, element: Element) -> None:
        if element.tag == "fldChar":
            self._read_field_mark(element)
        elif element.tag in ("footnoteReference", "endnoteReference"):
            self.notes.append((element.tag.removesuffix("Reference"), element.get("id") or ""))
        elif not all(self.fields):
            self.read(element)
        elif element.tag == "t":
            self.pieces.append((element.text or "").replace("\n", " "))
        elif element.tag == "sym":
            self.pieces.append(_symbol(element.get("char") or ""))
        elif element.tag in _CHARACTERS:
            self.pieces.append(_CHARACTERS[element.tag])
        else:
            self.read(element)

    def _read_field_mark(self, mark: Element) -> None:
        kind = mark.get("fldCharType")
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, each once though it may be stored in two ways."""
    for element in drawing:
        if element.tag == "txbxContent":
            yield element
        elif element.tag == "AlternateContent":
            tried = ([*text_boxes(option)] for option in element if option.tag in ("Choice", "Fallback"))
            yield from next(filter(None, tried), [])
        else:
            yield from text_boxes(element)


def _symbol(code: str) -> str:
    """A character of a symbol font: Word stores it in hexadecimal, often moved to the private use area."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "•")
    return chr(number) if number < 0xD800 or 0xE000 <= number < 0x110000 else ""
