"""The parts of an OFD package (GB/T 33190-2016): pages that are written like a canvas of reportlab's, and their XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from make_lines import width_of
from reportlab.lib.units import mm

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_FONT_ID = 1
# Bold letters are struck twice, so far apart, in shares of their size.
_STRUCK_AGAIN = 0.02
# The foot of a font's em box lies so far below its line, in shares of its size.
_DESCENT = 0.14
# The time that every part is said to be of, so that the bytes are the same each time.
_TIME = (1980, 1, 1, 0, 0, 0)
# From so many steps of one length on, the notation with g is the shorter.
_REPEATED = 3


def millimetres(points: float) -> str:
    """As the file has them, and without a tail of noughts."""
    return f"{points / mm:.4f}".rstrip("0").rstrip(".")


@dataclass
class OfdCanvas:
    """One page; as far as reportlab's canvas does, y counts upwards from its foot, and colours stay set."""

    height: float
    objects: list[str] = field(default_factory=list)
    fill: str = "0 0 0"
    stroke: str = "0 0 0"
    line_width: float = 1.0

    def setFillColorRGB(self, *parts: float) -> None:  # noqa: N802 - reportlab's name
        self.fill = _colour(parts)

    def setStrokeColorRGB(self, *parts: float) -> None:  # noqa: N802
        self.stroke = _colour(parts)

    def setLineWidth(self, points: float) -> None:  # noqa: N802
        self.line_width = points

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked path in a boundary of its own."""
        left, top = min(x0, x1), self.height - max(y0, y1)
        ends = [(x - left, self.height - y - top) for x, y in ((x0, y0), (x1, y1))]
        (ax, ay), (bx, by) = [tuple(map(millimetres, end)) for end in ends]
        self.objects.append(
            f'<ofd:PathObject ID="?" Boundary="{_box(left, top, abs(x1 - x0), abs(y1 - y0))}"'
            f' LineWidth="{millimetres(self.line_width)}"><ofd:StrokeColor Value="{self.stroke}"/>'
            f"<ofd:AbbreviatedData>M {ax} {ay} L {bx} {by}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def write(self, text: str, x: float, foot: float, size: float, spacing: float, bold: int) -> None:
        """`foot` is the foot of the em box, down from the page's top; the first `bold` characters are struck twice."""
        advances = [width_of(character, size, spacing) for character in text]
        for part, again in ((text, 0.0), (text[:bold], _STRUCK_AGAIN * size)):
            if part:
                self.objects.append(self._text(part, x + again, foot - size, size, advances[: len(part)]))

    def _text(self, text: str, left: float, top: float, size: float, advances: Sequence[float]) -> str:
        colour = "" if self.fill == "0 0 0" else f'<ofd:FillColor Value="{self.fill}"/>'
        steps = " ".join(_steps([millimetres(advance) for advance in advances[:-1]]))
        delta = f' DeltaX="{steps}"' if steps else ""
        return (
            f'<ofd:TextObject ID="?" Boundary="{_box(left, top, sum(advances), size)}" Font="{_FONT_ID}"'
            f' Size="{millimetres(size)}">{colour}<ofd:TextCode X="0" Y="{millimetres((1 - _DESCENT) * size)}"'
            f"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>"
        )


def _colour(parts: Sequence[float]) -> str:
    return " ".join(str(round(255 * part)) for part in parts)


def _box(*points: float) -> str:
    return " ".join(map(millimetres, points))


def _steps(steps: Sequence[str]) -> Iterator[str]:
    for step, group in groupby(steps):
        count = len(list(group))
        yield f"g {count} {step}" if count >= _REPEATED else " ".join([step] * count)


@dataclass
class OfdParts:
    """Numbers the objects as they come, and writes the package."""

    title: str
    width: float
    height: float
    pages: list[tuple[OfdCanvas, str]] = field(default_factory=list)
    """Each page, and the name of its template."""
    templates: dict[str, OfdCanvas] = field(default_factory=dict)
    _last: int = _FONT_ID

    def save(self, path: Path) -> None:
        with ZipFile(path, "w", ZIP_STORED) as archive:
            for name, content in self._parts():
                archive.writestr(ZipInfo(name, _TIME), _HEAD + content)

    def _parts(self) -> Iterator[tuple[str, str]]:
        ids = {name: self._next() for name in self.templates}
        yield "OFD.xml", self._entry()
        for name, canvas in self.templates.items():
            yield f"Doc_0/Tpls/{name}/Content.xml", self._page(canvas, "")
        for number, (canvas, template) in enumerate(self.pages):
            used = f'<ofd:Template TemplateID="{ids[template]}" ZOrder="Background"/>'
            yield f"Doc_0/Pages/Page_{number}/Content.xml", self._page(canvas, used)
        yield "Doc_0/PublicRes.xml", _fonts()
        yield "Doc_0/Document.xml", self._document(ids)

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _page(self, canvas: OfdCanvas, template: str) -> str:
        objects = "\n".join(written.replace('ID="?"', f'ID="{self._next()}"', 1) for written in canvas.objects)
        layer = f'<ofd:Layer ID="{self._next()}">\n{objects}\n</ofd:Layer>'
        return f"<ofd:Page {_SPACE}>{template}<ofd:Content>{layer}</ofd:Content></ofd:Page>"

    def _entry(self) -> str:
        info = f"<ofd:DocInfo><ofd:Title>{escape(self.title)}</ofd:Title></ofd:DocInfo>"
        body = f"<ofd:DocBody>{info}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        return f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD">{body}</ofd:OFD>'

    def _document(self, ids: dict[str, int]) -> str:
        pages = "".join(
            f'<ofd:Page ID="{self._next()}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
            for number in range(len(self.pages))
        )
        templates = "".join(
            f'<ofd:TemplatePage ID="{identity}" BaseLoc="Tpls/{name}/Content.xml"/>' for name, identity in ids.items()
        )
        area = f"<ofd:PhysicalBox>{_box(0, 0, self.width, self.height)}</ofd:PhysicalBox>"
        return (
            f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>{self._last}</ofd:MaxUnitID>"
            f"<ofd:PageArea>{area}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{templates}"
            f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
        )


def _fonts() -> str:
    font = f'<ofd:Font ID="{_FONT_ID}" FontName="FangSong" FamilyName="FangSong"/>'
    return f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts>{font}</ofd:Fonts></ofd:Res>'
