"""What objects of pages refer to by id: how they are drawn, colours, pictures, drawings used in several places."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from govtask_extract.errors import UnreadableFile
from govtask_extract.reading.formats.from_ofd.ofd_package import OfdPackage
from govtask_extract.reading.formats.from_ofd.part_values import text_in


class OfdResources:
    """Where an id is given twice, the first counts."""

    def __init__(self, package: OfdPackage, beyond: OfdResources | None = None) -> None:
        """`beyond` are those of the whole document, of which a page's own take precedence."""
        self._package, self._beyond = package, beyond
        self._by_kind: dict[str, dict[str, Element]] = {}
        self._media: dict[str, str] = {}

    def add(self, part: str | None) -> None:
        """Take what a part says; nothing of a part that is missing or damaged."""
        try:
            root = self._package.xml(part) if part else None
        except UnreadableFile:
            return
        if part is None or root is None:
            return
        folder = (root.get("BaseLoc") or "").strip()
        for group in root:
            for found in group:
                identity = (found.get("ID") or "").strip()
                self._by_kind.setdefault(found.tag, {}).setdefault(identity, found)
                if found.tag == "MultiMedia":
                    self._add_media(part, folder, identity, text_in(found, "MediaFile"))

    def _add_media(self, part: str, folder: str, identity: str, file: str | None) -> None:
        if not file:
            return
        found = self._package.find(part, f"{folder}/{file}") if folder else None
        found = found or self._package.find(part, file)
        if found:
            self._media.setdefault(identity, found)

    def find(self, kind: str, identity: str | None) -> Element | None:
        """`kind` is the element's name: DrawParam, ColorSpace, CompositeGraphicUnit."""
        own = self._by_kind.get(kind, {}).get((identity or "").strip())
        return own if own is not None or self._beyond is None else self._beyond.find(kind, identity)

    def media(self, identity: str | None) -> str | None:
        """The part that holds a picture."""
        own = self._media.get((identity or "").strip())
        return own if own is not None or self._beyond is None else self._beyond.media(identity)
