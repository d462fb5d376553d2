"""Text behind the text: watermarks that stand level, told by their ink, and seals drawn as text."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from math import hypot
from typing import Protocol

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.drawn_pages.drawn import SEAL, WATERMARK
from govtask_extract.reading.drawn_pages.glyph_lines import box_at

# A watermark stands out from the paper so much less than the text does, by share; white on a dark ground does not.
_FAINTER, _WHITE = 0.5, 0.02
# It is so many times as large as the text; or so many times on the page, over this share of its height.
_LARGE, _HUGE, _TIMES, _SPREAD = 2.0, 3.0, 4, 0.4
# Two characters stand over each other if they have so much of the smaller one's width and height in common.
_COMMON = 0.3
# So many letters of a seal stand aslant at least, round its middle; letters this near to the ring belong to it.
_ASLANT, _NEAR = 4, 1.1
# A page with texts of more inks and sizes is a drawing. Only so many pairs of letters are held against each other.
_MOST_CLASSES, _MOST_PAIRS = 100, 500_000
# The red of seals and letterheads, from 0 to 255: at least this, and at most that of green and blue.
_RED, _NOT_RED = 150, 110


class TextInk(Protocol):
    """What a text is written with."""

    @property
    def colour(self) -> Colour | None: ...

    @property
    def contrast(self) -> float:
        """How far it stands out from white paper, from 0 to 1."""
        ...

    def __hash__(self) -> int: ...


class _OneInk(Struct, frozen=True):
    """Texts of one ink and size that have letters: what each of them says, the numbers of the letters and of all."""

    ink: TextInk
    size: int
    words: tuple[str, ...]
    letters: tuple[int, ...]
    numbers: tuple[int, ...]


def find_backdrops(
    characters: str,
    boxes: array[float],
    owned: Mapping[int, Sequence[int]],
    inks: Mapping[int, TextInk],
    slant: Callable[[int], int | None],
) -> dict[int, str]:
    """The numbers of the characters of watermarks and seals, and which of the two. `slant` is a character's."""
    used = {inks[text] for text in owned}
    found = dict.fromkeys(_seal(boxes, owned, inks, slant), SEAL) if any(map(_is_red, used)) else {}
    if _differ_much(used, [_size(boxes, numbers[0]) for numbers in owned.values()]):
        classes = _classes(characters, boxes, owned, inks)
        if len(classes) > _MOST_CLASSES:
            return found
        # Tiles may have more letters than the text has.
        body = max(classes, key=lambda written: sum(map(len, set(written.words))))
        for written in classes:
            if written is not body and _is_watermark(written, body, classes, boxes, slant):
                found.update(dict.fromkeys(written.numbers, WATERMARK))
    return found


def _differ_much(inks: Iterable[TextInk], sizes: Collection[int]) -> bool:
    """Whether some text is so faint beside another, or so large, that it may be a watermark."""
    contrasts = [ink.contrast for ink in inks]
    return bool(sizes) and (min(contrasts) <= _FAINTER * max(contrasts) or max(sizes) >= _HUGE * max(1, min(sizes)))


def _classes(
    characters: str, boxes: array[float], owned: Mapping[int, Sequence[int]], inks: Mapping[int, TextInk]
) -> list[_OneInk]:
    texts: dict[tuple[TextInk, int], list[Sequence[int]]] = {}
    for text, numbers in owned.items():
        texts.setdefault((inks[text], _size(boxes, numbers[0])), []).append(numbers)
    return [_one_ink(*key, several, characters) for key, several in texts.items()]


def _one_ink(ink: TextInk, size: int, texts: Sequence[Sequence[int]], characters: str) -> _OneInk:
    letters = [[number for number in numbers if characters[number].isalnum()] for numbers in texts]
    words = ("".join(characters[number] for number in numbers) for numbers in letters if numbers)
    whole = (numbers for numbers, own in zip(texts, letters, strict=True) if own)
    return _OneInk(ink, size, tuple(words), tuple(chain.from_iterable(letters)), tuple(chain.from_iterable(whole)))


