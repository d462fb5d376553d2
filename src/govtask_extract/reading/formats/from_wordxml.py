"""Word's XML files: flat packages (2006 and later), and the documents of Word 2003, which are often called .doc."""

from __future__ import annotations

import re

from msgspec.structs import replace

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

_HEAD = 20_000
_OF_2003 = re.compile(rb"<(?:[\w.-]+:)?wordDocument[\s>]")
_FLAT = re.compile(rb"<(?:[\w.-]+:)?package\s[^>]*/2006/xmlPackage")


def sniff(content: bytes, suffix: str) -> Fit:
    """Told by the root element, in UTF-16, too."""
    head = content[:_HEAD].replace(b"\0", b"")
    if _OF_2003.search(head) or (_FLAT.search(head) and b"wordprocessingml" in content.replace(b"\0", b"")):
        return Fit.CERTAIN
    return Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """As the same document in DOCX."""
    from govtask_extract.reading.formats.from_docx.flat_parts import parts_in
    from govtask_extract.reading.formats.from_docx.package import Package
    from govtask_extract.reading.formats.from_docx.whole_document import read_package

    package = Package(parts_in(source.content, options.limits), options.limits)
    read = read_package(package, source.path, options)
    return replace(read, media_type=READER.media_types[0], reader=READER.name)


READER = Reader(
    name="wordxml",
    summary=said("Word documents as one XML file, of Word 2003, too"),
    media_types=("application/xml", "text/xml"),
    suffixes=(".xml",),
    sniff=sniff,
    read=read,
)
