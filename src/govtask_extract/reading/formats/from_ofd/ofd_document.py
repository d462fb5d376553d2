"""The documents of a package: their pages, and what these are made of."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_ofd.ofd_package import OfdPackage
from govtask_extract.reading.formats.from_ofd.ofd_resources import OfdResources
from govtask_extract.reading.formats.from_ofd.part_values import box_of_value, inside, is_true, text_in
from govtask_extract.saying.said import said

# Where a file says nothing: A4.
_A4: Box = (0.0, 0.0, 210.0, 297.0)


class OfdTemplate(Struct, frozen=True):
    """What several pages show: its part, and whether it stands before what these have of their own."""

    part: str
    in_front: bool


class PagePlace(Struct, frozen=True):
    """A page's id, and its part, None if that is missing."""

    identity: str
    part: str | None


class OfdDocument:
    """One of the documents in a package."""

    def __init__(self, package: OfdPackage, part: str, body: Element) -> None:
        self.package, self.part, self.body = package, part, body
        self._root = package.xml(part)
        common = next(inside(self._root, "CommonData"), None)
        self.area = _physical_box(next(inside(common, "PageArea"), None)) or _A4
        self.resources = OfdResources(package)
        for kind in ("PublicRes", "DocumentRes"):
            for location in inside(common, kind):
                self.resources.add(package.find(part, location.text))
        self.templates = {
            template.get("ID") or "": OfdTemplate(found, template.get("ZOrder") == "Foreground")
            for template in inside(common, "TemplatePage")
            if (found := package.find(part, template.get("BaseLoc")))
        }
        self.pages = [
            PagePlace((page.get("ID") or "").strip(), package.find(part, page.get("BaseLoc")))
            for page in inside(self._root, "Pages", "Page")
        ]

    def annotation_parts(self) -> Iterator[tuple[str, str]]:
        """The id of a page and a part with annotations on it."""
        for location in inside(self._root, "Annotations"):
            part = self.package.find(self.part, location.text)
            for page in inside(self._read(part), "Page"):
                found = self.package.find(part or "", text_in(page, "FileLoc"))
                if found:
                    yield (page.get("PageID") or "").strip(), found

    def attachments(self) -> Iterator[str]:
        """The names of the files that the document brings along."""
        for location in inside(self._root, "Attachments"):
            for attachment in inside(self._read(self.package.find(self.part, location.text)), "Attachment"):
                yield attachment.get("Name") or text_in(attachment, "FileLoc") or "?"

    def _read(self, part: str | None) -> Element | None:
        """None of what is missing or damaged."""
        try:
            return self.package.xml(part) if part else None
        except UnreadableFile:
            return None


def read_documents(package: OfdPackage) -> tuple[list[OfdDocument], int]:
    """The documents of the package in their order, and how many it names that are missing or damaged."""
    documents: list[OfdDocument] = []
    refusals: list[UnreadableFile] = []
    bodies = list(inside(package.xml(package.entry), "DocBody"))
    for body in bodies:
        try:
            part = _current(package, body) or package.find(package.entry, text_in(body, "DocRoot"))
            if part:
                documents.append(OfdDocument(package, part, body))
        except UnreadableFile as error:
            refusals.append(error)
    if documents:
        return documents, len(bodies) - len(documents)
    if refusals:
        raise refusals[0]
    raise UnreadableFile(said("The package names no document that is in it"), said("Was it copied completely?"))


def _current(package: OfdPackage, body: Element) -> str | None:
    """Of a document that is kept in several versions the one that is shown."""
    for version in inside(body, "Versions", "Version"):
        part = package.find(package.entry, version.get("BaseLoc"))
        if part and is_true(version.get("Current"), default=False):
            return package.find(part, text_in(package.xml(part), "DocRoot"))
    return None


def _physical_box(area: Element | None) -> Box | None:
    return box_of_value(text_in(area, "PhysicalBox"))


def page_box(page: Element) -> Box | None:
    """The paper, if the page says it itself; some programs say it inside the content."""
    areas = (*inside(page, "Area"), *inside(page, "PageArea"), *inside(page, "Content", "PageArea"))
    return next((box for area in areas if (box := _physical_box(area))), None)


def shown_box(page: Element) -> Box | None:
    """What is shown of the paper, if the page says so."""
    return box_of_value(text_in(page, "Area", "ApplicationBox") or text_in(page, "Area", "CropBox"))
