"""A group's text made easy to match: no white space, one width for every mark, and the way back to print."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from govtask_extract.chinese.brackets import mask_insides, match_brackets

# One for one, so that offsets survive. Left: what print has; right: what the grammar's patterns are written in.
_WIDTHS = {
    **dict(zip("([{［〔【｛〖﹙", "（" * 9, strict=True)),
    **dict(zip(")]}］〕】｝〗﹚", "）" * 9, strict=True)),
    **dict(zip("<＜‹", "〈" * 3, strict=True)),
    **dict(zip(">＞›", "〉" * 3, strict=True)),
    **dict(zip(":∶︰﹕", "：" * 4, strict=True)),
    **dict(zip(";﹔", "；" * 2, strict=True)),
    **dict(zip(",﹐", "，" * 2, strict=True)),
    **dict(zip("﹑､", "、" * 2, strict=True)),
    **dict(zip("｡．", "。.", strict=True)),
    **dict(zip("•∙‧・", "·" * 4, strict=True)),
    **dict(zip("／｜", "/|", strict=True)),
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
}
# Traditional forms that scans and web pages leave in labels and verbs.
_FORMS = dict(
    zip("責單牽頭門導領協辦參與時屬實負會級區縣鎮鄉黨廳", "责单牵头门导领协办参与时属实负会级区县镇乡党厅", strict=True)
)
_TABLE = str.maketrans({**_WIDTHS, **_FORMS})


def fold_widths(text: str) -> str:
    """`text` in the marks that the patterns know; every character keeps its place."""
    return text.translate(_TABLE)


@dataclass(frozen=True)
class Folded:
    """`text` is folded and without white space; `origin[i]` is where its character i stands in `source`."""

    source: str
    text: str
    origin: tuple[int, ...]

    @cached_property
    def pairs(self) -> dict[int, int]:
        """Opening marks and where each is closed; a mark that never is closed is none."""
        return {opening: closing for opening, closing in match_brackets(self.text).items() if closing < len(self.text)}

    @cached_property
    def openings(self) -> dict[int, int]:
        """Closing marks and where each was opened."""
        return {closing: opening for opening, closing in self.pairs.items()}

    @cached_property
    def flat(self) -> str:
        """`text` with the insides of brackets blotted out."""
        return mask_insides(self.text, self.pairs)

    @cached_property
    def gaps(self) -> dict[int, str]:
        """Positions in front of which white space was printed, and that white space."""
        edges = zip(self.origin, self.origin[1:], strict=False)
        return {i: self.source[a + 1 : b] for i, (a, b) in enumerate(edges, start=1) if b - a > 1}

    def gaps_between(self, start: int, end: int) -> list[int]:
        """The positions with white space before them, from `start` on, before `end`."""
        positions = self._gap_positions
        return positions[bisect_left(positions, start) : bisect_left(positions, end)]

    @cached_property
    def _gap_positions(self) -> list[int]:
        return list(self.gaps)

    def cut(self, start: int, end: int) -> Folded:
        """A stretch of it alone; what its characters are in the source stays."""
        return Folded(self.source, self.text[start:end], self.origin[start : end + 1])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded stretch stands in the source."""
        return (self.origin[start], self.origin[end - 1] + 1) if start < end else (self.origin[start],) * 2

    def quote(self, start: int, end: int) -> str:
        """The folded stretch as printed, without white space."""
        return "".join(self.source[at] for at in self.origin[start:end])

    def position(self, at: int) -> int:
        """The folded position of the first inked character at or behind `at` of the source."""
        return bisect_left(self.origin, at)


def fold(source: str) -> Folded:
    """Fold a group's text; `origin` has one entry more than `text`, the source's end."""
    origin = [at for at, character in enumerate(source) if not character.isspace()]
    text = fold_widths("".join(source[at] for at in origin))
    return Folded(source, text, (*origin, len(source)))