def _size(boxes: array[float], number: int) -> int:
    return round(boxes[4 * number + 3] - boxes[4 * number + 1])


def _is_watermark(
    written: _OneInk,
    body: _OneInk,
    classes: Iterable[_OneInk],
    boxes: array[float],
    slant: Callable[[int], int | None],
) -> bool:
    faint = written.ink.contrast <= _FAINTER * body.ink.contrast
    large = written.size >= (_LARGE if faint else _HUGE) * body.size
    if not written.letters or not (faint or large):
        return False
    turned = slant(written.letters[0])
    elsewhere = large or turned != slant(body.letters[0])
    if faint and written.ink.contrast > _WHITE and (elsewhere or _is_tiled(written, boxes)):
        return True
    if turned is None:
        return False
    others = [other for other in classes if other is not written and other.ink.contrast >= written.ink.contrast]
    return _is_over(written, others, boxes, fewest=1 if faint else 3)


def _is_tiled(written: _OneInk, boxes: array[float]) -> bool:
    """The same words again and again, or twice and nothing else, all over what the page prints."""
    (words, times), *_ = Counter(written.words).most_common(1)
    fewest = 2 if times == len(written.words) and len(words) > 1 else _TIMES
    tops, page = [boxes[4 * number + 1] for number in written.letters], boxes[1::4]
    return times >= fewest and max(tops) - min(tops) >= _SPREAD * (max(page) - min(page))


def _is_over(written: _OneInk, others: Iterable[_OneInk], boxes: array[float], fewest: int) -> bool:
    """Whether it stands over letters of others; a shadow says the same words."""
    said = set(written.words)
    numbers = (number for other in others if not said.intersection(other.words) for number in other.letters)
    pairs = islice(_near(sorted(box_at(boxes, number) for number in written.letters), numbers, boxes), _MOST_PAIRS)
    crossed = groupby((number for number, box, place in pairs if _overlap(box, place)))
    return sum(1 for _ in islice(crossed, fewest)) == fewest


def _near(places: Sequence[Box], numbers: Iterable[int], boxes: array[float]) -> Iterator[tuple[int, Box, Box]]:
    """Each of these characters, its box, and each of the places, ordered, that may stand above it or below."""
    lefts = [place[0] for place in places]
    widest = max((place[2] - place[0] for place in places), default=0.0)
    for number in numbers:
        box = box_at(boxes, number)
        for place in places[bisect_left(lefts, box[0] - widest) : bisect_right(lefts, box[2])]:
            yield number, box, place


def _overlap(one: Box, other: Box) -> bool:
    return all(
        min(one[end], other[end]) - max(one[start], other[start])
        >= _COMMON * min(one[end] - one[start], other[end] - other[start])
        for start, end in ((0, 2), (1, 3))
    )


def _seal(
    boxes: array[float],
    owned: Mapping[int, Sequence[int]],
    inks: Mapping[int, TextInk],
    slant: Callable[[int], int | None],
) -> Iterator[int]:
    """The red letters that stand in a ring, and those inside it."""
    red = [number for text, numbers in owned.items() if _is_red(inks[text]) for number in numbers]
    middles = {number: _middle(box_at(boxes, number)) for number in red}
    ring = [middles[number] for number in red if slant(number) is None]
    if len(ring) < _ASLANT:
        return
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    x, y, radius = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    for number, (own_x, own_y) in middles.items():
        if hypot(own_x - x, own_y - y) <= _NEAR * radius * 2**0.5:
            yield number


def _is_red(ink: TextInk) -> bool:
    colour = ink.colour
    return colour is not None and colour.red >= _RED and max(colour.green, colour.blue) <= _NOT_RED


def _middle(box: Box) -> tuple[float, float]:
    x0, top, x1, bottom = box
    return (x0 + x1) / 2, (top + bottom) / 2
