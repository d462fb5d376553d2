"""What lies on a page beside what it prints: notes, watermarks, stamps (GB/T 33190-2016, 15)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.drawn import SEAL, WATERMARK
from govtask_extract.reading.drawn_pages.matrices import Matrix
from govtask_extract.reading.formats.from_ofd.ofd_document import OfdDocument
from govtask_extract.reading.formats.from_ofd.part_values import inside, is_true, numbers, text_in
from govtask_extract.reading.setting_apart import ANNOTATION, HIDDEN

# Some programs call every annotation a stamp, and say in its subtype that it is a note.
_STAMPS = ("", "Stamp", "SignatureInFile", "Seal", "ElectronicSeal")
# No page has more annotations that say something.
_MOST = 5_000


class OfdAnnotation(Struct, frozen=True):
    """`appearance` holds what it draws in `box`, in millimetres; `remark` is its note."""

    kind: str
    appearance: Element | None
    box: Box
    remark: str | None

    @property
    def matrix(self) -> Matrix:
        """What an annotation draws begins at the corner of its boundary."""
        return Matrix(1, 0, 0, 1, self.box[0], self.box[1])


def annotations_by_page(document: OfdDocument) -> dict[str, list[OfdAnnotation]]:
    """By the ids of pages; parts that are missing or damaged say nothing."""
    found: dict[str, list[OfdAnnotation]] = {}
    for page, part in document.annotation_parts():
        own = found.setdefault(page, [])
        own += list(_annotations(document, part))[: _MOST - len(own)]
    return found


def _annotations(document: OfdDocument, part: str) -> Iterator[OfdAnnotation]:
    try:
        root = document.package.xml(part)
    except UnreadableFile:
        return
    for element in inside(root, "Annot"):
        appearance = next(inside(element, "Appearance"), None)
        yield OfdAnnotation(_kind(element), appearance, _box(appearance), text_in(element, "Remark"))


def _kind(element: Element) -> str:
    if not is_true(element.get("Visible"), default=True):
        return HIDDEN
    match (element.get("Type") or "").strip(), (element.get("Subtype") or "").strip():
        case "Watermark", _:
            return WATERMARK
        case "Stamp", subtype if subtype in _STAMPS:
            return SEAL
        case _:
            return ANNOTATION


def _box(appearance: Element | None) -> Box:
    """The page's corner, where nothing is said."""
    found = numbers(appearance.get("Boundary"), 4) if appearance is not None else None
    x, y, width, height = found or (0.0, 0.0, 0.0, 0.0)
    return x, y, x + width, y + height
