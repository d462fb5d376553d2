"""What an old Word document shows and the converter drops: fields that store no result, and text boxes. [MS-DOC]"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from struct import unpack_from

from govtask_extract.language.script import without_blanks
from govtask_extract.model.document import Remark, Span
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.ole2 import ole_stream

# U+0013 begins a field (2.8.25); what it says is in the text, as names of fields and their switches.
_FIELD = re.compile(rb"\x13\x00(?:[ \x01]\x00)*(" + rb"|".join(
    b"".join(b"[%c%c]\\x00" % (one, one + 32) for one in name) for name in (b"FORMDROPDOWN", b"EQ")
) + rb")[ \x01\x14\x15]\x00")  # fmt: skip
_SHOWS = {"FORMDROPDOWN": "a list to choose from, and what was chosen", "EQ": "a character that a field draws, and it"}
_CONTROLS = lazy_re("[\x00-\x1f]+")
# Bytes of what stands before a field: ten characters.
_BEFORE = 20
# How much of a text box is quoted.
_QUOTED = 20
# FibRgLw97 (2.5.5): how many characters each part of the text has; FibRgFcLcb97 (2.5.6): where the pieces are.
_PARTS_BEFORE_BOXES, _BOXES, _PIECES = (76, 80, 84, 92, 96), 100, 418
_ONE_TABLE, _ENCRYPTED = 0x0200, 0x0100
_COMPRESSED = 1 << 30


def lost_in_conversion(content: bytes, text: str) -> Iterator[Remark]:
    """A remark for each; `text` is what was read."""
    stream = ole_stream(content, "WordDocument") or b""
    for found in _FIELD.finditer(stream):
        yield _lost_field(stream, found.start(), found[1].decode("utf-16-le").upper(), text)
    read = without_blanks(text)
    for box in _boxes(content, stream):
        if without_blanks(box) not in read:
            yield CONTENT_NOT_READ.remark(f"The text box “{box[:_QUOTED]}…” is not read")


def _lost_field(stream: bytes, at: int, name: str, text: str) -> Remark:
    before = _CONTROLS.split(stream[max(at - _BEFORE, 0) : at].decode("utf-16-le", "replace"))[-1].strip()
    found = text.find(before)
    # Words that stand in several places do not say where.
    spans: tuple[Span, ...] = ((found, found + len(before)),) if before and found == text.rfind(before) >= 0 else ()
    where = f"After “{before}” stands" if before else "At the beginning of a paragraph stands"
    return CONTENT_NOT_READ.remark(f"{where} {_SHOWS[name]} is not read", spans)


def _boxes(content: bytes, stream: bytes) -> list[str]:
    """The paragraphs of all text boxes; none of a file that is encrypted or damaged."""
    try:
        flags: int = unpack_from("<H", stream, 10)[0]
        count: int = unpack_from("<I", stream, _BOXES)[0]
        if not count or flags & _ENCRYPTED:
            return []
        table = ole_stream(content, "1Table" if flags & _ONE_TABLE else "0Table") or b""
        first = sum(unpack_from("<I", stream, at)[0] for at in _PARTS_BEFORE_BOXES)
        text = "".join(_text(stream, table, first, first + count))
    except struct.error:
        return []
    return [box for part in _CONTROLS.split(text) if (box := part.strip())]


def _text(stream: bytes, table: bytes, first: int, end: int) -> Iterator[str]:
    """The characters from `first` to `end`, piece by piece (2.4.1)."""
    at = unpack_from("<I", stream, _PIECES)[0]
    while table[at : at + 1] == b"\x01":
        at += 3 + unpack_from("<H", table, at + 1)[0]
    size, at = unpack_from("<I", table, at + 1)[0], at + 5
    count = (size - 4) // 12
    bounds = unpack_from(f"<{count + 1}I", table, at)
    for index, (start, stop) in enumerate(pairwise(bounds)):
        place: int = unpack_from("<I", table, at + 4 * (count + 1) + 8 * index + 2)[0]
        width, encoding = (1, "cp1252") if place & _COMPRESSED else (2, "utf-16-le")
        place = (place & (_COMPRESSED - 1)) // (3 - width)
        low, high = max(first, start), min(end, stop)
        if low < high:
            yield stream[place + width * (low - start) : place + width * (high - start)].decode(encoding, "replace")
