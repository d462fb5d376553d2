"""What readers of a page see that holds no text: pictures, drawings, and what stands in frames."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from govtask_extract.reading.formats.from_html.elements import tag_of
from govtask_extract.reading.formats.from_html.measure import Measure
from govtask_extract.reading.formats.from_html.shells import address_of, is_large

_PICTURES = ("img", "canvas")
_FRAMES = ("iframe", "embed", "object")
TEXTLESS = frozenset((*_PICTURES, *_FRAMES))
"""The elements that may be such."""


def unread_of(nodes: Sequence[LexborNode], measure: Measure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the pictures are called that are large enough for text, and where stands what the frames show."""
    shown = [node for node in nodes if node.mem_id not in measure.appearance.unseen and is_large(node)]
    pictures = tuple(_name(node) for node in shown if tag_of(node) in _PICTURES)
    return pictures, tuple(filter(None, (address_of(node) for node in shown if tag_of(node) in _FRAMES)))


def _name(picture: LexborNode) -> str:
    """What it is said to show, else its file's name."""
    said = (picture.attributes.get("alt") or picture.attributes.get("title") or "").strip()
    address = picture.attributes.get("src") or ""
    return said or ("" if address.startswith("data:") else address.rpartition("/")[2]) or tag_of(picture)
