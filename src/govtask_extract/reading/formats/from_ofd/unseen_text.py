"""Characters of a page that nobody sees: without ink, of the colour of their ground, covered, cut off, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.drawn_pages.glyph_lines import box_at
from govtask_extract.reading.drawn_pages.sizes_and_slants import is_no_size
from govtask_extract.reading.formats.from_ofd.canvas import Canvas, FilledGround, TextOnPage

# In steps of 255: what differs less from its ground in each channel is not seen.
_CONTRAST = 20
# Of 255: what covers lets no more through.
_OPAQUE = 242
# In points. What is thinner is a ruling line, and covers nothing.
_THINNEST = 2.5
# So many pairs of texts and grounds are compared; of a page with more, which is a drawing, none.
_MOST_PAIRS = 5_000_000
_PAPER = Colour(255, 255, 255, 255)


def find_unseen_text(canvas: Canvas, page: Box) -> set[int]:
    """The numbers of the characters; `page` is what is shown."""
    grounds = [ground for ground in canvas.grounds if _thinner_side(ground.box) >= _THINNEST]
    if len(grounds) * len(canvas.texts) > _MOST_PAIRS:
        grounds = []
    return {number for text in canvas.texts for number in _unseen(text, canvas, grounds, page)}


def _unseen(text: TextOnPage, canvas: Canvas, grounds: Sequence[FilledGround], page: Box) -> Iterator[int]:
    numbers = text.numbers
    if not text.ink.painted or all(_is_tiny(box_at(canvas.boxes, number)) for number in numbers):
        yield from numbers
        return
    own = canvas.boxes[4 * numbers.start : 4 * numbers.stop]
    around = min(own[0::4]), min(own[1::4]), max(own[2::4]), max(own[3::4])
    near = [ground for ground in grounds if _meet(ground.box, around)]
    needs_look = near or text.clip or not _holds(page, around) or _is_like(text.ink.colour, _PAPER)
    for number in numbers if needs_look else ():
        if _is_unseen(box_at(canvas.boxes, number), text, near, page):
            yield number


def _is_unseen(box: Box, text: TextOnPage, near: Sequence[FilledGround], page: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not _meet(page, box) or (text.clip and not _has(text.clip, x, y)):
        return True
    there = [ground for ground in near if _has(ground.box, x, y)]
    if any(ground.order > text.order and _covers(ground) for ground in there):
        return True
    under = [ground for ground in there if ground.order < text.order]
    return _is_like(text.ink.colour, _ground_colour(under))


def _covers(ground: FilledGround) -> bool:
    return ground.covers and (ground.colour is None or ground.colour.opaque >= _OPAQUE)


def _ground_colour(under: Sequence[FilledGround]) -> Colour | None:
    """None of a ground of many colours, or of none that is known."""
    colour: Colour | None = _PAPER
    for ground in under:
        if ground.colour is None:
            colour = None
        elif colour is not None or ground.colour.opaque >= _OPAQUE:
            colour = _blended(ground.colour, colour or _PAPER)
    return colour


def _is_like(ink: Colour | None, ground: Colour | None) -> bool:
    return ink is not None and ground is not None and _blended(ink, ground).is_near(ground, _CONTRAST - 1)


def _blended(colour: Colour, ground: Colour) -> Colour:
    share = colour.opaque / 255
    red, green, blue = (
        round(own * share + other * (1 - share)) for own, other in zip(colour[:3], ground[:3], strict=True)
    )
    return Colour(red, green, blue, 255)


def _is_tiny(box: Box) -> bool:
    return is_no_size(box[2] - box[0], box[3] - box[1])


def _thinner_side(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _has(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _holds(box: Box, other: Box) -> bool:
    return box[0] <= other[0] and other[2] <= box[2] and box[1] <= other[1] and other[3] <= box[3]
