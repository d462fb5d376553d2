"""Parses XML from files that nobody vouches for: no document type, so no entities and nothing fetched."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse
from xml.parsers import expat

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Limits
from govtask_extract.reading.limits import check_limit


class _PrologEnds(Exception):
    """The root element has begun: a document type can come no more."""


def parse_xml(content: bytes, limits: Limits | None = None) -> Element:
    """The root element; all names, of elements and attributes, without their namespaces.

    Office files declare each namespace in two spellings, transitional and strict, and never one name in two of them
    on the same element where it matters.
    """
    _refuse_document_type(content)
    try:
        root = fromstring(content)
    except ParseError as error:
        raise _damaged(error) from error
    depth, level = 0, [root]
    while level:
        depth += 1
        check_limit("The XML in the file", "depth", depth, (limits or Limits()).depth)
        for element in level:
            _localize(element)
        level = [child for element in level for child in element]
    return root


def stream_xml(content: bytes, names: Collection[str]) -> Iterator[Element]:
    """The elements of these names in their order, each forgotten when the next is asked for."""
    _refuse_document_type(content)
    path: list[Element] = []
    try:
        for event, element in iterparse(BytesIO(content), ("start", "end")):
            if event == "start":
                path.append(element)
                check_limit("The XML in the file", "depth", len(path), Limits().depth)
                continue
            path.pop()
            if _local(element.tag) in names:
                for inner in element.iter():
                    _localize(inner)
                yield element
                for outer in path[-1:]:
                    outer.clear()
    except ParseError as error:
        raise _damaged(error) from error


def _localize(element: Element) -> None:
    element.tag = _local(element.tag)
    if any("}" in name for name in element.attrib):
        element.attrib = {_local(name): value for name, value in element.attrib.items()}


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
        raise _damaged(error) from error


def _damaged(error: Exception) -> UnreadableFile:
    return UnreadableFile(f"The XML in the file is damaged: {error}", "Save it again in its program.")


def _refuse(name: str, system_id: str | None, public_id: str | None, has_internal_subset: bool) -> None:
    raise UnreadableFile(
        "The XML in the file declares a document type", "No office program writes one: do not trust it."
    )


def _stop(name: str, attributes: dict[str, str]) -> None:
    raise _PrologEnds


def _local(name: str) -> str:
    return name.rpartition("}")[2]
