"""PDFium, loaded once: its raw functions, without the objects that its Python package builds around them.

A font of ours stands in for those that a PDF names without bringing them, whatever fonts the machine has.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, byref, c_char, c_int, c_ubyte, c_void_p, cast, memmove, string_at
from pathlib import Path
from threading import RLock
from typing import TypeAlias

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

__all__ = ["LOCK", "Handle", "address_of", "begin", "forget_substitutes", "has_substituted", "pdfium", "quick"]

Handle = object
"""What PDFium gives for a document, a page or a page's text: a pointer that only it can read."""

LOCK = RLock()
"""PDFium knows one thread at a time: whoever calls it holds this."""

_FONT = Path(__file__).with_name("substitute.ttf").read_bytes()
# PDFium has these fourteen itself (ISO 32000-1, 9.6.2.2).
_STANDARD = (b"Helvetica", b"Courier", b"Times", b"Symbol", b"ZapfDingbats")
_WHOLE_FILE = 0
# Any pointer but null: there is one font.
_HANDLE = 1
_ANY_CHARSET = 1

_SUBSTITUTED: list[bool] = []

_Pointer: TypeAlias = c_void_p | None


def _map_font(
    _info: _Pointer, _weight: int, _italic: int, _charset: int, _pitch: int, face: c_char, _exact: _Pointer
) -> int | None:
    if string_at(face).startswith(_STANDARD):  # type: ignore[arg-type]
        return None
    _SUBSTITUTED.append(True)
    return _HANDLE


def has_substituted() -> bool:
    """Whether the file that was opened last names fonts that it does not bring, as far as it was read.

    What is painted of their text does not look as it does elsewhere.
    """
    return bool(_SUBSTITUTED)


def forget_substitutes() -> None:
    """Another file is opened."""
    _SUBSTITUTED.clear()


def _font_data(_info: _Pointer, _font: int, table: int, buffer: c_ubyte, size: int) -> int:
    """The font's length; its bytes too, where the buffer has room."""
    if table != _WHOLE_FILE:
        return 0
    if buffer and size >= len(_FONT):
        memmove(buffer, _FONT, len(_FONT))  # type: ignore[arg-type]
    return len(_FONT)


def quick(function: object, *arguments: type, gives: type = c_int) -> Callable[..., int]:
    """One of PDFium's functions that takes and gives addresses and numbers, other threads left waiting for so short a
    call: a fourth of the time that structures take.
    """
    return PYFUNCTYPE(gives, *arguments)(cast(function, c_void_p).value or 0)  # type: ignore[arg-type]


def address_of(handle: Handle) -> int:
    """What a quick function takes for a handle."""
    return cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


_KINDS = dict(pdfium.FPDF_SYSFONTINFO._fields_)
_INFO = pdfium.FPDF_SYSFONTINFO(
    version=1,
    MapFont=_KINDS["MapFont"](_map_font),
    GetFont=_KINDS["GetFont"](lambda _info, _face: None),
    GetFontData=_KINDS["GetFontData"](_font_data),
    GetFaceName=_KINDS["GetFaceName"](lambda _info, _font, _buffer, _size: 0),
    GetFontCharset=_KINDS["GetFontCharset"](lambda _info, _font: _ANY_CHARSET),
    DeleteFont=_KINDS["DeleteFont"](lambda _info, _font: None),
)


def begin() -> None:
    """PDFium asks here for fonts, and not the system."""
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    pdfium.FPDF_SetSystemFontInfo(byref(_INFO))


begin()
