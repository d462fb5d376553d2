"""What lies on a page in layers: text that is not seen, text recognised in a picture, and the notice itself."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from govtask_extract.reading.drawn_pages.backdrops import find_backdrops
from govtask_extract.reading.drawn_pages.recognised_layer import find_recognised, meeting
from govtask_extract.reading.drawn_pages.sizes_and_slants import is_no_size
from govtask_extract.reading.formats.from_pdf.doubts import find_doubtful
from govtask_extract.reading.formats.from_pdf.glyphs import View, read_slant
from govtask_extract.reading.formats.from_pdf.inks import Ink, ink_of
from govtask_extract.reading.formats.from_pdf.looking import find_unseen
from govtask_extract.reading.formats.from_pdf.pdfium import Handle
from govtask_extract.reading.formats.from_pdf.things import TEXT, Thing, box_of, pictures_of
from govtask_extract.reading.setting_apart import HIDDEN


class Layers(Struct, frozen=True):
    """The kinds of furniture of characters, by their numbers; whether the page's text was recognised in a picture."""

    kinds: Mapping[int, str] = field(default_factory=dict)
    recognised: bool = False


def read_layers(
    page: Handle,
    text: Handle,
    characters: str,
    boxes: array[float],
    view: View,
    things: Sequence[Thing],
    owned: Mapping[int, Sequence[int]],
) -> Layers:
    """`boxes` are as shown, `owned` are the page's texts by their addresses, with the numbers of their characters."""
    inks = {owner: ink_of(owner) for owner in owned}
    unseen = _unseen(page, characters, boxes, view, things, owned, inks)
    pictures = pictures_of(things, view) if unseen else []
    recognised = find_recognised(unseen, characters, boxes, pictures, view.width * view.height)
    hidden = unseen - recognised
    # Of a watermark some letters lie unseen behind the text.
    seen_inks = {inks[owner] for owner, numbers in owned.items() if not hidden.issuperset(numbers)}
    seen = {owner: numbers for owner, numbers in owned.items() if inks[owner] in seen_inks}
    backdrops = find_backdrops(characters, boxes, seen, inks, lambda number: read_slant(text, number, view))
    return Layers({**dict.fromkeys(sorted(hidden), HIDDEN), **backdrops}, bool(recognised))


def _unseen(
    page: Handle,
    characters: str,
    boxes: array[float],
    view: View,
    things: Sequence[Thing],
    owned: Mapping[int, Sequence[int]],
    inks: Mapping[int, Ink],
) -> set[int]:
    """The numbers of the characters that nobody sees."""
    unseen = set(_off_page(boxes, characters, view))
    for owner, ink in inks.items():
        if ink.is_none or _is_tiny(owned[owner], characters, boxes):
            unseen.update(owned[owner])
    doubtful = {text: owned[text] for text in find_doubtful(things, inks)}
    if doubtful:
        unseen.update(find_unseen(page, view, boxes, characters, doubtful, inks))
    return unseen - set(_drawn_again(unseen, boxes, view, things, inks)) if unseen else unseen


def _off_page(boxes: array[float], characters: str, view: View) -> Iterator[int]:
    x0s, tops, x1s, bottoms = boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]
    if min(x1s) >= 0 and max(x0s) <= view.width and min(bottoms) >= 0 and max(tops) <= view.height:
        return
    for number, (x0, top, x1, bottom) in enumerate(zip(x0s, tops, x1s, bottoms, strict=True)):
        if x1 < 0 or x0 > view.width or bottom < 0 or top > view.height:
            yield number


def _is_tiny(numbers: Sequence[int], characters: str, boxes: array[float]) -> bool:
    """All its letters are, of which it has one at least; its first character tells most texts."""
    if not _has_no_size(boxes, numbers[0]) and characters[numbers[0]] not in " \u3000":
        return False
    letters = [number for number in numbers if characters[number].isalnum()]
    return bool(letters) and all(_has_no_size(boxes, number) for number in letters)


def _has_no_size(boxes: array[float], number: int) -> bool:
    at = 4 * number
    width, height = boxes[at + 2] - boxes[at], boxes[at + 3] - boxes[at + 1]
    return is_no_size(width, height)


def _drawn_again(
    unseen: Iterable[int], boxes: array[float], view: View, things: Iterable[Thing], inks: Mapping[int, Ink]
) -> Iterator[int]:
    """PDFium leaves out a text that is drawn anew where it stands: it may be the one that is seen."""
    left_out = [thing.address for thing in things if thing.kind == TEXT and thing.address not in inks]
    copies = [box_of(text, view) for text in left_out if _is_plain(ink_of(text))]
    return meeting(unseen, boxes, copies, upright=True)


def _is_plain(ink: Ink) -> bool:
    return not ink.is_none and not ink.is_faint
