"""The printed lines of a cell: which of them the cell's width broke, and which end by themselves."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterable, Sequence
from math import isnan

from govtask_extract.language.markers import opening_marker
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.document import Cell
from govtask_extract.model.traced import Traced, join
from govtask_extract.parsing.lines.printed import display_width
from govtask_extract.patterns import lazy_re

# What a line may not be broken in: a number with its unit, a mark with what it opens or closes.
_UNBREAKABLE = lazy_re(r"[（(〔\[《“‘]*(?:[A-Za-z0-9.,%％+\-/]+|.)[、，。；：！？）)》”’】〕\]]*", re.DOTALL)
# Marks may hang over a cell's edge or be squeezed, so a line may end one character early.
_SLACK = 1.25


class CellLines:
    """Knows how wide each column's cells are, from the widest line printed in them."""

    def __init__(self, raw: str, cells: Iterable[Cell], boxes: array[float] | None) -> None:
        self._raw, self._boxes = raw, boxes
        self._widest: dict[tuple[int, int], float] = {}
        for cell in cells:
            key = (cell.column, cell.column_span)
            self._widest[key] = max(self._widest.get(key, 0.0), *(self._width(*span) for span in cell.spans), 0.0)

    def joined(self, cell: Cell, lines: Sequence[Traced], broken: str | None = None) -> Traced:
        """The lines as one text, with a line feed where a line ends by itself.

        `broken` stands where the width broke a line: by default nothing, or a blank between two words in Latin letters.
        """
        widest = self._widest.get((cell.column, cell.column_span), 0.0)
        whole = lines[0]
        for before, line in itertools.pairwise(lines):
            separator = _separator(before, line) if broken is None else broken
            whole = join((whole, line), separator if self._is_broken(before, line, widest) else "\n")
        return whole

    def _is_broken(self, before: Traced, line: Traced, widest: float) -> bool:
        """Whether the first word of `line` had no room behind `before`."""
        if before.text[-1] in CLAUSE_ENDS and opening_marker(line.text) is not None:
            return False
        first = _UNBREAKABLE.match(line.text)
        wanted = display_width(first[0]) / 2 if first else 1.0
        start, end = before.first, before.origins[-1] + 1
        width = self._width(start, end)
        em = 2 * width / max(1, display_width(self._raw[start:end]))
        return width + (wanted + _SLACK) * em > widest

    def _width(self, start: int, end: int) -> float:
        """In points from the characters' boxes, or in ems as a typewriter sets them."""
        if self._boxes is None:
            return display_width(self._raw[start:end]) / 2
        left = min((x for x in self._boxes[4 * start : 4 * end : 4] if not isnan(x)), default=0.0)
        right = max((x for x in self._boxes[4 * start + 2 : 4 * end : 4] if not isnan(x)), default=0.0)
        return right - left


def _separator(before: Traced, line: Traced) -> str:
    """A blank between two words in Latin letters."""
    return (
        " "
        if before.text[-1].isascii() and before.text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha()
        else ""
    )
