"""What is drawn on a page, thing by thing, in points as it is shown."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from math import atan2, degrees

from msgspec import Struct

from govtask_extract.model.document import Box
from govtask_extract.reading.drawn_pages.colours import Colour
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine
from govtask_extract.reading.drawn_pages.matrices import Matrix, Point
from govtask_extract.reading.drawn_pages.sizes_and_slants import level_quarters
from govtask_extract.reading.formats.from_ofd.objects import DrawnObject
from govtask_extract.reading.formats.from_ofd.ofd_inks import OfdInk
from govtask_extract.reading.formats.from_ofd.part_values import around, numbers
from govtask_extract.reading.formats.from_ofd.paths import read_path
from govtask_extract.reading.formats.from_ofd.text_codes import CodedText, read_codes
from govtask_extract.reading.setting_apart import without_marks

# In points: what is shorter is no ruling line, and drawn letters have many such strokes.
_SHORTEST = 3.0
# In points, of the letters of what is not drawn in letters: how high they are at most, and how wide at least.
_HIGHEST, _LEAST_WIDE = 12.0, 1.0
# In points: the longer side of a shape that may be a letter.
_LETTER = (7.0, 100.0)
_NOTE = OfdInk(Colour(0, 0, 0, 255), True)


class TextOnPage(Struct, frozen=True):
    """One TextCode: its place in the order of drawing, the numbers of its characters, and how it is drawn.

    `kind` is the kind of furniture that it is whatever it says, `clip` what of the page it is cut to.
    """

    order: int
    numbers: range
    ink: OfdInk
    kind: str | None
    clip: Box | None


class FilledGround(Struct, frozen=True):
    """What has an area; `colour` is None of a picture, a pattern, and what does not fill its box."""

    order: int
    box: Box
    colour: Colour | None
    covers: bool


class PlacedPicture(Struct, frozen=True):
    """A picture, by its resource's id; where it stands, and the quarters by which it is turned clockwise."""

    resource: str
    box: Box
    quarters: int


class Canvas:
    """`place` leads from the millimetres of the file to points from the top left of what is shown.

    `covers` tells of a picture, by its resource's id, whether nothing is seen through it.
    """

    def __init__(self, place: Matrix, covers: Callable[[str], bool]) -> None:
        self._place, self._covers, self._order = place, covers, 0
        self.texts: list[TextOnPage] = []
        self.stretches: list[GlyphLine] = []
        self.boxes = array("f")
        self.slants: list[int | None] = []
        self.sizes: list[float] = []
        self.grounds: list[FilledGround] = []
        self.strokes: list[Box] = []
        self.pictures: list[PlacedPicture] = []
        self.outlines = 0
        self.wordless = 0

    @property
    def characters(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)

    def placed(self, box: Box) -> Box:
        """Where a box of the file's, in millimetres, stands on the page."""
        return around([self._place.placed(*box[:2]), self._place.placed(*box[2:])])

    def draw(self, objects: Iterable[DrawnObject], kind: str | None = None) -> None:
        """`kind` is the kind of furniture that all of it is: a watermark, an annotation."""
        for drawn in objects:
            self._order += 1
            match drawn.element.tag:
                case "TextObject":
                    ink = drawn.style.text_ink()
                    ink = ink if drawn.visible else OfdInk(ink.colour, False)
                    for code in read_codes(drawn.element, self._place.after(drawn.matrix)):
                        self.write(code, ink, kind, self._shown(drawn.clip))
                case "PathObject" if drawn.visible and drawn.style.is_drawn():
                    self._draw_path(drawn)
                case "ImageObject" if drawn.visible and kind is None:
                    self._draw_picture(drawn)

    def write(self, code: CodedText, ink: OfdInk, kind: str | None, clip: Box | None = None) -> None:
        number = len(self.slants)
        numbers = range(number, number + len(code.text))
        self.texts.append(TextOnPage(self._order, numbers, ink, kind, clip))
        self.stretches.append(GlyphLine(code.text, code.boxes, number))
        self.boxes.extend(code.boxes)
        self.slants += [code.slant] * len(code.text)
        self.sizes += [code.size] * len(code.text)

    def note(self, text: str, kind: str, box: Box) -> None:
        """What is said at a place of the file's, in millimetres, and not drawn in letters there."""
        x0, top, x1, bottom = self.placed(box)
        words = without_marks(" ".join(text.split()))
        width = max((x1 - x0) / max(1, len(words)), _LEAST_WIDE)
        height = min(bottom - top, _HIGHEST) or _HIGHEST
        middle, boxes = (top + bottom) / 2, array("f")
        for at in range(len(words)):
            boxes.extend((x0 + at * width, middle - height / 2, x0 + (at + 1) * width, middle + height / 2))
        self._order += 1
        self.write(CodedText(words, boxes, 0, round(height, 2)), _NOTE, kind)

    def _shown(self, clip: Box | None) -> Box | None:
        return None if clip is None else self.placed(clip)

    def _draw_path(self, drawn: DrawnObject) -> None:
        path = read_path(drawn.element, self._place.after(drawn.matrix))
        if path.box is None:
            return
        self.strokes += [around(stroke) for stroke in path.strokes if max(map(abs, _along(stroke))) >= _SHORTEST]
        filling = drawn.style.filling()
        if filling is None:
            return
        if not path.is_rectangle and _is_letter(path.box):
            self.outlines += 1
        colour = filling[0] if path.is_rectangle else None
        self.grounds.append(FilledGround(self._order, path.box, colour, path.is_rectangle and drawn.clip is None))

    def _draw_picture(self, drawn: DrawnObject) -> None:
        matrix = self._place.after(drawn.matrix)
        width, height = _own_size(drawn)
        box = around([matrix.placed(x, y) for x in (0, width) for y in (0, height)])
        quarters = level_quarters(degrees(atan2(matrix.b, matrix.a))) or 0
        resource = (drawn.element.get("ResourceID") or "").strip()
        self.pictures.append(PlacedPicture(resource, box, quarters))
        covers = drawn.style.opaque == 1 and not drawn.element.get("ImageMask") and self._covers(resource)
        self.grounds.append(FilledGround(self._order, box, None, covers))


def _own_size(drawn: DrawnObject) -> Point:
    """A picture is one wide and one high, and its matrix makes it larger; without a matrix it fills its boundary."""
    if drawn.element.get("CTM"):
        return 1.0, 1.0
    found = numbers(drawn.element.get("Boundary"), 4)
    return (found[2], found[3]) if found else (1.0, 1.0)


def _is_letter(box: Box) -> bool:
    least, most = _LETTER
    return least <= max(box[2] - box[0], box[3] - box[1]) <= most


def _along(stroke: Sequence[Point]) -> Point:
    (x0, y0), (x1, y1) = stroke
    return x1 - x0, y1 - y0
