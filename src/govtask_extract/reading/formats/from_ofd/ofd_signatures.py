"""The signatures in a package, and the seals that they put onto pages: whose they are said to be.

Nothing is verified: neither who signed, nor what of the file was signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Box
from govtask_extract.reading.formats.from_ofd.ofd_document import OfdDocument
from govtask_extract.reading.formats.from_ofd.part_values import box_of_value, inside, text_in
from govtask_extract.reading.formats.from_ofd.seal_names import seal_name

# No document bears more.
_MOST = 1_000


class PlacedSeal(Struct, frozen=True):
    """On the page of this id, in millimetres there."""

    page: str
    box: Box


class OfdSignature(Struct, frozen=True):
    """`name` is the seal's, None if nothing tells it; `seals` are where it shows."""

    name: str | None
    seals: tuple[PlacedSeal, ...]


def read_signatures(document: OfdDocument) -> list[OfdSignature]:
    """Those of a document; one that is missing or damaged is without a name."""
    return list(_signatures(document))[:_MOST]


def _signatures(document: OfdDocument) -> Iterator[OfdSignature]:
    package = document.package
    for location in inside(document.body, "Signatures"):
        part = package.find(package.entry, location.text)
        for listed in inside(_xml(document, part), "Signature"):
            own = package.find(part or "", listed.get("BaseLoc"))
            root = _xml(document, own)
            yield OfdSignature(_name(document, own or "", root), tuple(_seals(root)))


def _seals(root: Element | None) -> Iterator[PlacedSeal]:
    for stamp in inside(root, "SignedInfo", "StampAnnot"):
        box = box_of_value(stamp.get("Boundary"))
        if box:
            yield PlacedSeal((stamp.get("PageRef") or "").strip(), box)


def _name(document: OfdDocument, base: str, root: Element | None) -> str | None:
    """From the seal itself, or from the signature's value, which holds a copy of it."""
    for location in (text_in(root, "SignedInfo", "Seal", "BaseLoc"), text_in(root, "SignedValue")):
        part = document.package.find(base, location)
        name = seal_name(document.package.content(part) or b"") if part else None
        if name:
            return name
    return None


def _xml(document: OfdDocument, part: str | None) -> Element | None:
    try:
        return document.package.xml(part) if part else None
    except UnreadableFile:
        return None
