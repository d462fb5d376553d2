"""OFD packages made up for tests: the parts around the objects of pages, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.read import read

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.6
"""Of the letters, in millimetres: 16 points."""

Parts = dict[str, str | bytes]


def text(words: str, x: float = 30, y: float = 40, more: str = "", inner: str = "", size: float = SIZE) -> str:
    """A line that begins at this place; `more` are attributes of the object, `inner` elements before its code."""
    delta = f' DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} {size * len(words)} {size}" Font="1" Size="{size}" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="{0.86 * size:.3f}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str, boundary: str = "0 0 210 297", more: str = "", inner: str = "") -> str:
    return (
        f'<ofd:PathObject ID="8" Boundary="{boundary}" {more}>{inner}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def filled(x: float, y: float, width: float, height: float, colour: str = "0 0 0", more: str = "") -> str:
    """A rectangle without an outline."""
    data = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
    attributes = f'Stroke="false" Fill="true" {more}'
    return path(data, f"{x} {y} {width} {height}", attributes, f'<ofd:FillColor Value="{colour}"/>')


def picture(x: float, y: float, width: float, height: float, resource: str = "50") -> str:
    return (
        f'<ofd:ImageObject ID="7" Boundary="{x} {y} {width} {height}" CTM="{width} 0 0 {height} 0 0"'
        f' ResourceID="{resource}"/>'
    )


def layer(objects: str, more: str = "") -> str:
    return f'<ofd:Layer ID="2" {more}>{objects}</ofd:Layer>'


def page(*layers: str, before: str = "") -> str:
    """`before` is what stands before the content: an area, templates."""
    return f"<ofd:Page {SPACE}>{before}<ofd:Content>{''.join(layers)}</ofd:Content></ofd:Page>"


def document(pages: Sequence[str], common: str = "", more: str = "", box: str = "0 0 210 297") -> str:
    """`pages` are the places of their parts, `common` stands in the common data, `more` behind the pages."""
    listed = "".join(f'<ofd:Page ID="{100 + at}" BaseLoc="{place}"/>' for at, place in enumerate(pages))
    area = f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
    return (
        f"<ofd:Document {SPACE}><ofd:CommonData>{area}{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>"
    )


def entry(*roots: str, more: str = "") -> str:
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot>{more}</ofd:DocBody>" for root in roots)
    return f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>'


def resources(content: str, base: str = "Res") -> str:
    return f'<ofd:Res {SPACE} BaseLoc="{base}">{content}</ofd:Res>'


def media(identity: str, file: str) -> str:
    inner = f'<ofd:MultiMedia ID="{identity}" Type="Image"><ofd:MediaFile>{file}</ofd:MediaFile></ofd:MultiMedia>'
    return f"<ofd:MultiMedias>{inner}</ofd:MultiMedias>"


def unit(identity: str, objects: str) -> str:
    """A drawing that may be used in several places."""
    inner = f'<ofd:CompositeGraphicUnit ID="{identity}" Width="99" Height="99"><ofd:Content>{objects}</ofd:Content>'
    return f"<ofd:CompositeGraphicUnits>{inner}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"


def parts_of(*pages: str, common: str = "", more: str = "", box: str = "0 0 210 297", body: str = "") -> Parts:
    """One document; each page is its own XML, or the objects of its only layer."""
    whole = [given if given.startswith("<ofd:Page") else page(layer(given)) for given in pages]
    places = [f"Pages/Page_{number}/Content.xml" for number in range(len(whole))]
    own: Parts = {f"Doc_0/{place}": content for place, content in zip(places, whole, strict=True)}
    return {
        "OFD.xml": entry("Doc_0/Document.xml", more=body),
        "Doc_0/Document.xml": document(places, common, more, box),
        **own,
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read_parts(parts: Mapping[str, str | bytes], **options: object) -> RawDocument:
    return read(Source("made.ofd", packed(parts)), Options(**options))  # type: ignore[arg-type]


def read_pages(*pages: str, **options: object) -> RawDocument:
    """What is read of pages, each given as `parts_of` takes them."""
    return read_parts(parts_of(*pages), **options)


def apart(raw: RawDocument) -> list[tuple[str, str]]:
    """What is furniture by itself: kind and words."""
    return [(kind, raw.text[start:end]) for (start, end), kind in raw.furniture]


def seen(raw: RawDocument) -> str:
    """The text without what stands apart."""
    hidden = {at for (start, end), _ in raw.furniture for at in range(start, end)}
    lines = "".join(character for at, character in enumerate(raw.text) if at not in hidden).split("\n")
    return "\n".join(line for line in lines if line.strip())


def codes(raw: RawDocument) -> set[str]:
    return {remark.code for remark in raw.remarks}
