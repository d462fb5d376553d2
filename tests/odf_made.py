"""Makes OpenDocument files of a few lines for the tests: only what a reader looks at."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = ("office", "table", "text", "style", "draw")
_SPACES = " ".join(
    [
        *(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in _NAMES),
        f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_ODF}:svg-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:xml="http://www.w3.org/XML/1998/namespace"',
    ]
)


def ods(body: str, styles: str = "", masters: str = "") -> bytes:
    """A workbook of the given `table:table` elements."""
    return packed("spreadsheet", body, styles, masters)


def odt(body: str, styles: str = "", masters: str = "") -> bytes:
    """A text of the given paragraphs, lists and tables."""
    return packed("text", body, styles, masters)


def packed(kind: str, body: str, styles: str, masters: str) -> bytes:
    """`styles` are automatic ones of the content, `masters` the `style:master-page` elements."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    shared = (
        f"<office:document-styles {_SPACES}><office:master-styles>{masters}</office:master-styles>"
        "</office:document-styles>"
    )
    return opendocument({"content.xml": content, "styles.xml": shared}, kind)


def flat(kind: str, body: str, styles: str = "") -> bytes:
    """One XML file with all of it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def opendocument(members: Mapping[str, str], kind: str = "spreadsheet") -> bytes:
    """An archive that begins with its media type, not compressed."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", ZIP_STORED)
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()
