"""A page that pdfplumber reads. Reading it may raise anything."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import atan2, degrees

from msgspec import Struct
from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page

from govtask_extract.model.document import Box
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.plain_page import PlainPage
from govtask_extract.reading.drawn_pages.sizes_and_slants import level_quarters
from govtask_extract.reading.formats.from_pdf.glyphs import View
from govtask_extract.reading.formats.from_pdf.plumber_sight import Sight
from govtask_extract.reading.setting_apart import HIDDEN

# In bytes: what a page may be drawn with. A page of text is with a tenth of it; so much takes the library seconds.
_LONGEST = 500_000
# What the library writes for a character that no map explains, and what is not printed.
_UNKNOWN = lazy_re(r"\(cid:\d+\)", needs=("(cid:",))
_NOT_PRINTED = lazy_re("[\x00-\x1f\ud800-\udfff]")


class Frame(Struct, frozen=True):
    """Where what is shown of a page stands in the library's measure, and its size."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, page: Page) -> Frame:
        left, bottom, right, top = page.page_obj.mediabox
        x0, y0, x1, y1 = page.page_obj.cropbox
        whole = View(left, bottom, right, top, page.rotation // 90 % 4)
        shown = array("f", (max(x0, left), min(y1, top), min(x1, right), max(y0, bottom)))
        x0, y0, x1, y1 = whole.placed(shown)
        return cls(page.bbox[0] + x0, page.bbox[1] + y0, x1 - x0, y1 - y0)

    def shown(self, box: Box) -> Box:
        """A box of the library's from the top left of what is shown, as all else here measures."""
        x0, top, x1, bottom = box
        return x0 - self.left, top - self.top, x1 - self.left, bottom - self.top


def read_page(page: Page) -> PlainPage:
    if sum(len(stream_value(part).get_data()) for part in page.page_obj.contents) > _LONGEST:
        raise ValueError("too long")
    frame = Frame.of(page)
    # The letters of a ligature share its box.
    characters = [(letter, char) for char in page.chars for letter in _printed(char["text"])]
    places, sight = [frame.shown(_box(char)) for _, char in characters], Sight(page)
    return PlainPage(
        frame.width,
        frame.height,
        tuple(
            GlyphLine(letter, array("f", place), at)
            for at, ((letter, _), place) in enumerate(zip(characters, places, strict=True))
        ),
        tuple(level_quarters(_angle(*char["matrix"][:2])) for _, char in characters),
        tuple(round(float(char["size"]), 2) for _, char in characters),
        tuple(frame.shown(_box(edge)) for edge in page.edges),
        tuple(frame.shown(_box(image)) for image in page.images),
        {
            at: HIDDEN
            for at, ((_, char), place) in enumerate(zip(characters, places, strict=True))
            if sight.misses(char, place, frame.width, frame.height)
        },
    )


def _box(thing: Mapping[str, float]) -> Box:
    return thing["x0"], thing["top"], thing["x1"], thing["bottom"]


def _printed(text: str) -> str:
    return "\ufffd" if _UNKNOWN.fullmatch(text) else _NOT_PRINTED.sub("", text)


def _angle(right: float, up: float) -> float:
    """How far a line in this direction is turned clockwise, in degrees."""
    return -degrees(atan2(up, right))
