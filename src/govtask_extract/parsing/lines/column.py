"""The text column of a document: where its lines begin and end, so that a line that goes on can be told."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from govtask_extract.language.sentences import PARAGRAPH_ENDS
from govtask_extract.parsing.lines.printed import PrintedLine, display_width
from govtask_extract.patterns import lazy_re

# No line begins with these (GB/T 15834-2011, 5.1), so a break before them is the margin's.
CANNOT_BEGIN = "、，。；：？！）》”’】〕］〉』」,.;:?!)]}％%"
# A document of fewer lines does not show whether a margin broke them.
_FEWEST_LINES = 8
# A title's letters are larger than its text's by so much at least.
_CLEARLY = 1.3
# How far in a paragraph's first line begins, in its font size: two characters, less what measuring loses.
_INDENT = 0.8
# A line of broken prose that ends in a colon goes on.
_SENTENCE_ENDS = PARAGRAPH_ENDS.translate(dict.fromkeys(map(ord, "：:")))
# In half widths: the narrowest column of a newspaper to the widest of a landscape page.
_NARROWEST_COLUMN, _WIDEST_COLUMN = 24, 160
# How far lines broken at one margin differ, since a mark that may not begin a line hangs over or goes down.
_SLACK = 3
_SHORTEST_RAGGED, _LONGEST_RAGGED, _RAGGED_SHARE = 0.6, 1.3, 0.25
_RAGGED_SLACK = 0.9
# One margin broke the lines if so few are longer, and so many that reach it end in the middle of a sentence.
_LONGER_THAN_THE_MARGIN, _FEWEST_CUT, _SHARE_CUT = 0.02, 4, 0.05
# A text whose paragraphs are lost has lines as long as one another, but where its digits are narrow.
_EVEN, _FEWEST_EVEN_LINES, _SHORT_EVEN_LINES = 0.75, 5, 2
# Of lines that a margin broke at most so many open with a number or a label, and few of those broken anywhere.
_MOST_OPENING, _SOME_OPENING = 2 / 3, 1 / 3
# Of a text that has lost its paragraphs too, at most this share of lines ends early.
_SOLID = 0.04
# Lines end at one margin if no more than so many font sizes part them; of all lines so many do at least.
_AT_ONE_MARGIN, _SHARE_AT_A_MARGIN, _FEWEST_AT_A_MARGIN = 0.35, 0.1, 3
# What no line may be broken in: a number with its unit, a mark with what it opens or closes.
UNBREAKABLE = lazy_re(rf"[（(〔\[《“‘]*(?:[A-Za-z0-9.,%％+\-/]+|.)[{re.escape(CANNOT_BEGIN)}]*", re.DOTALL)


class Breaks(Struct, frozen=True):
    """Where a plain text's lines were broken, in half widths: the narrowest such line and the widest of all."""

    narrowest: float
    widest: float
    ragged: bool
    solid: bool


class Meeting(Struct, frozen=True):
    """What the places of two neighbouring lines say: nothing, where lines end only where paragraphs do.

    `full`: the second line's first character would not have fitted on the first any more; `short`: it would have, and
    both stand on one page. `indented`: the second line begins a paragraph's width inside the column. `apart`: one of
    them is centred or clearly larger, or more white than usual stands between them. `indents`, `solid`: of their
    column.
    """

    full: bool = False
    short: bool = False
    indented: bool = False
    apart: bool = False
    indents: bool = False
    solid: bool = False


