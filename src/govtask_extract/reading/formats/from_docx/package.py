"""The parts of a document's package, found by their relationships and not by their usual names."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from msgspec import Struct

from govtask_extract.model.options import Limits
from govtask_extract.reading.containers import read_member
from govtask_extract.reading.formats.from_docx.alternatives import choose
from govtask_extract.reading.safe_xml import parse_xml

Part = Callable[[], bytes | Element]
"""Gives a part's bytes, or, where the package is one XML file, its root element."""


class Relation(Struct, frozen=True):
    """What a part points to: the last word of the relation's kind (`styles`, `header`) and the target's name."""

    identity: str
    kind: str
    target: str


class Package:
    """Gives each part's XML, parsed. External targets are no parts: nothing is ever fetched."""

    def __init__(self, parts: ZipFile | Mapping[str, Part], limits: Limits) -> None:
        """`parts` are an archive, or given by their names, as `plain_name` makes them."""
        self._parts = _archived(parts) if isinstance(parts, ZipFile) else parts
        self._limits = limits
        main = next((relation.target for relation in self.relations("") if relation.kind == "officeDocument"), None)
        self.main = main or "word/document.xml"

    def relations(self, part: str) -> Iterator[Relation]:
        """The relations of a part; of the whole document for an empty name."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in root if root is not None else ():
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, plain_path(element.get("Target") or "")))
                yield Relation(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], target[1:])

    def target(self, part: str, identity: str | None) -> str:
        """The name of the part that another refers to by this id; empty if it refers to none."""
        found = (relation.target for relation in self.relations(part) if relation.identity == identity)
        return next(found, "")

    def related(self, kind: str) -> Element | None:
        """The main part's relation of this kind, parsed; None if it has none."""
        targets = (relation.target for relation in self.relations(self.main) if relation.kind == kind)
        return self.xml(next(targets, ""))

    def xml(self, part: str) -> Element | None:
        """A part's root element; None if there is no such part."""
        content = self._content(part)
        if content is None or isinstance(content, Element):
            return content
        return choose(parse_xml(content, self._limits))

    def content(self, part: str) -> bytes | None:
        """A part's bytes; None if there is no such part, or if it is XML within XML."""
        content = self._content(part)
        return content if isinstance(content, bytes) else None

    def _content(self, part: str) -> bytes | Element | None:
        found = self._parts.get(plain_name(part))
        return None if found is None else found()


def _archived(archive: ZipFile) -> dict[str, Part]:
    """The members of an archive."""

    def part(name: str) -> Part:
        return lambda: read_member(archive, name)

    return {plain_name(name): part(name) for name in archive.namelist()}


def plain_path(name: str) -> str:
    """Some programs of Windows write its backslashes."""
    return name.replace("\\", "/")


def plain_name(name: str) -> str:
    """Names that differ in case, or only in what stands for the root, are one (ECMA-376 part 2, 6.2.2)."""
    return plain_path(name).lstrip("./").lower()
