"""The parts of a document that is one XML file: a package written flat ([MS-DOCX] 2.8), or one of Word 2003."""

from __future__ import annotations

from base64 import b64decode
from xml.etree.ElementTree import Element

from govtask_extract.model.options import Limits
from govtask_extract.reading.formats.from_docx.alternatives import choose
from govtask_extract.reading.formats.from_docx.package import Part, plain_name
from govtask_extract.reading.formats.from_docx.word_2003 import parts_of_2003
from govtask_extract.reading.safe_xml import parse_xml


def parts_in(content: bytes, limits: Limits) -> dict[str, Part]:
    """By their names. Raises `UnreadableFile` and its kin."""
    root = choose(parse_xml(content, limits))
    if root.tag == "wordDocument":
        return parts_of_2003(root)
    return {plain_name(part.get("name") or ""): _part(part) for part in root.iter("part")}


def _part(part: Element) -> Part:
    within = part.find("xmlData/*")
    if within is not None:
        return lambda: within
    encoded = part.findtext("binaryData") or ""
    return lambda: b64decode(encoded)
