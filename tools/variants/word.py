"""The notice as Word documents: with typed numbers, with numbers that Word counts, and its tasks as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from variants.sample import HEADINGS, TITLE, Paragraph, forms, letterhead, paragraphs, rows

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Which list counts a kind of paragraph, and at which of its levels.
_LISTS = {"clause": (1, 0), "head1": (2, 0), "head2": (2, 1), "item": (3, 0)}
_HEADINGS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))
# Tasks count on through all sections.
_DEFINITIONS = {1: _HEADINGS, 2: _HEADINGS, 3: (("decimal", "%1."),)}
_CENTRED = '<w:jc w:val="center"/>'
# A4 across, in twentieths of a point.
_ACROSS = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000"/></w:sectPr>'
)
_WIDTHS = (700, 5200, 2000, 1300, 2400, 3000)


def typed() -> bytes:
    """Numbers are text."""
    return _document([_letterhead(), *(_typed(paragraph) for paragraph in paragraphs()), *_forms()])


def automatic() -> bytes:
    """Numbers are counted by the program, and stand nowhere in the text."""
    return _document([_letterhead(), *(_counted(paragraph) for paragraph in paragraphs()), *_forms()], numbered=True)


def table() -> bytes:
    """The tasks as a table below the plan's title; headings are merged over its columns."""
    body = [_row(HEADINGS)]
    body += (_heading_row(row.cells[0]) if row.is_heading else _row(row.cells) for row in rows())
    return _document([_paragraph([TITLE], _CENTRED), _table(body, _WIDTHS), _ACROSS])


def _letterhead() -> str:
    return _paragraph([letterhead()], _CENTRED)


def _typed(paragraph: Paragraph) -> str:
    first, *others = paragraph.lines
    return _paragraph([paragraph.label + first, *others], _properties(paragraph))


def _counted(paragraph: Paragraph) -> str:
    numbered = _LISTS.get(paragraph.kind)
    if numbered is None:
        return _typed(paragraph)
    number, level = numbered
    return _paragraph(paragraph.lines, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _properties(paragraph: Paragraph) -> str:
    return {"title": _CENTRED, "signature": '<w:jc w:val="right"/>', "date": '<w:jc w:val="right"/>'}.get(
        paragraph.kind, ""
    )


def _forms() -> Iterable[str]:
    for form in forms():
        yield _paragraph([form["label"]])
        yield _paragraph([form["title"]], _CENTRED)
        if form["above"]:
            yield _paragraph([form["above"]])
        yield _table([_row(row) for row in (form["columns"], *form["rows"])], [1500] * len(form["columns"]))


def _paragraph(lines: Iterable[str], properties: str = "") -> str:
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{text}</w:r></w:p>"


def _table(body: Iterable[str], widths: Iterable[int]) -> str:
    edges = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{head}{''.join(body)}</w:tbl>"


def _row(cells: Iterable[str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell.split(chr(10)))}</w:tc>' for cell in cells)}</w:tr>"


def _heading_row(title: str) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{len(HEADINGS)}"/></w:tcPr>'
    return f"<w:tr><w:tc>{span}{_paragraph([title])}</w:tc></w:tr>"


def _document(blocks: Iterable[str], *, numbered: bool = False) -> bytes:
    namespaces = f'xmlns:w="{_W}"'
    members = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {namespaces}><w:body>{''.join(blocks)}</w:body></w:document>",
    }
    if numbered:
        members["word/numbering.xml"] = f"<w:numbering {namespaces}>{_numbering()}</w:numbering>"
        members["word/_rels/document.xml.rels"] = _relations({"rId1": ("numbering", "numbering.xml")})
    return _packed({"[Content_Types].xml": _content_types(numbered), **members})


def _numbering() -> str:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{_levels(levels)}</w:abstractNum>'
        for key, levels in _DEFINITIONS.items()
    )
    return lists + "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in _DEFINITIONS)


def _levels(levels: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (number_format, text) in enumerate(levels)
    )


def _content_types(numbered: bool) -> str:
    parts = {"document": "document.main", **({"numbering": "numbering"} if numbered else {})}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for part, kind in parts.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _packed(members: Mapping[str, str]) -> bytes:
    """The day of packing is no part of the bytes."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, member in members.items():
            text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{member}'
            archive.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    return content.getvalue()
