"""Where findings stand in the file that was checked: its lines as an editor counts them, and columns from 1."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from govtask_extract.model.report import Diagnostic, Place


class Spot(Struct, frozen=True):
    """One line's share of a finding, `end` being one past its last column. `place` is the report's, if it has one.

    `line` is None where nothing can be pointed at.
    """

    line: int | None
    column: int = 1
    end: int = 1
    place: Place | None = None


NOWHERE = Spot(None)
# Names stand in assignments, which stand in nothing: what reaches a character begins among the last few before it.
_NEAR = 400


class Quote(Struct, frozen=True):
    """A place of the report as the file has it: `at` is the first character of its quote.

    `exact` says that the quote is written character for character, so that one can point inside it.
    """

    start: int
    end: int
    at: int
    length: int
    exact: bool


class Excerpts:
    """The file's lines, to point at and to show. `own_lines` says whether they are lines of the file itself."""

    def __init__(self, text: str, *, own_lines: bool, quotes: Sequence[Quote] | None = None, first: int = 0) -> None:
        """`quotes` is None for a text that places count in, `first` where a report begins in its file."""
        self.own_lines = own_lines
        self._text = text
        self._first = first
        self._quotes = None if quotes is None else sorted(quotes, key=lambda quote: (quote.start, -quote.end))
        self._starts: list[int] | None = None

    def line(self, number: int) -> str:
        """A line without its end, or nothing where there is none."""
        starts = self._line_starts()
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self._text) + 1
        return self._text[starts[number - 1] : end - 1].rstrip("\r")

    def spot(self, diagnostic: Diagnostic) -> Spot:
        """The first place of a finding."""
        spots = self.spots(diagnostic)
        if spots:
            return spots[0]
        return NOWHERE if self._quotes is None else self._at(self._first, 0, None)

    def spots(self, diagnostic: Diagnostic) -> list[Spot]:
        """Every place of a finding that the file has."""
        found = [self._spot(place) for place in diagnostic.evidence]
        return [spot for spot in found if spot is not None]

    def _spot(self, place: Place) -> Spot | None:
        if self._quotes is None:
            return self._at(place.start, place.end - place.start, place)
        nearest = self._innermost(self._quotes, place.start)
        if nearest is None:
            return None
        if not nearest.exact:
            return self._at(nearest.at, nearest.length, place)
        skipped = place.start - nearest.start
        return self._at(nearest.at + skipped, min(place.end, nearest.end) - place.start, place)

    def _innermost(self, quotes: Sequence[Quote], at: int) -> Quote | None:
        """The shortest quote around a character: of those that begin before it, the last one that reaches it."""
        last = bisect_right(quotes, at, key=lambda quote: quote.start)
        around = (
            quote for quote in reversed(quotes[max(last - _NEAR, 0) : last]) if at < quote.end or at == quote.start
        )
        return next(around, None)

    def _at(self, at: int, length: int, place: Place | None) -> Spot:
        starts = self._line_starts()
        line = bisect_right(starts, at)
        column = at - starts[line - 1] + 1
        room = len(self.line(line)) - column + 1
        return Spot(line, column, column + max(min(length, room), 0), place)

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            lengths = (len(line) + 1 for line in self._text.split("\n")[:-1])
            self._starts = list(accumulate(lengths, initial=0))
        return self._starts


NOTHING = Excerpts("", own_lines=False)
