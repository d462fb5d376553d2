"""Makes Word documents of a few lines for the tests: only what a reader looks at."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w99="urn:example:later"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A document of this body; `parts` are the inner XML of `styles`, `numbering`, `header1` …"""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({name: (name.rstrip("1"), f"{name}.xml") for name in parts}),
    }
    for name, content in parts.items():
        root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
        members[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
    return zipped(members)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of these members."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def paragraph(text: str, number: int | None = None, level: int = 0, *, style: str = "", more: str = "") -> str:
    """A paragraph, numbered if it has a `number` (its list's id); `more` are further properties."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number is not None else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}{more}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(depth: int, number_format: str, text: str, more: str = "") -> str:
    """A list's level. `more` are further properties, such as `<w:start w:val="3"/>`: without one it starts at 1."""
    start = "" if "<w:start" in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{number_format}"/>{more}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def numbered(identity: int, abstract_identity: int, override: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_identity}"/>{override}</w:num>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = (
        f'<Relationship Id="{identity}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(entries)}</Relationships>'
