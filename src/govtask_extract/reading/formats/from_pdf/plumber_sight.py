"""What a reader sees of a page that pdfplumber reads: its characters' modes, colours, sizes and places tell.

What cuts them off or switches them off is not asked, and of what lies over them only whether it has their colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.sizes_and_slants import is_no_size

if TYPE_CHECKING:
    from pdfminer.layout import LTPage
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState

# ISO 32000-1, table 106: what only strokes; what is not painted, or only clips.
_STROKING, _UNPAINTED = ("1", "5"), ("3", "7")
# No channel differs by more, from 0 to 1: nobody tells the two colours apart.
_NEAR = 0.07

_Colour = tuple[float, float, float]
_PAPER: _Colour = (1.0, 1.0, 1.0)


class SightedPage(Page):
    """A page whose characters have for their tag the mode that they are written in."""

    @property
    def layout(self) -> LTPage:
        if not hasattr(self, "_layout"):
            device = _NotingModes(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


class _NotingModes(PDFPageAggregatorWithMarkedContent):
    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        before, self.cur_tag = self.cur_tag, str(textstate.render)
        super().render_string(textstate, seq, ncs, graphicstate)
        self.cur_tag = before


class Sight:
    """Tells of a page's characters, given as the library does, which nobody sees."""

    def __init__(self, page: Page) -> None:
        painted = [thing for thing in (*page.rects, *page.curves) if thing["fill"]]
        grounds = [(_box(thing), _colour(thing["non_stroking_color"])) for thing in painted]
        self._grounds = [*grounds, *((_box(picture), None) for picture in page.images)]

    def misses(self, char: Mapping[str, Any], shown: Box, width: float, height: float) -> bool:
        """`shown` is where it stands on the page as shown, which is of this size."""
        x0, top, x1, bottom = shown
        if char["tag"] in _UNPAINTED or x1 < 0 or x0 > width or bottom < 0 or top > height:
            return True
        if is_no_size(x1 - x0, bottom - top):
            return True
        ink = _colour(char["stroking_color" if char["tag"] in _STROKING else "non_stroking_color"])
        ground = self._at(char)
        if ink is None or ground is None:
            return False
        return all(abs(one - two) <= _NEAR for one, two in zip(ink, ground, strict=True))

    def _at(self, char: Mapping[str, Any]) -> _Colour | None:
        """The colour of what is painted where the character stands; None if it has no single one."""
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        found = [colour for (x0, top, x1, bottom), colour in self._grounds if x0 <= x <= x1 and top <= y <= bottom]
        return found[-1] if found else _PAPER


def _box(thing: Mapping[str, Any]) -> Box:
    return thing["x0"], thing["top"], thing["x1"], thing["bottom"]


def _colour(colour: object) -> _Colour | None:
    """Of grey, of red, green and blue, or of the four inks of printers; None of what has another form."""
    parts: Sequence[object] = colour if isinstance(colour, (tuple, list)) else (colour,)
    match [float(part) for part in parts if isinstance(part, (int, float))]:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None
