"""Parses XML from files that nobody vouches for: no document type, so no entities and nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring, iterparse

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.options import Limits
from govtask_extract.reading.limits import check_limit
from govtask_extract.saying.said import said

_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["'][^>]*\?>""")
_CHINESE = (b"gb2312", b"gbk", b"gb18030", b"big5")


def parse_xml(content: bytes, limits: Limits) -> Element:
    """The root element; all names, of elements and attributes, without their namespaces.

    Office files declare each namespace in two spellings, transitional and strict, and never one name in two of them
    on the same element where it matters. What a choice of `AlternateContent` requires (ECMA-376 part 3, 9.3) are
    prefixes in the file, and here the namespaces that they stand for.
    """
    with _errors():
        # In UTF-16, too.
        known = _in_utf8(content)
        root = _with_required(known) if b"Requires" in known.replace(b"\0", b"") else _plain(known)
    return with_plain_names(root, limits)


def with_plain_names(root: Element, limits: Limits) -> Element:
    """The element, no deeper than it may be, all names in it without their namespaces."""
    depth, level = 0, [root]
    while level:
        depth += 1
        check_limit("The XML in the file", "depth", depth, limits.depth)
        for element in level:
            _localize(element)
        level = [child for element in level for child in element]
    return root


def stream_xml(content: bytes, names: Collection[str], limits: Limits) -> Iterator[Element]:
    """The elements of these names in their order, each forgotten when the next is asked for."""
    path: list[Element] = []
    with _errors():
        for event, element in iterparse(BytesIO(content), ("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element)
                check_limit("The XML in the file", "depth", len(path), limits.depth)
                continue
            path.pop()
            if _local(element.tag) in names:
                for inner in element.iter():
                    _localize(inner)
                yield element
                for outer in path[-1:]:
                    outer.clear()


def _in_utf8(content: bytes) -> bytes:
    """The library knows no encoding of Chinese but Unicode's."""
    declared = _DECLARED.match(content)
    if declared is None or declared[1].lower() not in _CHINESE:
        return content
    encoding = "big5hkscs" if declared[1].lower() == b"big5" else "gb18030"
    return content[declared.end() :].decode(encoding, "replace").encode("utf-8")


def _plain(content: bytes) -> Element:
    return fromstring(content, forbid_dtd=True)


def _with_required(content: bytes) -> Element:
    namespaces: dict[str, str] = {}
    root: Element | None = None
    for event, found in iterparse(BytesIO(content), ("start-ns", "start"), forbid_dtd=True):
        if event == "start-ns":
            namespaces[found[0]] = found[1]
            continue
        root = found if root is None else root
        if "Requires" in found.attrib:
            found.set("Requires", " ".join(namespaces.get(prefix, "?") for prefix in found.attrib["Requires"].split()))
    return _plain(content) if root is None else root


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except DefusedXmlException as error:
        raise UnreadableFile(
            said("The XML in the file declares a document type"), said("No office program writes one: do not trust it.")
        ) from error
    except ParseError as error:
        raise UnreadableFile(
            said("The XML in the file is damaged: {error}", error=error), said("Save it again in its program.")
        ) from error


def _localize(element: Element) -> None:
    element.tag = _local(element.tag)
    if any("}" in name for name in element.attrib):
        element.attrib = {_local(name): value for name, value in element.attrib.items()}


def _local(name: str) -> str:
    return name.rpartition("}")[2]
