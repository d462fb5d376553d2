"""A group's text made easy to match: no white space, one width for every mark, and the way back to print."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from govtask_extract.language.brackets import mask_insides, match_brackets
from govtask_extract.language.variants import SIMPLIFYING
from govtask_extract.model.traced import BROKEN
from govtask_extract.patterns import lazy_re

# One for one, so that offsets survive. Above: what print has; below: what the grammar's patterns are written in.
_PRINTED, _FOLDED = (
    "([{［〔【｛〖﹙)]}］〕】｝〗﹚<＜‹>＞›:∶︰﹕;﹔,﹐﹑､｡．•∙‧・／｜０１２３４５６７８９",
    "（（（（（（（（（）））））））））〈〈〈〉〉〉：：：：；；，，、、。.····/|0123456789",
)
_BLANK = lazy_re(r"\s")
# Traditional forms: scans leave some in labels and verbs, mirrors of web pages have nothing else.
_TABLE = SIMPLIFYING | str.maketrans(_PRINTED, _FOLDED)


def fold_widths(text: str) -> str:
    """`text` in the marks that the patterns know; every character keeps its place."""
    return text.translate(_TABLE)


def unfolded(characters: Iterable[str]) -> frozenset[str]:
    """These folded characters, and all that become one of them."""
    kept = frozenset(characters)
    codes = set(map(ord, kept))
    return kept | {chr(printed) for printed, folded in _TABLE.items() if folded in codes}


class Folded(Struct, frozen=True):
    """`text` is folded and without white space; `origin[i]` is where its character i stands in `source`.

    `flat` is `text` with the insides of brackets blotted out; `pairs` are the opening marks with where each is
    closed, `openings` the same the other way round. `gaps` are positions in front of which white space was printed.
    `places` are names of places that hold a word which joins names elsewhere: 和岭县.
    """

    source: str
    text: str
    origin: Sequence[int]
    flat: str
    pairs: dict[int, int]
    openings: dict[int, int]
    gaps: dict[int, str]
    gap_positions: tuple[int, ...]
    places: frozenset[str] = frozenset()

    def is_broken(self, at: int) -> bool:
        """Whether a cell's width may have broken the text in front of this position."""
        return BROKEN in self.gaps.get(at, "")

    def ends_line(self, at: int) -> bool:
        """Whether a line is printed to its end in front of this position."""
        return "\n" in self.gaps.get(at, "") or self.is_broken(at)

    def gaps_between(self, start: int, end: int) -> tuple[int, ...]:
        """The positions with white space before them, from `start` on, before `end`."""
        positions = self.gap_positions
        return positions[bisect_left(positions, start) : bisect_left(positions, end)]

    def cut(self, start: int, end: int) -> Folded:
        """A stretch of it alone; what its characters are in the source stays."""
        return _with_marks(self.source, self.text[start:end], self.origin[start : end + 1], self.places)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded stretch stands in the source."""
        return (self.origin[start], self.origin[end - 1] + 1) if start < end else (self.origin[start],) * 2

    def position(self, at: int) -> int:
        """The folded position of the first inked character at or behind `at` of the source."""
        return bisect_left(self.origin, at)

    def quote(self, start: int, end: int) -> str:
        """The folded stretch as printed, without white space."""
        return "".join([self.source[at] for at in self.origin[start:end]])


def fold(source: str, places: frozenset[str] = frozenset()) -> Folded:
    """Fold a group's text; `origin` has one entry more than `text`, the source's end."""
    return _with_marks(source, *squeeze(source), places)


def squeeze(source: str) -> tuple[str, Sequence[int]]:
    """The folded text and its origin alone, for who asks for no brackets and gaps."""
    if _BLANK.search(source) is None:
        return fold_widths(source), range(len(source) + 1)
    origin = [at for at, character in enumerate(source) if not character.isspace()]
    return fold_widths("".join([source[at] for at in origin])), (*origin, len(source))


def _with_marks(source: str, text: str, origin: Sequence[int], places: frozenset[str]) -> Folded:
    # A mark that never is closed is none.
    pairs = {opening: closing for opening, closing in match_brackets(text).items() if closing < len(text)}
    openings = {closing: opening for opening, closing in pairs.items()}
    gaps = {} if isinstance(origin, range) else _gaps(source, origin)
    flat = mask_insides(text, pairs) if pairs else text
    return Folded(source, text, origin, flat, pairs, openings, gaps, tuple(gaps), places)


def _gaps(source: str, origin: Sequence[int]) -> dict[int, str]:
    return {i: source[a + 1 : b] for i, (a, b) in enumerate(pairwise(origin), start=1) if b - a > 1}
