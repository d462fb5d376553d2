"""Follows rich text token by token: what is printed, where, and how it looks. RTF 1.9.1, "Contents of an RTF File"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract.model.options import Limits
from govtask_extract.reading.breaks import divide
from govtask_extract.reading.formats.from_docx.word_fields import FieldCounts
from govtask_extract.reading.formats.from_rtf.rtf_characters import (
    NAMED,
    character,
    decoded,
    encoding_of_font,
    encoding_of_page,
    paired,
)
from govtask_extract.reading.formats.from_rtf.rtf_forms import RtfField
from govtask_extract.reading.formats.from_rtf.rtf_tables import RowDefinition, RtfRow
from govtask_extract.reading.formats.from_rtf.rtf_tokens import BYTES, CLOSE, OPEN, RtfToken, tokens
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.looks import BLACK, WHITE, Look, kind_apart
from govtask_extract.reading.setting_apart import ANNOTATION, NOTE_MARK, set_apart
from govtask_extract.reading.symbol_fonts import in_fonts
from govtask_extract.saying.said import said

Part = Literal[
    "body", "head", "foot", "note", "comment", "label", "box", "choice",
    "fonts", "colours", "picture", "field", "nothing",
]  # fmt: skip
"""What a group is of; what stands in the last five is not printed."""

_PARTS: dict[str, Part] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "head"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "foot"),
    "footnote": "note",
    "annotation": "comment",
    **dict.fromkeys(("listtext", "pntext"), "label"),
    **dict.fromkeys(("shptxt", "dptxbxtext"), "box"),
    "fonttbl": "fonts",
    "colortbl": "colours",
    "pict": "picture",
    "ffl": "choice",
    "fldinst": "field",
    **dict.fromkeys(("stylesheet", "info", "nonshppict", "bkmkstart", "bkmkend", "xe", "tc"), "nothing"),
    **dict.fromkeys(("sp", "objdata", "themedata", "nonesttables", "shprslt"), "nothing"),
}
_UNPRINTED = ("fonts", "colours", "picture", "field", "nothing")
# Destinations that a reader may pass over, \*, but that hold what shows.
_SHOWN = ("shpinst", "shppict", "do", "formfield")
_CHOICE_IN_FIELD = ("field", "choice")
_UNKNOWN = "*"
_ENDS_PARAGRAPH = ("par", "sect", "page", "column")
# A square of 8 cm in twips: larger pictures may be of a page or a table, smaller ones are seals and signs.
_LARGE = 8 * 567


class RtfParagraph(Struct, frozen=True):
    """Its printed lines; `names_page`: whether they hold the number of the page."""

    lines: tuple[str, ...]
    centred: bool
    names_page: bool = False


class RtfTable(Struct, frozen=True):
    rows: tuple[RtfRow, ...]


RtfBlock = RtfParagraph | RtfTable


class _State(Struct, frozen=True):
    """What a group hands down to the groups in it."""

    part: Part = "body"
    look: Look = Look()
    fill: str | None = WHITE
    font: int = 0
    is_of_han: bool = False
    skipped: int = 1
    """How many characters behind a \\u stand for it in readers that know no Unicode."""


class _Printed(Struct):
    """What has been printed in a part so far."""

    blocks: list[RtfBlock] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[tuple[str, ...]] = field(default_factory=list)
    centred: bool = False
    in_table: bool = False
    nested: bool = False
    names_page: bool = False
    boxes: list[RtfBlock] = field(default_factory=list)


class RtfReader(Struct):
    """`read` takes the file in; then `blocks` gives what each part prints, `unread` what shows without words."""

    limits: Limits
    unread: list[str] = field(default_factory=list)
    _state: _State = _State()
    _groups: list[_State] = field(default_factory=list)
    _parts: dict[str, _Printed] = field(default_factory=dict)
    _pending: bytearray = field(default_factory=bytearray)
    _units: str = ""
    _to_skip: int = 0
    _optional: bool = False
    _encodings: dict[int, str | None] = field(default_factory=dict)
    _page: str = "cp1252"
    _colours: list[str | None] = field(default_factory=list)
    _channels: list[int] = field(default_factory=list)
    _row: RowDefinition = field(default_factory=RowDefinition)
    _is_defined: bool = False
    _size: list[int] = field(default_factory=list)
    _fields: list[RtfField] = field(default_factory=list)
    _counts: FieldCounts = field(default_factory=FieldCounts)
    _fonts: dict[int, str] = field(default_factory=dict)
    _notes: int = 0

    def read(self, content: bytes) -> None:
        for token in tokens(content):
            if token.kind == BYTES:
                self._take_bytes(token)
                continue
            self._flush()
            if token.kind == OPEN:
                self._open()
            elif token.kind == CLOSE:
                self._close()
            else:
                self._word(token.name, token.number)
        self._flush()

    def blocks(self, part: Part) -> list[RtfBlock]:
        """In their order; what is left open at the end of the file, too."""
        printed = self._parts.get(part)
        if printed is None:
            return []
        self._end_paragraph(printed)
        if printed.cell:
            self._end_table_cell(printed)
        self._end_row(printed)
        return printed.blocks

    # Groups

    def _open(self) -> None:
        self._groups.append(self._state)
        check_limit("The rich text", "depth", len(self._groups), self.limits.depth)

    def _close(self) -> None:
        left = self._state
        if self._groups:
            self._state = self._groups.pop()
        self._optional = False
        if left.part != self._state.part:
            self._end_part(left)
        if self._fields and len(self._groups) < self._fields[-1].depth:
            self._print(self._fields.pop().drawn(self._counts))

    def _end_part(self, left: _State) -> None:
        match left.part:
            case "picture" if self._state.part != "nothing":
                self._end_picture()
            case "comment":
                self._print(set_apart(" ".join(_lines_of(self._taken("comment"))), ANNOTATION))
            case "choice" if self._fields:
                self._fields[-1].form.entries.append(" ".join(_lines_of(self._taken("choice"))).strip())
            case "label":
                self._print(" ".join(_lines_of(self._taken("label"))).strip() + " ")
            case "box":
                self._printed(self._state.part).boxes += self._taken("box")
            case "note" | "head" | "foot":
                self._end_paragraph(self._printed(left.part))

    def _taken(self, part: Part) -> list[RtfBlock]:
        """What the part has printed, which is nothing from now on."""
        blocks = self.blocks(part)
        self._parts.pop(part, None)
        return blocks

    def _end_picture(self) -> None:
        width, height = self._size[:2] if len(self._size) > 1 else (_LARGE, _LARGE)
        self._size.clear()
        if width * height >= _LARGE * _LARGE:
            self.unread.append(said("a picture"))

    # Characters

    def _take_bytes(self, token: RtfToken) -> None:
        content = token.text
        if self._to_skip:
            skipped = min(self._to_skip, len(content))
            self._to_skip -= skipped
            content = content[skipped:]
        self._pending += content

    def _flush(self) -> None:
        """Writes the bytes since the last control word: two of them may be one character."""
        if not self._pending:
            return
        content = bytes(self._pending)
        self._pending.clear()
        self._to_skip = 0
        self._write(decoded(content, (self._encodings.get(self._state.font), self._page)))

    def _write(self, text: str) -> None:
        match self._state.part:
            case "nothing" | "picture":
                return
            case "fonts":
                self._fonts.setdefault(self._state.font, text.strip(" ;"))
                return
            case "colours":
                self._colours += self._ended_colours(text)
                return
            case "field":
                outer = next((state for state in reversed(self._groups) if state.part != "field"), _State())
                self._printed(outer.part).names_page |= "PAGE" in text.upper().split()
                if self._fields:
                    self._fields[-1].instruction += text
                return
        if self._units:
            text, self._units = paired(self._units) + text, ""
        text = in_fonts(text, (self._fonts.get(self._state.font, ""),))
        if text.strip() and self._state.part != "choice":
            for found in self._fields:
                found.printed = True
        printed = self._printed(self._state.part)
        kind = kind_apart(text, self._state.look, self._state.fill, "".join(printed.line[-2:]))
        self._print(set_apart(text, kind) if kind else text)

    def _ended_colours(self, text: str) -> Iterator[str | None]:
        for _ in range(text.count(";")):
            yield bytes(self._channels).hex() if len(self._channels) == 3 else None
            self._channels.clear()

    def _print(self, text: str) -> None:
        self._printed(self._state.part).line.append(text)

    def _printed(self, part: Part) -> _Printed:
        return self._parts.setdefault(part, _Printed())

    # Control words

    def _word(self, name: str, number: int | None) -> None:
        if name == "u":
            self._unicode(number or 0)
            return
        if self._units:
            self._write("")
        if name == _UNKNOWN:
            self._optional = True
            return
        if self._optional:
            self._optional = False
            if name not in _SHOWN and name not in _PARTS:
                self._state = replace(self._state, part="nothing")
                return
        if name in _PARTS:
            self._enter(_PARTS[name])
        elif name == "field" and self._state.part not in _UNPRINTED:
            self._fields.append(RtfField(len(self._groups)))
        elif name in NAMED:
            self._write(NAMED[name])
        else:
            self._set(name, number)

    def _unicode(self, number: int) -> None:
        if self._state.part != "nothing":
            self._units += character(number)
            if not 0xD800 <= number & 0xFFFF <= 0xDBFF:
                text, self._units = paired(self._units), ""
                self._write(text)
        self._to_skip = self._state.skipped

    def _enter(self, part: Part) -> None:
        if self._state.part in _UNPRINTED and (self._state.part, part) != _CHOICE_IN_FIELD:
            return
        self._state = replace(self._state, part=part)
        if part == "picture":
            self._size.clear()

    def _set(self, name: str, number: int | None) -> None:
        if self._state.part in _UNPRINTED:
            self._set_of_tables(name, number or 0)
        elif not self._set_look(name, number) and not self._set_row(name, number or 0):
            self._set_paragraph(name)
        if name == "f":
            self._state = replace(self._state, font=number or 0)
        elif name == "uc":
            self._state = replace(self._state, skipped=max(number or 0, 0))
        elif name == "ansicpg":
            self._page = encoding_of_page(number or 1252)

    def _set_of_tables(self, name: str, number: int) -> None:
        match name:
            case "fcharset":
                self._encodings[self._state.font] = encoding_of_font(number)
            case "red" | "green" | "blue":
                self._channels.append(number & 0xFF)
            case "fftype" if self._fields:
                self._fields[-1].form.kind = number
            case "ffres" | "ffdefres" if self._fields:
                self._fields[-1].form.choose(number, by_default=name == "ffdefres")
            case "picwgoal" | "pichgoal":
                self._size.append(number)

    def _set_look(self, name: str, number: int | None) -> bool:
        look, on = self._state.look, number != 0
        match name:
            case "plain":
                look = Look()
                self._state = replace(self._state, fill=self._ground())
            case "v":
                look = replace(look, unseen=on)
            case "strike" | "striked" | "deleted":
                look = replace(look, struck=on)
            case "super":
                look = replace(look, raised=on)
            case "nosupersub" | "sub":
                look = replace(look, raised=False)
            case "loch" | "hich" | "dbch" | "ltrch" | "rtlch":
                self._state = replace(self._state, is_of_han=name == "dbch")
            case "fs":
                look = replace(look, size=(number or 24) / 2)
            case "afs" if self._state.is_of_han:
                # LibreOffice says so how high Han characters are; Word says it of scripts from right to left.
                look = replace(look, size=(number or 24) / 2)
            case "cf":
                look = replace(look, colour=self._colour(number or 0) or BLACK)
            case "chcbpat" | "cb" | "highlight" | "cbpat":
                self._state = replace(self._state, fill=self._colour(number or 0) or self._ground())
            case _:
                return False
        self._state = replace(self._state, look=look)
        return True

    def _ground(self) -> str | None:
        """What is behind the words here. Of a cell it is said where its row is defined, which may be behind it."""
        printed = self._printed(self._state.part)
        if not printed.in_table:
            return WHITE
        return self._row.fill_of(len(printed.cells)) if self._is_defined and not printed.nested else None

    def _colour(self, number: int) -> str | None:
        """None for the colour that nobody chose."""
        return self._colours[number] if number < len(self._colours) else None

    def _set_row(self, name: str, number: int) -> bool:
        match name:
            case "trowd":
                self._row, self._is_defined = RowDefinition(), True
            case "trleft":
                self._row.left = number
            case "clmrg":
                self._row.goes_across = True
            case "clvmrg":
                self._row.goes_down = True
            case "clcbpat":
                self._row.fill = self._colour(number) or self._row.usual_fill
            case "trcbpat" | "trshdng" if number:
                self._row.fill_row(None)
            case "clshdng" if number:
                self._row.fill = None
            case "itap":
                self._printed(self._state.part).nested = number > 1
            case "cellx":
                self._row.end_cell(number)
            case _:
                return False
        return True

    def _set_paragraph(self, name: str) -> None:
        printed = self._printed(self._state.part)
        match name:
            case "pard":
                printed.centred = printed.in_table = printed.nested = False
            case "intbl":
                printed.in_table = True
                self._state = replace(self._state, fill=self._ground())
            case "qc":
                printed.centred = True
            case "ql" | "qr" | "qj" | "qd":
                printed.centred = False
            case "chpgn":
                printed.names_page = True
            case "chftn" if self._state.part != "note":
                self._notes += 1
                self._print(set_apart(str(self._notes), NOTE_MARK))
            case "cell" | "nestcell":
                self._end_cell(printed, nested=name == "nestcell")
            case "row":
                self._end_row(printed)
                self._is_defined = False
            case _ if name in _ENDS_PARAGRAPH:
                self._end_paragraph(printed)

    # What is printed

    def _end_paragraph(self, printed: _Printed) -> None:
        lines = "".join(printed.line).split("\n")
        printed.line.clear()
        if printed.in_table:
            printed.cell += [line for line in lines if line.strip()]
            return
        # A row that its file never ended ends with the table.
        self._end_row(printed)
        for paragraph in divide(lines, printed.centred):
            printed.blocks.append(RtfParagraph(tuple(paragraph), printed.centred, printed.names_page))
        printed.names_page = False
        printed.blocks += printed.boxes
        printed.boxes.clear()

    def _end_cell(self, printed: _Printed, *, nested: bool) -> None:
        """A table in a cell gives only more lines of it."""
        printed.in_table = True
        self._end_paragraph(printed)
        if not nested:
            self._end_table_cell(printed)

    def _end_table_cell(self, printed: _Printed) -> None:
        printed.cells.append(tuple(printed.cell))
        printed.cell.clear()

    def _end_row(self, printed: _Printed) -> None:
        if printed.cells:
            row = RtfRow(self._row.left, tuple(self._row.edges), tuple(printed.cells))
            printed.cells.clear()
            last = printed.blocks[-1] if printed.blocks else None
            if isinstance(last, RtfTable):
                printed.blocks[-1] = RtfTable((*last.rows, row))
            else:
                printed.blocks.append(RtfTable((row,)))


def _lines_of(blocks: Iterable[RtfBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RtfParagraph):
            yield from block.lines
