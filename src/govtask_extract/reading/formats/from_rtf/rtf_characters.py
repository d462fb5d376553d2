"""The characters of rich text: bytes in the encoding of their font, characters by number, and those with a name."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from govtask_extract.reading.setting_apart import without_marks

NAMED: Mapping[str, str] = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "~": "\u00a0",
    "_": "-",
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
# \fcharset: symbols, which are counted in bytes; simplified and traditional Chinese, Japanese, Korean.
_CHARSETS = {2: "latin-1", 134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949"}
_CODE_PAGES = {936: "gb18030", 10008: "gb18030", 54936: "gb18030", 950: "cp950", 65001: "utf-8"}


def encoding_of_font(charset: int) -> str | None:
    """None for fonts that the document's own encoding is right for."""
    return _CHARSETS.get(charset)


def encoding_of_page(number: int) -> str:
    """By \\ansicpg."""
    return _CODE_PAGES.get(number, f"cp{number}")


def decoded(content: bytes, encodings: tuple[str | None, ...]) -> str:
    """In the first of the encodings that fits; Western bytes stand alone, so that they fit no Chinese one."""
    if content.isascii():
        return content.decode("ascii")
    for encoding in filter(None, (*encodings, "gb18030", "cp1252")):
        # A file may name an encoding that nobody knows.
        with suppress(UnicodeDecodeError, LookupError):
            return without_marks(content.decode(encoding))
    return without_marks(content.decode("gb18030", "replace"))


def character(number: int) -> str:
    """Of \\u: 16 bits with a sign; half of a pair is a surrogate, see `paired`."""
    return without_marks(chr(number & 0xFFFF))


def paired(text: str) -> str:
    """Two surrogates become the character that they stand for, one alone becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
