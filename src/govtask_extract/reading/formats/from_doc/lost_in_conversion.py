"""What an old Word document shows and the converter drops: fields that store no result ([MS-DOC] 2.8.25)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govtask_extract.model.document import Remark, Span
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.ole2 import ole_stream
from govtask_extract.saying.said import said

# U+0013 begins a field; what it says is in the text, as names of fields and their switches.
_FIELD = re.compile(rb"\x13\x00(?:[ \x01]\x00)*(" + rb"|".join(
    b"".join(b"[%c%c]\\x00" % (one, one + 32) for one in name) for name in (b"FORMDROPDOWN", b"EQ")
) + rb")[ \x01\x14\x15]\x00")  # fmt: skip
_SHOWS = {
    "FORMDROPDOWN": said("a list to choose from, and what was chosen"),
    "EQ": said("a character that a field draws, and it"),
}
_CONTROLS = lazy_re("[\x00-\x1f]+")
# Bytes of what stands before a field: ten characters.
_BEFORE = 20


def lost_in_conversion(content: bytes, text: str) -> Iterator[Remark]:
    """A remark for each; `text` is what was read."""
    stream = ole_stream(content, "WordDocument") or b""
    for found in _FIELD.finditer(stream):
        yield _lost_field(stream, found.start(), found[1].decode("utf-16-le").upper(), text)


def _lost_field(stream: bytes, at: int, name: str, text: str) -> Remark:
    before = _CONTROLS.split(stream[max(at - _BEFORE, 0) : at].decode("utf-16-le", "replace"))[-1].strip()
    found = text.find(before)
    # Words that stand in several places do not say where.
    spans: tuple[Span, ...] = ((found, found + len(before)),) if before and found == text.rfind(before) >= 0 else ()
    what = _SHOWS[name]
    message = said("At the beginning of a paragraph stands {what} is not read", what=what)
    if before:
        message = said("After “{before}” stands {what} is not read", before=before, what=what)
    return CONTENT_NOT_READ.remark(message, spans)
