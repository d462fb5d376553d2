"""The text column of a document: where its lines begin and end, so that a line that goes on can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

import regex

from govtask_extract.model.document import Line
from govtask_extract.model.traced import Traced

# No line begins with these (GB/T 15834-2011, 5.1), so a break before them is the margin's.
CANNOT_BEGIN = "、，。；：？！）》”’】〕］〉』」,.;:?!)]}％%"
_UNBREAKABLE = regex.compile(r"[A-Za-z0-9.,%％+\-/]+|[（(〔\[《“‘]*.", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line without its furniture, and its horizontal place: points on a page, half widths in a text."""

    content: Traced
    line: Line
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of the text column, the usual distance of two lines, and whether paragraphs indent."""

    left: float
    right: float
    pitch: float
    indents: bool

    def full(self, line: Printed, following: Printed) -> bool:
        """Whether the next line's first character would not have fitted on `line` any more."""
        return line.right + _first_width(following) > self.right - 0.1 * line.size

    def indented(self, line: Printed) -> bool:
        """Whether the line begins a paragraph's width inside the column."""
        return line.left - self.left > 0.8 * line.size

    def apart(self, line: Printed, following: Printed) -> bool:
        """Whether more white than usual stands between the two lines."""
        step = following.top - line.top
        return self.pitch > 0 and step > 1.3 * self.pitch


def in_half_widths(content: Traced, line: Line, raw: str) -> Printed:
    """A line of a plain text, measured in half-width characters."""
    printed = raw[line.start : line.end]
    left = display_width(printed[: len(printed) - len(printed.lstrip())])
    return Printed(content, line, left, left + display_width(content.text), 0.0, 0.0, 2.0)


def on_page(content: Traced, line: Line) -> Printed:
    """A line of a page, measured in points."""
    left, top, right, bottom = line.box or (0.0, 0.0, 0.0, 0.0)
    return Printed(content, line, left, right, top, bottom, line.size or bottom - top or 12.0)


def display_width(text: str) -> int:
    """The width of `text` in half-width characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def measure(lines: Sequence[Printed], opens: Sequence[bool]) -> Column:
    """The column that `lines` stand in; `opens` tells which of them open with a number or label."""
    rights = sorted(line.right for line in lines)
    right = rights[int(len(rights) * 0.98)] if rights else 0.0
    lefts = Counter(round(line.left) for line in lines if line.right > right - 2.5 * line.size)
    often = [left for left, count in lefts.items() if count * 12 >= lefts.total()]
    left = float(min(often)) if often else 0.0
    opening = [line for line, opening in zip(lines, opens, strict=True) if opening]
    indented = sum(line.left - left > 0.8 * line.size for line in opening)
    return Column(left, right, _pitch(lines), indented * 2 > len(opening))


def _pitch(lines: Sequence[Printed]) -> float:
    steps = Counter(
        round(after.top - before.top)
        for before, after in zip(lines, lines[1:], strict=False)
        if before.line.page == after.line.page and 0 < after.top - before.top < 4 * before.size
    )
    return float(max(steps, key=lambda step: (steps[step], -step))) if steps else 0.0


def _first_width(line: Printed) -> float:
    """The width of what cannot be parted from the line's first character."""
    text = line.content.text
    match = _UNBREAKABLE.match(text)
    first = match[0] if match else text[:1]
    while len(first) < len(text) and text[len(first)] in CANNOT_BEGIN:
        first += text[len(first)]
    return display_width(first) * line.size / 2
