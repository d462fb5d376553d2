"""Pages with a picture that may say something beside the little that they print."""

from __future__ import annotations

from govtask_extract.reading.drawn_pages.drawn import Drawn
from govtask_extract.reading.drawn_pages.lines import split

LITTLE = 200
"""No page with more characters than this prints little."""

# A picture fills so much of its page; on a ground for text stand more than so many characters.
_FILLED, _ON_IT = 0.25, 20
# One that fills so much of the page's width and height is a scan of it.
_SCAN = 0.5
# A scanner writes its own name, or a page number, on the picture that it makes.
_HARDLY_ANY = 20


def leaves_picture_unread(page: Drawn) -> bool:
    """Whether a large picture stands beside little text, and not under it."""
    pieces = [piece for stretch in page.stretches() for piece in split(stretch) if not piece.text.isspace()]
    picture = page.largest_picture()
    if picture is None:
        return False
    x0, top, x1, bottom = picture
    middles = [((piece.boxes[0] + piece.boxes[2]) / 2, (piece.boxes[1] + piece.boxes[3]) / 2) for piece in pieces]
    on_it = sum(x0 <= x <= x1 and top <= y <= bottom for x, y in middles)
    return (x1 - x0) * (bottom - top) >= _FILLED * page.width * page.height and on_it <= _ON_IT


def is_scan(picture_width: float, picture_height: float, width: float, height: float) -> bool:
    """Whether a picture fills most of a page of this size, lying on its side or not."""
    sides = sorted((picture_width, picture_height))
    return sides[0] >= _SCAN * min(width, height) and sides[1] >= _SCAN * max(width, height)


def shows_only_picture(page: Drawn) -> bool:
    """Whether it is a picture with hardly any text on it."""
    ink = 0
    for stretch in page.stretches():
        ink += len("".join(stretch.text.split()))
        if ink > _HARDLY_ANY:
            return False
    return page.shows_picture()
