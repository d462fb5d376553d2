"""Makes the font that stands in where a PDF names one without bringing it: the same box for every character."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable, cmap_format_13

TARGET = Path(__file__).resolve().parent.parent / "src/govtask_extract/reading/formats/from_pdf/substitute.ttf"
# A Han character's share of its box, in thousandths as Chinese fonts have it.
EM, ASCENT, DESCENT = 1000, 880, -120
# No higher than the ascent that a PDF gives its font, so that the PDF's own measures hold.
HEIGHT = 500
# The last of the planes that hold Han characters.
LAST = 0x3FFFF


def make() -> bytes:
    """The font's bytes, the same each time."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupGlyf({name: _box() for name in (".notdef", "box")})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "box"), (EM, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Substitute", "styleName": "Regular"})
    builder.setupCharacterMap({0x21: "box"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.font["cmap"].tables = [_every_character()]
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(TARGET)
    return TARGET.read_bytes()


def _box() -> object:
    pen = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (0, HEIGHT), (EM, HEIGHT), (EM, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


def _every_character() -> CmapSubtable:
    """Format 13 maps a whole range of characters to one glyph."""
    table = cmap_format_13(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = dict.fromkeys(range(0x21, LAST + 1), "box")
    return table


if __name__ == "__main__":
    print(f"{TARGET.name}: {len(make())} bytes")
