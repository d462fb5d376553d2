"""A Chinese font cut down to the characters of a page, as PDFs bring theirs."""

from __future__ import annotations

import logging
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from notice_lines import FAMILIES, NAMES, NOTICE, TRADITIONAL


class CutFont(NamedTuple):
    """The code of each character, each code's advance in thousandths, the font's file, packed, and its length."""

    codes: dict[str, int]
    advances: dict[int, int]
    packed: bytes
    length: int


def cut_font(file: Path, number: int, text: str, blank: bool) -> CutFont:
    """`blank`: its glyphs show nothing."""
    usual = _usual()
    return _cut(file, number, usual if usual.issuperset(text) else frozenset(text), blank)


@cache
def _usual() -> frozenset[str]:
    """Most pages share one font, which is made once."""
    ascii_letters = map(chr, range(0x20, 0x7F))
    return frozenset(
        (*NOTICE.read_text("utf-8"), *NAMES, *FAMILIES, *TRADITIONAL, *ascii_letters, "　", "是", "否")
    ) - {"\n"}


@cache
def _cut(file: Path, number: int, characters: frozenset[str], blank: bool) -> CutFont:
    # It warns of each table that it leaves out.
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = TTFont(file, fontNumber=number)
    subsetter = Subsetter(Options(notdef_outline=True, layout_features=[]))
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    names, widths, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    codes = {c: font.getGlyphID(names[ord(c)]) if ord(c) in names else 0 for c in characters}
    advances = {code: round(1000 * widths[font.getGlyphName(code)][0] / per_em) for code in set(codes.values())}
    if blank:
        for name in font.getGlyphOrder():
            font["glyf"][name] = type(font["glyf"][name])()
    # Maps of the font's own would tell the truth.
    for table in ("cmap", "post"):
        if table in font:
            del font[table]
    written = BytesIO()
    font.save(written)
    return CutFont(codes, advances, zlib.compress(written.getvalue(), 1), len(written.getvalue()))