class Column(Struct, frozen=True):
    """The left and right edge of the text column, the usual distance of two lines, and whether paragraphs indent.

    `narrowest`: how far a plain text's lines reach that were broken, at a margin that may be `ragged`; on a page the
    right edge alone tells. `solid`: hardly a line ends before the margin, so that the paragraphs themselves are lost.
    """

    left: float
    right: float
    pitch: float
    indents: bool
    narrowest: float = math.inf
    ragged: bool = False
    solid: bool = False

    def meeting(self, before: PrintedLine, line: PrintedLine) -> Meeting:
        full = self._is_full(before, line)
        return Meeting(
            full=full,
            short=not full and before.line.page == line.line.page,
            indented=line.left - self.left > _INDENT * line.size,
            apart=before.line.centred or line.line.centred or _differ(before, line) or self._are_apart(before, line),
            indents=self.indents,
            solid=self.solid,
        )

    def _is_full(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether the next line's first character would not have fitted on `line` any more."""
        if self.solid:
            return line.right > self.right / 2
        reached = line.right >= self.narrowest
        if self.ragged:
            return reached and (self.indents or line.text[-1] not in _SENTENCE_ENDS)
        return reached or line.right + _first_width(following) > self.right - 0.1 * line.size

    def _are_apart(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether more white than usual stands between the two lines."""
        step = following.top - line.top
        return step > 1.3 * self.pitch


def _differ(line: PrintedLine, following: PrintedLine) -> bool:
    """Whether a title and text meet, by the size of their letters on a page."""
    if line.line.size is None or following.line.size is None:
        return False
    return max(line.size, following.size) > _CLEARLY * min(line.size, following.size)


def find_breaks(lines: Sequence[PrintedLine]) -> Breaks | None:
    """How the lines of a plain text were broken; None if each of them is a paragraph.

    Broken lines are about as long as one another, many end in the middle of a sentence, and hardly any is longer.
    """
    widths = sorted(line.right for line in lines)
    cut = [line for line in lines if _is_cut(line)]
    # Lines that open with numbers and labels are a list, be they as long as one another.
    opening = sum(line.opens for line in lines)
    if opening > _MOST_OPENING * len(lines):
        return None
    if opening <= _SOME_OPENING * len(lines) and _are_even(widths, cut):
        return Breaks(widths[0], widths[-1], False, True)
    if len(widths) < _FEWEST_LINES:
        return None
    return _sharp(lines, cut) or _ragged(widths, sorted(line.right for line in cut))


def _are_even(widths: Sequence[float], cut: Sequence[PrintedLine]) -> bool:
    """Whether the paragraphs are lost, too: but for two, as title and end, no line is clearly shorter than another."""
    if len(widths) < _FEWEST_EVEN_LINES:
        return False
    short = sum(width < _EVEN * widths[-1] for width in widths)
    return short <= _SHORT_EVEN_LINES and len(cut) * 2 > len(widths) and _is_column(widths[-1])


def _ragged(widths: Sequence[float], cut: Sequence[float]) -> Breaks | None:
    """No margin that many lines reach, but none is much longer: broken by a program, after so many words."""
    wide = widths[int(len(widths) * 0.95)]
    broken = [width for width in cut if width >= _SHORTEST_RAGGED * wide]
    if not _is_column(wide) or widths[-1] > _LONGEST_RAGGED * wide or len(broken) < _RAGGED_SHARE * len(widths):
        return None
    narrowest = _RAGGED_SLACK * broken[len(broken) // 20]
    return Breaks(narrowest, widths[-1], True, _is_solid(sum(width < narrowest for width in widths), len(widths)))


def _sharp(lines: Sequence[PrintedLine], cut: Sequence[PrintedLine]) -> Breaks | None:
    """One margin for all lines, the indented ones included; the marks that end lines may hang over it."""
    right = _usual([line.right for line in lines])
    edge = sum(abs(line.right - right) <= _SLACK for line in lines)
    cut_at_edge = sum(abs(line.right - right) <= _SLACK for line in cut)
    longer = sum(line.right > right + _SLACK for line in lines)
    if not _is_column(right) or longer > _LONGER_THAN_THE_MARGIN * len(lines):
        return None
    # Of the lines that reach the margin half at least end in the middle of a sentence, …
    if cut_at_edge * 2 < edge or cut_at_edge < max(_FEWEST_CUT, _SHARE_CUT * len(lines)):
        return None
    # … and more of those than of the lines before it.
    if cut_at_edge < sum(_SHORTEST_RAGGED * right < line.right < right - _SLACK for line in cut):
        return None
    inked = min(right, _usual([*map(_inked_right, lines)]))
    return Breaks(inked - _SLACK, right, False, _is_solid(len(lines) - edge, len(lines)))


def _usual(rights: Sequence[float]) -> float:
    """How far all but a twentieth of the lines reach."""
    return sorted(rights)[int(len(rights) * 0.95)]


def _inked_right(line: PrintedLine) -> float:
    """Where the line ends without the marks at its end, which may hang over the margin."""
    text = line.text
    return line.right - display_width(text[len(text.rstrip(CANNOT_BEGIN)) :]) * line.size / 2


def _is_solid(short: int, lines: int) -> bool:
    return short <= max(2, _SOLID * lines)


def _is_cut(line: PrintedLine) -> bool:
    """Whether no sentence or bracket ends with the line; a colon in a bracket that is open ends nothing."""
    text = line.text
    if text[-1] in "：:":
        return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))
    return text[-1] not in PARAGRAPH_ENDS


def _is_column(width: float) -> bool:
    return _NARROWEST_COLUMN <= width <= _WIDEST_COLUMN


def measure(lines: Sequence[PrintedLine], breaks: Breaks | None = None) -> Column:
    """The column that `lines` stand in."""
    if breaks is not None:
        return _text_column(lines, breaks)
    right = _margin(lines)
    lefts = Counter(round(line.left) for line in lines if line.right > right - 2.5 * line.size)
    left = _left(lefts)
    return Column(left, right, _pitch(lines), _indents(lines, left))


def _left(lefts: Counter[int]) -> float:
    """The leftmost place at which many lines begin."""
    return float(min((left for left, count in lefts.items() if count * 12 >= lefts.total()), default=0))


def _margin(lines: Sequence[PrintedLine]) -> float:
    """The farthest place at which many lines end, else how far all but a fiftieth of them reach."""
    rights = sorted(map(_inked_right, lines))
    near = _AT_ONE_MARGIN * Counter(line.size for line in lines).most_common(1)[0][0]
    many = max(_FEWEST_AT_A_MARGIN, _SHARE_AT_A_MARGIN * len(lines))
    for index in range(len(rights) - 1, -1, -1):
        if index + 1 - bisect_left(rights, rights[index] - near) >= many:
            return rights[index]
    return rights[int(len(rights) * 0.98)]


def _text_column(lines: Sequence[PrintedLine], breaks: Breaks) -> Column:
    """In a plain text the short last lines of paragraphs show the left edge, too."""
    left = _left(Counter(round(line.left) for line in lines))
    indents = _indents(lines, left)
    return Column(
        left=left,
        right=breaks.widest,
        pitch=math.inf,
        indents=indents,
        narrowest=breaks.narrowest,
        ragged=breaks.ragged,
        solid=breaks.solid and not indents,
    )


def _indents(lines: Sequence[PrintedLine], left: float) -> bool:
    opening = [line for line in lines if line.opens]
    return sum(line.left - left > _INDENT * line.size for line in opening) * 2 > len(opening)


def _pitch(lines: Sequence[PrintedLine]) -> float:
    steps = Counter(
        round(after.top - before.top)
        for before, after in itertools.pairwise(lines)
        if 0 < after.top - before.top < 4 * before.size
    )
    return max(steps, key=lambda step: (steps[step], -step), default=math.inf)


def _first_width(line: PrintedLine) -> float:
    match = UNBREAKABLE.match(line.text)
    first = match[0] if match else ""
    # A percent sign is nearly as wide as a Han character in the fonts of pages.
    return (display_width(first) + (first.count("%") if line.line.box else 0)) * line.size / 2
