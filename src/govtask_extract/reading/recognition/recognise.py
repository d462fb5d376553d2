"""A page from its picture: turned and laid level, its seals and ruling lines taken off, its lines read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from govtask_extract.reading.drawn_pages.drawn import SEAL
from govtask_extract.reading.recognition.cells_apart import cell_by_cell
from govtask_extract.reading.recognition.characters import PlacedLine, place_characters
from govtask_extract.reading.recognition.engines import Engine, FoundLine
from govtask_extract.reading.recognition.ink import grey_of, paper_of
from govtask_extract.reading.recognition.lost_marks import with_lost_marks
from govtask_extract.reading.recognition.page_numbers import PAGE_NUMBER, find_page_number
from govtask_extract.reading.recognition.page_recognition import PageRecognition, RecognisedLine
from govtask_extract.reading.recognition.picture import POINTS, PagePicture, encoded
from govtask_extract.reading.recognition.red import PartedInk, part_colours
from govtask_extract.reading.recognition.rules_in_pictures import Ruled, RuleInPicture, part_rules
from govtask_extract.reading.recognition.seal_text import seal_lines
from govtask_extract.reading.recognition.second_look import looked_at_again
from govtask_extract.reading.recognition.sizes import evened
from govtask_extract.reading.recognition.skew import find_skew
from govtask_extract.reading.recognition.slivers import found_once

# Engines are this sure of text that stands upright, by its length, and much less of text that does not.
_SURE = 0.82
# With fewer characters than this on it, a page does not tell how it lies.
_TELLING = 12
# A line this many times as high as wide lies on its side.
_LYING = 1.5
# In degrees: less is the width of a pixel on a page.
_LEVEL = 0.04


class _Tried(Struct, frozen=True):
    """A page as it was turned, and what was found on it."""

    quarters: int
    skew: float
    parted: PartedInk
    ruled: Ruled
    found: Sequence[FoundLine]

    @property
    def sureness(self) -> float:
        """Of all characters; 0 where there are none."""
        return _mean([(line.confidence, len(line.text)) for line in self.found])


def recognise_page(picture: PagePicture, engine: Engine, quarters: int = 0) -> PageRecognition:
    """`quarters` is how the page is likely to lie, turned clockwise: as the one before it."""
    tried = _best(picture, engine, quarters)
    black, scale = tried.ruled.rest, POINTS / picture.dpi
    lines = [*_text(tried, engine, scale), *_seal_words(tried.parted, engine, scale)]
    return PageRecognition(
        width=black.width * scale,
        height=black.height * scale,
        quarters=tried.quarters,
        skew=tried.skew,
        lines=tuple(lines),
        level=_rules_in_points(tried.ruled.level, scale),
        upright=_rules_in_points(tried.ruled.upright, scale),
    )


def _text(tried: _Tried, engine: Engine, scale: float) -> list[RecognisedLine]:
    ruled = tried.ruled
    found = [piece for line in found_once(tried.found) for piece in cell_by_cell(line, ruled)]
    found = looked_at_again(found, ruled, engine)
    found = with_lost_marks(found, ruled.rest, engine)
    placed = [line for one in found if (line := place_characters(one, ruled.ink, ruled.upright)) is not None]
    lines = [_in_points(line, scale, None) for line in evened(placed)]
    number = find_page_number(lines)
    return [replace(line, kind=PAGE_NUMBER) if line is number else line for line in lines]


def _seal_words(parted: PartedInk, engine: Engine, scale: float) -> Iterator[RecognisedLine]:
    for seal in parted.seals:
        for line in seal_lines(parted.red, seal, engine):
            yield _in_points(line, scale, SEAL)


def _best(picture: PagePicture, engine: Engine, quarters: int) -> _Tried:
    """As it is likely to lie; otherwise, if the engine is unsure of that, as it is surest of."""
    first = _try(picture, engine, quarters)
    if first.sureness >= _SURE and not _lies(first.found):
        return first
    tried = [first]
    if sum(len(line.text) for line in first.found) < _TELLING:
        # Nor may what it is taken for depend on which page was read before it.
        return first if not quarters else _try(picture, engine, 0)
    for turn in (1, 3) if _lies(first.found) else (2,):
        tried.append(_try(picture, engine, (quarters + turn) % 4))
        if tried[-1].sureness >= _SURE:
            break
    return max((one for one in tried if not _lies(one.found)), key=lambda one: one.sureness, default=first)


def _try(picture: PagePicture, engine: Engine, quarters: int) -> _Tried:
    standing = _turned(picture.image(), quarters)
    skew = find_skew(standing.convert("L"), picture.dpi)
    level = _levelled(standing, skew)
    parted = part_colours(level, picture.dpi)
    ruled = part_rules(parted.black, picture.dpi)
    return _Tried(quarters, skew, parted, ruled, engine.find_lines(encoded(ruled.rest)))


_TURNS = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)


def _turned(image: Image.Image, quarters: int) -> Image.Image:
    """Counter-clockwise."""
    turn = _TURNS[quarters]
    return image if turn is None else image.transpose(turn)


def _levelled(image: Image.Image, skew: float) -> Image.Image:
    if abs(skew) < _LEVEL:
        return image
    paper = paper_of(grey_of(image))
    ground = paper if image.mode == "L" else (paper, paper, paper)
    return image.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=ground)


def _lies(found: Sequence[FoundLine]) -> bool:
    """Whether most characters are in lines that run up and down."""
    lying = [(float(_is_high(line)), len(line.text)) for line in found if len(line.text) > 1]
    return _mean(lying) > 0.5


def _is_high(line: FoundLine) -> bool:
    x0, top, x1, bottom = line.box
    return bottom - top > _LYING * (x1 - x0)


def _mean(weighed: Sequence[tuple[float, int]]) -> float:
    weight = sum(own for _, own in weighed)
    return sum(value * own for value, own in weighed) / weight if weight else 0.0


def _in_points(line: PlacedLine, scale: float, kind: str | None) -> RecognisedLine:
    """In Python's own numbers, which can be kept."""
    boxes = tuple(round(float(side) * scale, 2) for side in line.boxes)
    return RecognisedLine(line.text, boxes, round(float(line.size) * scale, 1), round(line.confidence, 3), kind)


def _rules_in_points(rules: Sequence[RuleInPicture], scale: float) -> tuple[tuple[float, float, float], ...]:
    return tuple((float(rule.at) * scale, rule.start * scale, rule.end * scale) for rule in rules)
