"""An OFD with something of everything: a template, a drawing that is used, a table, a watermark, a seal."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
# In millimetres: where the text begins, how far lines, rows and columns stand apart, and the room below them.
_LEFT, _TOP, _LINE, _ROW, _COLUMN, _ROOM = 20, 20, 6, 8, 35, 99
_LONGEST, _LONGEST_IN_CELL = 36, 7
# A seal as GB/T 38540-2020 has it, as far as its name: DER.
_SEAL = "0\x1b0\x190\x0b\x16\x02ES\x02\x01\x04\x16\x02me\x16\x01i0\x07\x02\x01\x01\x0c\x02AB"


def ofd_parts(lines: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The members of the package."""
    top = _TOP + _LINE * len(lines) + 10
    body = "".join(_text(line[:_LONGEST], _LEFT, _TOP + _LINE * at) for at, line in enumerate(lines))
    cells = "".join(
        _text(cell[:_LONGEST_IN_CELL], _LEFT + _COLUMN * column, top + _ROW * row)
        for row, values in enumerate(rows)
        for column, cell in enumerate(values)
    )
    use = '<ofd:CompositeObject ID="7" Boundary="0 0 210 297" CTM="1 0 0 1 0 0" ResourceID="60"/>'
    roots = _place("DocRoot", "D/Document.xml") + _place("Signatures", "D/S.xml")
    page = body + _rules(len(rows), len(rows[0]), top) + cells + use
    return {
        "OFD.xml": _part("OFD", f"<ofd:DocBody>{roots}</ofd:DocBody>"),
        "D/Document.xml": _part("Document", _document(top + _ROOM)),
        "D/Page.xml": _page(page, '<ofd:Template TemplateID="50"/>'),
        "D/Tpl.xml": _page(_text("— 1 —", 90, top + _ROOM - 9)),
        "D/Res.xml": _part("Res", f"<ofd:CompositeGraphicUnits>{_unit()}</ofd:CompositeGraphicUnits>"),
        "D/Annots.xml": _part("Annotations", f'<ofd:Page PageID="100">{_place("FileLoc", "Annot.xml")}</ofd:Page>'),
        "D/Annot.xml": _part("PageAnnot", _watermark()),
        "D/S.xml": _part("Signatures", '<ofd:Signature ID="1" BaseLoc="Sign.xml"/>'),
        "D/Sign.xml": _part("Signature", f"<ofd:SignedInfo>{_stamp()}</ofd:SignedInfo>"),
        "D/Seal.esl": _SEAL,
    }


def _text(words: str, x: float, y: float) -> str:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="g {max(1, len(words) - 1)} 4.5">{escape(words)}</ofd:TextCode>'
    return f'<ofd:TextObject ID="9" Boundary="{x} {y} 150 5" Font="1" Size="4.5">{code}</ofd:TextObject>'


def _rules(rows: int, columns: int, top: float) -> str:
    left, right, bottom = _LEFT - 2, _LEFT - 2 + _COLUMN * columns, top - 1 + _ROW * rows
    level = [f"M {left} {top - 1 + _ROW * row} L {right} {top - 1 + _ROW * row}" for row in range(rows + 1)]
    upright = [f"M {left + _COLUMN * at} {top - 1} L {left + _COLUMN * at} {bottom}" for at in range(columns + 1)]
    data = f"<ofd:AbbreviatedData>{' '.join([*level, *upright])}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="8" Boundary="0 0 210 {bottom + 9}" LineWidth="0.3">{data}</ofd:PathObject>'


def _unit() -> str:
    content = f"<ofd:Content>{_text('内部资料', 20, 5)}</ofd:Content>"
    return f'<ofd:CompositeGraphicUnit ID="60">{content}</ofd:CompositeGraphicUnit>'


def _watermark() -> str:
    appearance = f'<ofd:Appearance Boundary="50 90 99 20">{_text("草稿", 0, 0)}</ofd:Appearance>'
    return f'<ofd:Annot ID="70" Type="Watermark">{appearance}</ofd:Annot>'


def _stamp() -> str:
    stamp = '<ofd:StampAnnot ID="1" PageRef="100" Boundary="99 99 40 40"/>'
    return f"{stamp}<ofd:Seal>{_place('BaseLoc', 'Seal.esl')}</ofd:Seal>"


def _document(height: float) -> str:
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 210 {height}</ofd:PhysicalBox></ofd:PageArea>"
    template = f'<ofd:TemplatePage ID="50" BaseLoc="Tpl.xml"/>{_place("DocumentRes", "Res.xml")}'
    pages = '<ofd:Pages><ofd:Page ID="100" BaseLoc="Page.xml"/></ofd:Pages>'
    return f"<ofd:CommonData>{area}{template}</ofd:CommonData>{pages}{_place('Annotations', 'Annots.xml')}"


def _place(kind: str, part: str) -> str:
    return f"<ofd:{kind}>{part}</ofd:{kind}>"


def _page(inner: str, before: str = "") -> str:
    return _part("Page", f'{before}<ofd:Content><ofd:Layer ID="2">{inner}</ofd:Layer></ofd:Content>')


def _part(kind: str, inner: str) -> str:
    return f"<ofd:{kind} {_SPACE}>{inner}</ofd:{kind}>"
