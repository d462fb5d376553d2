"""What a PDF says in place of glyphs (ActualText, ISO 32000-1, 14.9.4), held against what their fonts say they are.

Nobody sees it: where the font explains its glyphs, it is left aside, and told if it says something else.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import addressof, c_char_p, c_ulong, c_void_p, create_string_buffer
from unicodedata import normalize

from msgspec import Struct

from govtask_extract.reading.formats.from_pdf.glyphs import Glyphs
from govtask_extract.reading.formats.from_pdf.pdfium import pdfium, quick

_KEY = b"ActualText"
# In bytes: nobody says more in place of a few glyphs.
_LONGEST = 100_000
# ISO 32000-2, 7.9.2.2; of PDFDocEncoding, what texts are written with is Latin-1.
_ENCODINGS = ((BOM_UTF16_BE, "utf-16-be"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF8, "utf-8"))
_UNMAPPED = "\ufffd"

_marks = quick(pdfium.FPDFPageObj_CountMarks, c_void_p)
_mark = quick(pdfium.FPDFPageObj_GetMark, c_void_p, c_ulong, gives=c_void_p)
_kind = quick(pdfium.FPDFPageObjMark_GetParamValueType, c_void_p, c_char_p)
_value = quick(pdfium.FPDFPageObjMark_GetParamBlobValue, c_void_p, c_char_p, c_void_p, c_ulong, c_void_p)
_remove = quick(pdfium.FPDFPageObj_RemoveMark, c_void_p, c_void_p)

_length = c_ulong()


class Replacement(Struct, frozen=True):
    """What is said in place of some texts, given by their addresses."""

    said: str
    texts: tuple[int, ...]


def take_replacements(texts: Iterable[int]) -> list[Replacement]:
    """Those of the page's texts, in their order; from here on PDFium finds there what the fonts say."""
    said: dict[int, str] = {}
    replaced: dict[int, list[int]] = {}
    for text in texts:
        for mark in _marks_with_text(text) if _marks(text) else ():
            said.setdefault(mark, _string(mark))
            replaced.setdefault(mark, []).append(text)
    for mark, several in replaced.items():
        for text in several:
            _remove(text, mark)
    return [Replacement(said[mark], tuple(several)) for mark, several in replaced.items()]


def _marks_with_text(text: int) -> Iterator[int]:
    for number in range(_marks(text)):
        mark = _mark(text, number)
        if mark and _kind(mark, _KEY) == pdfium.FPDF_OBJECT_STRING:
            yield mark


def _string(mark: int) -> str:
    """The library's own reading of it loses all that is not ASCII."""
    buffer = create_string_buffer(_LONGEST)
    if not _value(mark, _KEY, addressof(buffer), _LONGEST, addressof(_length)) or _length.value > _LONGEST:
        return ""
    content = buffer.raw[: _length.value]
    encoding = next((name for start, name in _ENCODINGS if content.startswith(start)), "latin-1")
    return content.decode(encoding, errors="replace").lstrip("\ufeff")


def held_against(
    replacements: Iterable[Replacement], glyphs: Glyphs, owned: Mapping[int, Sequence[int]]
) -> tuple[Glyphs, list[int]]:
    """The page's characters, those that no map explains as they are said to be, and the numbers of the others that are
    said to be something else.
    """
    characters, others = list(glyphs.characters), list[int]()
    for replacement in replacements:
        numbers = [number for text in replacement.texts for number in owned.get(text, ())]
        inked = [number for number in numbers if not characters[number].isspace()]
        said = "".join(replacement.said.split())
        if any(characters[number] == _UNMAPPED for number in inked):
            if len(said) == len(inked):
                for number, character in zip(inked, said, strict=True):
                    characters[number] = character
        elif said and _plain(said) != _plain("".join(characters[number] for number in inked)):
            others += inked
    return Glyphs("".join(characters), glyphs.sides, glyphs.drawn), others


def _plain(text: str) -> str:
    """A ligature and its letters are the same, and so are a hyphen and one that breaks no line."""
    return normalize("NFKC", text).replace("\xad", "-")
