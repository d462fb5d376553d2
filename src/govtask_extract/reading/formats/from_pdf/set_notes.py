"""Sets what annotations say as characters in their boxes, where no program has drawn them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from govtask_extract.reading.formats.from_pdf.annotations import Note
from govtask_extract.reading.formats.from_pdf.glyphs import Glyphs

# In points. Nobody sets a note larger; in a higher box it has several lines, of this leading in font sizes.
_LARGEST, _LEADING, _INDENT = 12.0, 1.2, 2.0
# From here on characters are as wide as their font is high; the others half as wide.
_FIRST_WIDE = "⺀"


def with_notes(glyphs: Glyphs, notes: Iterable[Note]) -> tuple[Glyphs, dict[int, str]]:
    """The page's characters with those of the notes behind them, and the kinds of those that are furniture."""
    characters, sides, kinds = glyphs.characters, array("f", glyphs.sides), dict[int, str]()
    for note in notes:
        for line, boxes in _set_lines(note):
            start = len(characters) + 1
            characters += "\n" + line
            sides.extend((0.0, 0.0, 0.0, 0.0))
            sides.extend(boxes)
            if note.kind:
                kinds.update(dict.fromkeys(range(start, len(characters)), note.kind))
    return Glyphs(characters, sides, glyphs.drawn), kinds


def _set_lines(note: Note) -> Iterator[tuple[str, array[float]]]:
    """Each line with left, top, right, bottom of its characters."""
    width, height = note.sides.right - note.sides.left - 2 * _INDENT, note.sides.top - note.sides.bottom
    paragraphs = [line.strip() for line in note.text.splitlines() if line.strip()]
    size = min(_LARGEST, height / (_LEADING * len(paragraphs)))
    lines = [line for paragraph in paragraphs for line in _wrapped(paragraph, width / max(size, 0.1))]
    # Of one line, in a box as high as fields are, the middle; else from the top down.
    top = note.sides.top - ((height - size) / 2 if height < 2 * _LEADING * size else _INDENT)
    for line in lines if height >= 2 * _LEADING * size else paragraphs:
        yield line, array("f", _boxes(line, note.sides.left + _INDENT, top, size, width))
        top -= _LEADING * size


def _boxes(line: str, left: float, top: float, size: float, width: float) -> Iterator[float]:
    """Side by side, narrower where the line has no room."""
    em = min(size, width / max(_width(line), 1)) if width > 0 else size
    for character in line:
        right = left + em * _width(character)
        yield from (left, top, right, top - size)
        left = right


def _wrapped(paragraph: str, measure: float) -> Iterator[str]:
    start, room = 0, measure
    for at, character in enumerate(paragraph):
        room -= _width(character)
        if room < 0 and at > start:
            yield paragraph[start:at]
            start, room = at, measure - _width(character)
    yield paragraph[start:]


def _width(text: str) -> float:
    """In font sizes."""
    return sum(1.0 if character >= _FIRST_WIDE else 0.5 for character in text)
