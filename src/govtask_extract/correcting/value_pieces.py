"""Values taken apart and put together where they are printed: each character of a value knows its place."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator

from govtask_extract.language.script import with_single_blanks
from govtask_extract.language.sentences import CLAUSE_ENDS
from govtask_extract.model.report import Places
from govtask_extract.model.traced import NOWHERE, Traced, join


def traced_value(value: str, places: Places) -> Traced:
    """A value with its places; one that is not what is printed there, since somebody corrected it, as printed."""
    printed = [(character, place.start + at) for place in places for at, character in _inked(place.quote)]
    written = [character for character in value if not character.isspace()]
    if written != [character for character, _ in printed]:
        return join([_printed(place.quote, place.start) for place in places])
    origins = iter([at for _, at in printed])
    return Traced(value, array("i", (NOWHERE if character.isspace() else next(origins) for character in value)))


def _inked(quote: str) -> Iterator[tuple[int, str]]:
    return ((at, character) for at, character in enumerate(quote) if not character.isspace())


def _printed(quote: str, start: int) -> Traced:
    return Traced(quote, array("i", range(start, start + len(quote))))


def parts_at(piece: Traced, wanted: Container[int]) -> Iterator[Traced]:
    """The parts of a value that stand at wanted places; what is between two characters goes with them."""
    begun: int | None = None
    for at, origin in enumerate(piece.origins):
        if origin == NOWHERE or piece.text[at].isspace():
            continue
        if origin in wanted:
            begun = at if begun is None else begun
        elif begun is not None:
            yield piece.cut(begun, at).strip()
            begun = None
    if begun is not None:
        yield piece.cut(begun).strip()


def put_together(pieces: Iterable[Traced], raw: str) -> Traced:
    """Pieces in printed order as one text: a new paragraph begins behind the end of a sentence."""
    found: list[Traced] = []
    for piece in sorted((one for one in pieces if one), key=lambda one: one.first):
        if found and (gap := _between(found[-1], piece, raw)):
            found.append(Traced(gap, array("i", [NOWHERE])))
        found.append(piece)
    return join(found)


def _between(before: Traced, after: Traced, raw: str) -> str:
    gap = raw[before.origins[-1] + 1 : after.first]
    if "\n" in gap and before.text[-1] in CLAUSE_ENDS:
        return "\n"
    return " " if gap.isspace() else ""


def as_text(words: str) -> str:
    """Words as a report has texts: no blanks between Han characters, else single ones; paragraphs by line feeds."""
    parts = (with_single_blanks(part) for part in words.split("\n"))
    return "\n".join(part for part in parts if part)
