"""Draws one page of a document: template, page, template, then what annotations and signatures put on it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.drawn import SEAL
from govtask_extract.reading.drawn_pages.matrices import Matrix
from govtask_extract.reading.formats.from_ofd.canvas import Canvas
from govtask_extract.reading.formats.from_ofd.objects import ObjectsOfPage
from govtask_extract.reading.formats.from_ofd.ofd_annotations import OfdAnnotation, annotations_by_page
from govtask_extract.reading.formats.from_ofd.ofd_document import OfdDocument, PagePlace, page_box, shown_box
from govtask_extract.reading.formats.from_ofd.ofd_page import OfdPage, drawn_page
from govtask_extract.reading.formats.from_ofd.ofd_resources import OfdResources
from govtask_extract.reading.formats.from_ofd.ofd_signatures import read_signatures
from govtask_extract.reading.formats.from_ofd.part_values import POINTS, inside
from govtask_extract.reading.formats.from_ofd.see_through import is_opaque
from govtask_extract.reading.setting_apart import HIDDEN


class PagesOfDocument:
    """Gives each page as it is drawn. What several pages share is read once."""

    def __init__(self, document: OfdDocument) -> None:
        self.document = document
        self.signatures = read_signatures(document)
        self._annotations = annotations_by_page(document)
        self._templates: dict[str, Element | None] = {}
        self._opaque: dict[str, bool] = {}

    def page(self, place: PagePlace) -> OfdPage:
        """Raises `UnreadableFile` if its part is damaged."""
        root = self.document.package.xml(place.part or "")
        paper = page_box(root) or self.document.area
        resources = self._resources(root, place.part or "")
        canvas = Canvas(_to_points(paper), lambda identity: self._covers(resources, identity))
        objects = ObjectsOfPage(resources)
        for template in self._used(root, in_front=False):
            canvas.draw(objects.of_content(template))
        canvas.draw(objects.of_content(root))
        for template in self._used(root, in_front=True):
            canvas.draw(objects.of_content(template))
        for annotation in self._annotations.get(place.identity, ()):
            _draw_annotation(canvas, objects, annotation)
        self._draw_seals(canvas, place.identity)
        return drawn_page(canvas, paper, shown_box(root), lambda identity: self._picture(resources, identity))

    def _resources(self, root: Element, part: str) -> OfdResources:
        """The document's, and what the page alone refers to."""
        resources = OfdResources(self.document.package, self.document.resources)
        for own in inside(root, "PageRes"):
            resources.add(self.document.package.find(part, own.text))
        return resources

    def _used(self, root: Element, *, in_front: bool) -> Iterator[Element]:
        """The templates of a page that stand behind it, or before it."""
        for used in inside(root, "Template"):
            template = self.document.templates.get((used.get("TemplateID") or "").strip())
            if template is None:
                continue
            order = used.get("ZOrder")
            if (order == "Foreground" if order else template.in_front) == in_front:
                content = self._template(template.part)
                if content is not None:
                    yield content

    def _template(self, part: str) -> Element | None:
        """None if it is damaged."""
        if part not in self._templates:
            try:
                self._templates[part] = self.document.package.xml(part)
            except UnreadableFile:
                self._templates[part] = None
        return self._templates[part]

    def _draw_seals(self, canvas: Canvas, page: str) -> None:
        for signature in self.signatures:
            for seal in signature.seals:
                if seal.page == page and signature.name:
                    canvas.note(signature.name, SEAL, seal.box)

    def _covers(self, resources: OfdResources, identity: str) -> bool:
        part = resources.media(identity)
        if part is not None and part not in self._opaque:
            self._opaque[part] = is_opaque(self.document.package.content(part) or b"")
        return part is not None and self._opaque[part]

    def _picture(self, resources: OfdResources, identity: str) -> bytes | None:
        part = resources.media(identity)
        return self.document.package.content(part) if part else None


def _to_points(paper: Box) -> Matrix:
    """From the file's millimetres to points from the paper's top left."""
    left, top, _, _ = paper
    return Matrix(POINTS, 0, 0, POINTS, -POINTS * left, -POINTS * top)


def _draw_annotation(canvas: Canvas, objects: ObjectsOfPage, annotation: OfdAnnotation) -> None:
    """What it draws; and its note, unless it draws the same words."""
    before = len(canvas.stretches)
    if annotation.appearance is not None:
        canvas.draw(objects.inside(annotation.appearance, annotation.matrix), annotation.kind)
    drawn = annotation.appearance is not None and len(annotation.appearance) > 0
    said = "".join("".join(stretch.text for stretch in canvas.stretches[before:]).split())
    if annotation.remark and "".join(annotation.remark.split()) not in said:
        canvas.note(annotation.remark, annotation.kind, annotation.box)
    elif drawn and not said and annotation.kind != HIDDEN:
        canvas.wordless += 1
