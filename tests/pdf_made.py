"""Makes PDFs object by object for the tests, sound or not."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 72 700 Td (1. Build a park) Tj ET "


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is its catalogue."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(written))
    return written + table + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream's object."""
    return b"<</Length %d%s>>stream\n" % (len(content), entries) + content + b"\nendstream"


def deflated(content: bytes) -> bytes:
    return stream(zlib.compress(content), b"/Filter/FlateDecode")


def page(
    content: bytes = stream(TEXT),
    *more: bytes,
    box: bytes = b"0 0 595 842",
    resources: bytes = b"/Font<</F 5 0 R>>",
    kids: bytes = b"3 0 R",
    count: int = 1,
) -> bytes:
    """A file of one page (object 3); `content` is object 4, the font 5, `more` follow."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources),
            content,
            FONT,
            *more,
        ]
    )


def form(content: bytes, resources: bytes) -> bytes:
    """A form that other content may draw."""
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>" % resources)


HAN = b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>"
HAN_DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor 8 0 R/DW 1000>>"
)
HAN_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -141 1000 859]/ItalicAngle 0/Ascent 859/Descent -141"
    b"/CapHeight 683/StemV 80>>"
)


def coded(text: str) -> bytes:
    """A text as the Han font's codes."""
    return b"<%s>" % text.encode("utf-16-be").hex().encode()


def said(text: str) -> bytes:
    """A text as a dictionary's value."""
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()


def written(*lines: str, left: float = 72, first: float = 740, leading: float = 24, size: float = 12) -> bytes:
    """What a page is drawn with: lines in the Han font."""
    return b"".join(
        b"BT /H %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n" % (size, left, first - at * leading, coded(line))
        for at, line in enumerate(lines)
    )


def han_page(
    content: bytes, *more: bytes, catalogue: bytes = b"", entries: bytes = b"", resources: bytes = b""
) -> bytes:
    """A file of one page (object 3); the fonts are F (5) and H (6), `more` follow from 9 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s"
            b"/Resources<</Font<</F 5 0 R/H 6 0 R>>%s>>>>" % (entries, resources),
            stream(content),
            FONT,
            HAN,
            HAN_DESCENDANT,
            HAN_DESCRIPTOR,
            *more,
        ]
    )
