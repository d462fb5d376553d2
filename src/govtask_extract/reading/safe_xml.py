"""Parses XML from files that nobody vouches for: no document type, so no entities and nothing fetched."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring
from xml.parsers import expat

from govtask_extract.errors import UnreadableFile


class _PrologEnds(Exception):  # noqa: N818 - it is none
    """The root element has begun: a document type can come no more."""


def parse_xml(content: bytes) -> Element:
    """The root element; all names, of elements and attributes, without their namespaces.

    Office files declare each namespace in two spellings, transitional and strict, and never one name in two of them
    on the same element where it matters.
    """
    _refuse_document_type(content)
    root = fromstring(content)
    for element in root.iter():
        element.tag = _local(element.tag)
        if any("}" in name for name in element.attrib):
            element.attrib = {_local(name): value for name, value in element.attrib.items()}
    return root


def _refuse_document_type(content: bytes) -> None:
    """Entities, the stuff of XML bombs and of files that read other files, need a document type to be declared."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _stop
    try:
        parser.Parse(content, True)
    except _PrologEnds:
        return
    except expat.ExpatError as error:
        raise UnreadableFile(f"The XML in the file is damaged: {error}", "Save it again in its program.") from error


def _refuse(name: str, system_id: str | None, public_id: str | None, has_internal_subset: bool) -> None:
    raise UnreadableFile(
        "The XML in the file declares a document type", "No office program writes one: do not trust it."
    )


def _stop(name: str, attributes: dict[str, str]) -> None:
    raise _PrologEnds


def _local(name: str) -> str:
    return name.rpartition("}")[2]
