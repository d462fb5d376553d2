"""Makes pages whose text layer lies about what they show, and odd ones whose layer is honest."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from notice_lines import lines
from pdf_made import HAN, HAN_DESCENDANT, HAN_DESCRIPTOR, pdf, stream
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pypdfium2 import PdfDocument
from subset_font import cut_font

FACE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 72.0, 80.0, 24.0, 14.0
SEEN, UNSEEN = 0, 3

Says = Callable[[str], str]
"""What the font's map to Unicode says that a glyph's character is."""


@dataclass(frozen=True)
class Row:
    """A line of text, its left and its baseline from the top of the page; `stretch` in percent, colours as in PDF."""

    text: str
    left: float = LEFT
    down: float = TOP
    size: float = SIZE
    mode: int = SEEN
    stretch: float = 100
    colour: bytes = b"0 g"
    turn: bytes = b"1 0 0 1"
    spacing: float = 0


def rows(lines: Iterable[str], top: float = TOP, leading: float = LEADING, **each: object) -> list[Row]:
    return [Row(text, down=top + leading * at, **each) for at, text in enumerate(lines)]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Face:
    """An embedded font: what its map says; None: it has no map. `blank`: its glyphs show nothing."""

    says: Says | None = str
    blank: bool = False
    file: Path = FACE
    number: int = 0
    encoding: bytes = b"Identity-H"


@dataclass(frozen=True)
class Sheet:
    """A page: rows in an embedded font, a layer in one that is not, which Adobe's tables explain, a picture below.

    `before` is drawn before the rows, `layer_map` is what the layer's font says of itself, `entries` are the page's.
    """

    rows: Sequence[Row] = ()
    face: Face = Face()
    layer: Sequence[Row] = ()
    picture: Image.Image | None = None
    place: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)
    entries: bytes = b""
    before: bytes = b""
    layer_map: bytes = b""


def made(*sheets: Sheet) -> bytes:
    """A PDF of these pages."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for sheet in sheets:
        kids.append(len(objects) + 1)
        _add(objects, sheet)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return pdf(objects)


def _add(objects: list[bytes], sheet: Sheet) -> None:
    at = len(objects) + 1
    codes, font = _font(sheet.face, "".join(row.text for row in sheet.rows), at + 2)
    objects.append(b"")
    content = sheet.before
    if sheet.picture:
        x0, top, x1, bottom = sheet.place
        content += b"q %g 0 0 %g %g %g cm /I Do Q\n" % (x1 - x0, bottom - top, x0, HEIGHT - bottom)
    content += b"".join(_drawn(row, b"E", b"".join(b"%04x" % codes[c] for c in row.text)) for row in sheet.rows)
    content += b"".join(_drawn(row, b"H", row.text.encode("utf-16-be").hex().encode()) for row in sheet.layer)
    objects.append(_packed(content))
    objects += font
    han = len(objects) + 1
    objects += [HAN.replace(b"7 0 R", b"%d 0 R" % (han + 1)), HAN_DESCENDANT.replace(b"8 0 R", b"%d 0 R" % (han + 2))]
    objects.append(HAN_DESCRIPTOR)
    if sheet.layer_map:
        objects[han - 1] = objects[han - 1][:-2] + b"/ToUnicode %d 0 R>>" % (len(objects) + 1)
        objects.append(_packed(sheet.layer_map))
    resources = b"/Font<</E %d 0 R/H %d 0 R>>" % (at + 2, han)
    if sheet.picture:
        resources += b"/XObject<</I %d 0 R>>" % (len(objects) + 1)
        objects.append(_picture(sheet.picture))
    objects[at - 1] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R%s/Resources<<%s>>>>" % (
        WIDTH, HEIGHT, at + 1, sheet.entries, resources,
    )  # fmt: skip


def _drawn(row: Row, font: bytes, codes: bytes) -> bytes:
    return b"q %s BT /%s %g Tf %d Tr %g Tz %g Tc %s %g %g Tm <%s> Tj ET Q\n" % (
        row.colour, font, row.size, row.mode, row.stretch, row.spacing, row.turn, row.left, HEIGHT - row.down, codes,
    )  # fmt: skip


def _packed(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content), b"/Filter/FlateDecode" + entries)


def _picture(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=75)
    space = b"DeviceGray" if picture.mode == "L" else b"DeviceRGB"
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode"
    return stream(written.getvalue(), entries % (*picture.size, space))


def _font(face: Face, text: str, at: int) -> tuple[dict[str, int], list[bytes]]:
    """The code of each character, and the objects from number `at` on, the first of which is the font."""
    cut = cut_font(face.file, face.number, text, face.blank)
    codes = {character: cut.codes[character] for character in set(text)}
    advance = b" ".join(b"%d[%d]" % (code, cut.advances[code]) for code in sorted(set(codes.values())))
    mapped = b"/ToUnicode %d 0 R" % (at + 4) if face.says else b""
    return codes, [
        b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Hei/Encoding/%s/DescendantFonts[%d 0 R]%s>>"
        % (face.encoding, at + 1, mapped),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Hei/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]/CIDToGIDMap/Identity>>" % (at + 2, advance),
        b"<</Type/FontDescriptor/FontName/ABCDEF+Hei/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900"
        b"/Descent -200/CapHeight 700/StemV 80/FontFile2 %d 0 R>>" % (at + 3),
        stream(cut.packed, b"/Filter/FlateDecode/Length1 %d" % cut.length),
        _packed(to_unicode({code: face.says(c) for c, code in codes.items()} if face.says else {})),
    ]


def to_unicode(said: dict[int, str]) -> bytes:
    """The map of codes of two bytes."""
    pairs = [b"<%04x> <%s>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in sorted(said.items())]
    parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    listed = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part)) for part in parts)
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n" + listed + b"\nendcmap end end"
    )


def painted(sheet: Sheet, dpi: int = 200, grey: bool = True) -> Image.Image:
    """The page as a scanner sees it."""
    document = PdfDocument(made(sheet))
    return document[0].render(scale=dpi / 72, grayscale=grey).to_pil()


def noisy(picture: Image.Image, strength: float = 18, blur: float = 0.6) -> Image.Image:
    """As a scanner gives it."""
    noise = Image.effect_noise(picture.size, strength).convert(picture.mode)
    return ImageChops.add(picture.filter(ImageFilter.GaussianBlur(blur)), noise, scale=1, offset=-128)


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    white = 255 if picture.mode == "L" else (255, 255, 255)
    return picture.rotate(degrees, fillcolor=white, resample=Image.Resampling.BICUBIC)


def unseen(lines: Iterable[Row]) -> list[Row]:
    return [replace(row, mode=UNSEEN) for row in lines]


def printed(says: Says | None, seed: int, **more: int) -> bytes:
    """A page whose font's map says what it likes."""
    return made(Sheet(rows(lines(seed, **more)), Face(says)))


def scanned(seed: int, layer: Sequence[Row], degrees: float = 0, seal: bool = False, **face: object) -> bytes:
    """A scan of the notice with a layer; in the embedded font if `exact`."""
    picture = noisy(turned(painted(Sheet(rows(lines(seed)))), degrees))
    if seal:
        picture = picture.convert("RGB")
        ImageDraw.Draw(picture).ellipse((900, 1500, 1330, 1930), outline=(220, 40, 40), width=14)
    if face.get("exact"):
        return made(Sheet(unseen(layer), picture=picture))
    return made(Sheet(layer=unseen(layer), picture=picture))
