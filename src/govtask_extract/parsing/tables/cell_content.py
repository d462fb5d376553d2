"""What a cell prints: lines that its width broke, and blanks that part two names or only space one out."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Sequence
from math import isnan

from govtask_extract.language.bodies import Body, judge
from govtask_extract.language.folding import fold
from govtask_extract.language.markers import opening_marker
from govtask_extract.language.script import HAN
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.document import Cell
from govtask_extract.model.traced import BROKEN, NOWHERE, Traced, join
from govtask_extract.parsing.lines.column import UNBREAKABLE
from govtask_extract.parsing.lines.printed import between_words, display_width
from govtask_extract.patterns import lazy_regex

# Marks may hang over a cell's edge or be squeezed, so a line may end one character early.
_SLACK = 1.25


class CellLines:
    """Knows how wide each column's cells are, from the widest line printed in them."""

    def __init__(self, raw: str, cells: Iterable[Cell], boxes: array[float]) -> None:
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
            separator = between_words(before.text[-1], line.text[0]) if broken is None else broken
            whole = join((whole, line), separator if self._is_broken(before, line, widest) else "\n")
        return whole

    def _is_broken(self, before: Traced, line: Traced, widest: float) -> bool:
        """Whether the first word of `line` had no room behind `before`."""
        if before.text[-1] in CLAUSE_ENDS and opening_marker(line.text) is not None:
            return False
        first = UNBREAKABLE.match(line.text)
        wanted = display_width(first[0]) / 2 if first else 1.0
        start, end = before.first, before.origins[-1] + 1
        width = self._width(start, end)
        em = 2 * width / max(1, display_width(self._raw[start:end]))
        return width + (wanted + _SLACK) * em > widest

    def _width(self, start: int, end: int) -> float:
        """In points, from the characters' boxes: only pages break lines by their width."""
        left = min((x for x in self._boxes[4 * start : 4 * end : 4] if not isnan(x)), default=0.0)
        right = max((x for x in self._boxes[4 * start + 2 : 4 * end : 4] if not isnan(x)), default=0.0)
        return right - left


_SEPARATORS = f"、，,；;。：:（()）\n{BROKEN}"
_OFFICE = "助理|巡视员|同志|负责人"
_PERSON = lazy_regex(rf"[{HAN}·]{{2,4}}(?<!{_OFFICE})")


def part_names(content: Traced, raw: str, people: bool) -> Traced:
    """A line feed for each blank that stands between two names. `people`: persons may be among them."""
    gaps = [index for index in range(1, len(content)) if _is_blank(content, index, raw)]
    pieces: list[Traced] = []
    at = 0
    for gap, following in itertools.pairwise([*gaps, len(content)]):
        before = _last(content.text[at:gap])
        whole = _is_name(before, people) or _is_rest(before)
        after = _first(content.text[gap:following])
        if len(after) == 1:
            after += content.text[following : following + 1]
        if whole and _is_name(after, people):
            pieces.append(content.cut(at, gap))
            at = gap
    return join([*pieces, content.cut(at)], "\n")


def is_person(words: str) -> bool:
    """Whether the words may be a person's name: no body's, and no office."""
    return _PERSON.fullmatch(words) is not None and judge(fold(words), 0, len(words)) is Body.UNKNOWN


def _is_name(words: str, people: bool) -> bool:
    if people and is_person(words):
        return True
    return judge(fold(words), 0, len(words)) not in (Body.UNKNOWN, Body.GENERIC)


def _is_rest(words: str) -> bool:
    """政府 of 乡党委、政府"""
    return words.endswith("政府") and judge(fold(words), 0, len(words)) is Body.GENERIC


def _is_blank(content: Traced, index: int, raw: str) -> bool:
    """Whether white space that was left out stands before the character, and no line ends there."""
    before, after = content.origins[index - 1], content.origins[index]
    between = raw[before + 1 : after] if NOWHERE not in (before, after) else ""
    return any(map(str.isspace, between)) and "\n" not in between


def _last(text: str) -> str:
    """The last name without the bracket behind it."""
    if text.endswith(("）", ")")):
        text = text[: max(text.rfind("（"), text.rfind("("), 0)]
    return text[max(map(text.rfind, _SEPARATORS)) + 1 :]


def _first(text: str) -> str:
    return text[: min((at for mark in _SEPARATORS if (at := text.find(mark)) >= 0), default=len(text))]
