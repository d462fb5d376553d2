"""The parts of a document's archive, found by their relationships and not by their usual names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from msgspec import Struct

from govtask_extract.model.options import Limits
from govtask_extract.reading.containers import read_member
from govtask_extract.reading.safe_xml import parse_xml


class Relation(Struct, frozen=True):
    """What a part points to: the last word of the relation's kind (`styles`, `header`) and the target's name."""

    identity: str
    kind: str
    target: str


class Package:
    """Gives each part's XML, parsed. External targets are no parts: nothing is ever fetched."""

    def __init__(self, archive: ZipFile, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self._names = {name.lower(): name for name in archive.namelist()}
        main = next((relation.target for relation in self.relations("") if relation.kind == "officeDocument"), None)
        self.main = main or "word/document.xml"

    def relations(self, part: str) -> Iterator[Relation]:
        """The relations of a part; of the whole document for an empty name."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in root if root is not None else ():
            if element.get("TargetMode") != "External":
                named = (element.get("Target") or "").replace("\\", "/")
                target = posixpath.normpath(posixpath.join("/", folder, named))
                yield Relation(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], target[1:])

    def related(self, kind: str) -> Element | None:
        """The main part's relation of this kind, parsed; None if it has none."""
        targets = (relation.target for relation in self.relations(self.main) if relation.kind == kind)
        return self.xml(next(targets, ""))

    def xml(self, part: str) -> Element | None:
        """A part's root element; None if there is no such part."""
        content = self.content(part)
        return None if content is None else parse_xml(content, self._limits)

    def content(self, part: str) -> bytes | None:
        """A part's bytes; None if there is no such part."""
        name = self._names.get(part.lower())
        return None if name is None else read_member(self._archive, name)
