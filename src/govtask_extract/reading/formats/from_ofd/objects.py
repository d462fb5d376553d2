"""The objects of a page in the order of their drawing, with where and how each is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.matrices import UNCHANGED, Matrix
from govtask_extract.reading.formats.from_ofd.clipping import clipped_to
from govtask_extract.reading.formats.from_ofd.ofd_inks import DrawingStyle
from govtask_extract.reading.formats.from_ofd.ofd_resources import OfdResources
from govtask_extract.reading.formats.from_ofd.part_values import inside, is_true, matrix_of, number
from govtask_extract.saying.said import said

_OPAQUE = 255
# Drawings that stand in several places hold others; made to break readers, without end.
_DEEPEST = 32
# No page of a document has so many objects; what repeats itself inside itself soon has.
_MOST = 500_000
# GB/T 33190-2016, 7.7: from the back to the front.
_LAYERS = ("Background", "Body", "Foreground")


class DrawnObject(Struct, frozen=True):
    """A TextObject, PathObject or ImageObject.

    `matrix` leads from its own measure to the page's millimetres, `clip` is what it is clipped to there.
    """

    element: Element
    matrix: Matrix
    style: DrawingStyle
    clip: Box | None
    visible: bool


class _HeldIn(Struct, frozen=True):
    """What holds for all objects that something holds."""

    resources: OfdResources
    matrix: Matrix = UNCHANGED
    parameter: str | None = None
    clip: Box | None = None
    visible: bool = True
    opaque: float = 1.0
    depth: int = 0


class ObjectsOfPage:
    """Counts what it gives, so that it ends."""

    def __init__(self, resources: OfdResources) -> None:
        self._resources, self._count = resources, 0

    def of_content(self, root: Element) -> Iterator[DrawnObject]:
        """What the layers of a page or template hold, from the back to the front."""
        layers = list(inside(root, "Content", "Layer"))
        for layer in sorted(layers, key=lambda layer: _depth_of(layer.get("Type"))):
            yield from self.inside(layer)
        # Some programs do without layers.
        for content in inside(root, "Content"):
            yield from self.inside(content)

    def inside(self, holder: Element, matrix: Matrix = UNCHANGED) -> Iterator[DrawnObject]:
        """What a layer, or an annotation's appearance, holds; `matrix` leads from its measure to the page's."""
        visible = is_true(holder.get("Visible"), default=True)
        around = _HeldIn(self._resources, matrix, holder.get("DrawParam"), visible=visible)
        return self._objects(holder, around)

    def _objects(self, holder: Iterable[Element], around: _HeldIn) -> Iterator[DrawnObject]:
        for element in holder:
            self._count += 1
            if self._count > _MOST:
                raise UnreadableFile(said("A page draws far too many objects"), said("Do not trust it."))
            match element.tag:
                case "TextObject" | "PathObject" | "ImageObject":
                    yield self._drawn(element, around)
                case "PageBlock" if around.depth < _DEEPEST:
                    yield from self._objects(element, replace(around, depth=around.depth + 1))
                case "CompositeObject" if around.depth < _DEEPEST:
                    yield from self._composite(element, around)

    def _drawn(self, element: Element, around: _HeldIn) -> DrawnObject:
        matrix = around.matrix.after(matrix_of(element))
        return DrawnObject(
            element,
            matrix,
            DrawingStyle.of(element, around.parameter, around.resources, around.opaque),
            clipped_to(element, around.matrix, matrix, around.clip),
            around.visible and is_true(element.get("Visible"), default=True),
        )

    def _composite(self, element: Element, around: _HeldIn) -> Iterator[DrawnObject]:
        unit = around.resources.find("CompositeGraphicUnit", element.get("ResourceID"))
        matrix = around.matrix.after(matrix_of(element))
        own = replace(
            around,
            matrix=matrix,
            parameter=element.get("DrawParam") or around.parameter,
            clip=clipped_to(element, around.matrix, matrix, around.clip),
            visible=around.visible and is_true(element.get("Visible"), default=True),
            opaque=around.opaque * max(0.0, min(1.0, number(element.get("Alpha"), _OPAQUE) / _OPAQUE)),
            depth=around.depth + 1,
        )
        for content in inside(unit, "Content"):
            yield from self._objects(content, own)


def _depth_of(kind: str | None) -> int:
    return _LAYERS.index(kind) if kind in _LAYERS else _LAYERS.index("Body")
