"""Text that knows, character by character, where it stands in the document it was read from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from govtask_extract.model.document import Span

NOWHERE = -1
"""The origin of a character that we put in ourselves: the blank or line feed between two joined pieces."""

BROKEN = "\v"
"""Stands between two printed lines of a cell where its width may have broken the text."""


class Traced(Struct, frozen=True):
    """`origins[i]` is the offset of `text[i]` in `RawDocument.text`, or NOWHERE."""

    text: str
    origins: array[int]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The part from `start` to `end`."""
        return Traced(self.text[start:end], self.origins[start:end])

    def strip(self) -> Traced:
        """Without white space at both ends."""
        text = self.text
        if text and not text[0].isspace() and not text[-1].isspace():
            return self
        start = len(text) - len(text.lstrip())
        return self.cut(start, max(start, len(text.rstrip())))

    @property
    def first(self) -> int:
        """The origin of the first character that has one, or NOWHERE."""
        origins = self.origins
        if origins and origins[0] != NOWHERE:
            return origins[0]
        return next((origin for origin in origins if origin != NOWHERE), NOWHERE)


EMPTY = Traced("", array("i"))


def traced(text: str, start: int) -> Traced:
    """`text` as it stands in the document from `start` on."""
    return Traced(text, array("i", range(start, start + len(text))))


def join(pieces: Iterable[Traced], separator: str = "") -> Traced:
    """The pieces one after another, with `separator` between them."""
    parts = [piece for piece in pieces if piece]
    if len(parts) == 1:
        return parts[0]
    origins = array("i")
    for index, part in enumerate(parts):
        if index:
            origins.extend([NOWHERE] * len(separator))
        origins.extend(part.origins)
    return Traced(separator.join(part.text for part in parts), origins)


def with_printed_blanks(piece: Traced, raw: str) -> Traced:
    """The piece with a blank wherever `raw` has white space between two characters that stand on one line."""
    origins = piece.origins
    if not piece or origins[-1] - origins[0] == len(origins) - 1:
        return piece
    parts: list[Traced] = []
    at = 0
    for index, (before, after) in enumerate(pairwise(origins), start=1):
        if NOWHERE < before < after - 1 and not piece.text[index - 1].isspace() and _parts(raw[before + 1 : after]):
            parts += [piece.cut(at, index), traced(" ", before + 1)]
            at = index
    return join([*parts, piece.cut(at)]) if parts else piece


def _parts(between: str) -> bool:
    return between.isspace() and "\n" not in between


def spans(pieces: Traced | Sequence[Traced], raw: str) -> list[Span]:
    """The stretches of `raw` that hold the pieces' inked characters, in order, none across a line end.

    White space between two characters on one line belongs to the stretch; anything else between them parts it.
    """
    found: list[Span] = []
    for piece in (pieces,) if isinstance(pieces, Traced) else pieces:
        _append_spans(found, piece, raw)
    return found


def _append_spans(found: list[Span], piece: Traced, raw: str) -> None:
    start, end = _unbroken(piece)
    if start != NOWHERE:
        found.append((start, end))
        return
    for character, origin in zip(piece.text, piece.origins, strict=True):
        if origin == NOWHERE or character.isspace():
            continue
        if origin == end:
            end += 1
            continue
        if start != NOWHERE:
            if _only_blanks(raw, end, origin):
                end = origin + 1
                continue
            found.append((start, end))
        start, end = origin, origin + 1
    if start != NOWHERE:
        found.append((start, end))


def _unbroken(piece: Traced) -> Span:
    """The stretch of a piece that stands on one line as it is; NOWHERE of any other."""
    text, origins = piece.text, piece.origins
    if not text or origins[-1] - origins[0] != len(text) - 1 or NOWHERE in origins or text.isspace():
        return NOWHERE, NOWHERE
    if "\n" in text or "\t" in text:
        return NOWHERE, NOWHERE
    return origins[0] + len(text) - len(text.lstrip()), origins[-1] + 1 - len(text) + len(text.rstrip())


def _only_blanks(raw: str, start: int, end: int) -> bool:
    between = raw[start:end]
    return start < end and between.isspace() and "\n" not in between and "\t" not in between
