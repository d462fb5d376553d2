"""What stands apart inside a printed line: raised marks of notes, and what is struck out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from govtask_extract.model.document import Box
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.drawn_pages.glyph_lines import GlyphLine, box_at
from govtask_extract.reading.setting_apart import NOTE_MARK, STRUCK, set_apart

# In heights of the line's characters: a mark is no higher, and its foot stands so far above theirs. Fonts of one size
# differ in height; what stands far above the line's foot may be higher.
_MARKS = ((0.75, 0.15), (0.9, 0.3))
_MARK = lazy_re(r"\d{1,3}(?:[,，、–-]\d{1,3})*|[*†‡]{1,3}|\[\d{1,3}\]|〔\d{1,3}〕|（\d{1,3}）|\(\d{1,3}\)|注\d{0,3}")
# What a raised figure belongs to: m², km³, 10⁴.
_EXPONENT = lazy_re(r"[A-Za-zμ平立]$|(?<!\d)10$")
# In characters: what that looks at.
_LONGEST_BASE = 3


def marked(line: GlyphLine, struck: Collection[Box]) -> str:
    """The line's text, set apart in it what stands apart; `struck` are the boxes of characters that are struck out."""
    tops, bottoms = line.boxes[1::4], line.boxes[3::4]
    level = bottoms.count(bottoms[0]) == len(bottoms) if bottoms else True
    if level and not struck:
        return line.text
    kinds: list[str | None] = [None] * len(line.text)
    if not level:
        for start, end in _note_marks(line.text, tops, bottoms):
            kinds[start:end] = [NOTE_MARK] * (end - start)
    for at in _struck(line, struck):
        kinds[at] = STRUCK
    return "".join(
        set_apart(text, kind) if kind else text
        for kind, group in groupby(zip(kinds, line.text, strict=True), key=lambda pair: pair[0])
        for text in ["".join(character for _, character in group)]
    )


def _note_marks(text: str, tops: Sequence[float], bottoms: Sequence[float]) -> Iterator[tuple[int, int]]:
    height = _middle([bottom - top for top, bottom in zip(tops, bottoms, strict=True)])
    foot = _middle(bottoms)
    marks = [
        any(bottom - top <= small * height and bottom <= foot - raised * height for small, raised in _MARKS)
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
    at = 0
    for raised, group in groupby(marks):
        start, at = at, at + len(list(group))
        if (
            raised
            and _MARK.fullmatch(text[start:at].strip())
            and not _EXPONENT.search(text[max(0, start - _LONGEST_BASE) : start])
        ):
            yield start, at


def _middle(numbers: Iterable[float]) -> float:
    """The median, the lower of two."""
    ordered = sorted(numbers)
    return ordered[(len(ordered) - 1) // 2]


def _struck(line: GlyphLine, struck: Collection[Box]) -> Iterator[int]:
    for at, character in enumerate(line.text if struck else ""):
        if not character.isspace() and box_at(line.boxes, at) in struck:
            yield at
