"""Plain text and Markdown, in any encoding that Chinese text is kept in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from govtask_extract.errors import UnknownFormat
from govtask_extract.model.document import Line, RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.reading.unread_formats import has_foreign_signature
from govtask_extract.saying.said import said

# What opens with one of these is no text, whatever its bytes would decode to.
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"%PDF-")
_MARKDOWN = (".md", ".markdown")


def sniff(content: bytes, suffix: str) -> Fit:
    """Text is what nobody else reads; whether it is text at all shows when it is decoded."""
    if content.startswith(_SIGNATURES) or has_foreign_signature(content):
        return Fit.NONE
    return Fit.LIKELY if suffix in READER.suffixes else Fit.LAST


def read(source: Source, options: Options) -> RawDocument:
    """The file's very content, line ends made line feeds and the byte order mark left out."""
    from govtask_extract.reading.builder import split_lines
    from govtask_extract.reading.encodings import decode
    from govtask_extract.reading.formats.from_text.markdown import find_marks
    from govtask_extract.reading.pictures import told_of_pictures

    decoded = decode(source.content)
    if decoded is None:
        raise UnknownFormat(
            said("{path} holds bytes that are no text", path=source.path),
            said("Text is read in UTF-8, UTF-16, GB18030 (GBK, GB2312) and Big5. Was the file renamed or damaged?"),
        )
    printed = split_lines(decoded)
    text = "\n".join(printed)
    markdown = source.suffix in _MARKDOWN
    marks = find_marks(text, markdown)
    ink = len("".join(text.split())) - sum(end - start for (start, end), _ in marks.furniture)
    return RawDocument(
        text=_with(marks.instead, text),
        lines=_lines(printed),
        media_type="text/markdown" if markdown else "text/plain",
        reader=READER.name,
        furniture=marks.furniture,
        replaced={at: text[at] for at in marks.instead},
        remarks=told_of_pictures(ink, marks.pictures),
        tables_in_text=True,
    )


def _with(instead: Mapping[int, str], text: str) -> str:
    """The text with other characters at these places, one for one."""
    characters = list(text) if instead else []
    for at, character in instead.items():
        characters[at] = character
    return "".join(characters) if instead else text


def _lines(printed: list[str]) -> tuple[Line, ...]:
    starts = accumulate((len(line) + 1 for line in printed), initial=0)
    return tuple(Line(start, start + len(line)) for start, line in zip(starts, printed, strict=False))


READER = Reader(
    name="text",
    summary=said("plain text and Markdown"),
    media_types=("text/plain", "text/markdown"),
    suffixes=(".txt", ".text", *_MARKDOWN),
    sniff=sniff,
    read=read,
    plain=True,
)
