"""The parts of an OpenDocument file: an archive's `content.xml` and `styles.xml`, or one file with all of it.

OpenDocument 1.3, part 2 (packages) and part 3, 3.1 (flat files).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.options import Limits
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip, read_member
from govtask_extract.reading.safe_xml import parse_xml
from govtask_extract.saying.said import said


class OdfParts(Struct, frozen=True):
    """`styles` is the same element as `content` in a flat file, None where a package has none."""

    content: Element
    styles: Element | None


def odf_parts(source: Source, limits: Limits) -> OdfParts:
    """Raises `UnreadableFile` and its kin."""
    if not source.content.startswith(b"PK"):
        root = parse_xml(source.content, limits)
        return OdfParts(root, root)
    with open_zip(source.content, limits) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise UnreadableFile(
                said("{path} holds no document", path=source.path), said("Open it in its program and save it again.")
            )
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in read_member(archive, manifest):
            hint = said("Open it in its program and save it without a password.")
            raise EncryptedFile(said("{path} is encrypted", path=source.path), hint)
        content = parse_xml(read_member(archive, "content.xml"), limits)
        styles = parse_xml(read_member(archive, "styles.xml"), limits) if "styles.xml" in names else None
        return OdfParts(content, styles)
