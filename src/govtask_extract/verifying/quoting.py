"""Whether a value is what its places quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govtask_extract.language.script import blank_goes, with_single_blanks, without_blanks
from govtask_extract.model.report import Place
from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import Said, said
from govtask_extract.verifying.beside import quoted


def joined(places: Sequence[Place]) -> str:
    """All that they quote, without white space."""
    return without_blanks("".join(place.quote for place in places))


def name_fault(name: str, places: Sequence[Place]) -> Said | None:
    """What is wrong with a name, a label or a number: it is quoted character for character, without white space."""
    printed = joined(places)
    return None if name == printed else _differing(name, printed)


def text_fault(value: str, places: Sequence[Place]) -> Said | None:
    """What is wrong with a text or a title, whose white space follows that of the print."""
    printed = joined(places)
    if without_blanks(value) != printed:
        return _differing(value, printed)
    if any(with_single_blanks(part) != part for part in value.split("\n")) or not all(_follow(value, places)):
        return said("the blanks in {value} are not those that are printed", value=quoted(value))
    return None


def _differing(value: str, printed: str) -> Said:
    if not printed:
        return said("it says {value}, and quotes nothing", value=quoted(value))
    return said("it says {value}, its places quote {printed}", value=quoted(value), printed=quoted(printed))


def _follow(value: str, places: Sequence[Place]) -> Iterator[bool]:
    """For each two characters that stand on one line with blanks between, or without, whether the value has them so.

    What a wide gap parts may have been two lines to whoever printed it.
    """
    parted = {count for count, _ in _gaps(value)}
    at = 0
    for place in places:
        printed = dict(_gaps(place.quote))
        ink = without_blanks(place.quote)
        for index, (before, after) in enumerate(pairwise(ink), start=1):
            if len(printed.get(index, "")) <= 1:
                yield (at + index in parted) == (index in printed and not blank_goes(before, after))
        at += len(ink)


def _gaps(text: str) -> Iterator[tuple[int, str]]:
    """White space, and before which of the inked characters it stands."""
    for gap in _BLANKS.finditer(text):
        yield len(without_blanks(text[: gap.start()])), gap[0]


_BLANKS = lazy_re(r"\s+")


def stand_within(places: Sequence[Place], owner: Sequence[Place]) -> bool:
    """Whether each of the places lies in one of the owner's."""
    return bool(places) and all(any(_holds(outer, place) for outer in owner) for place in places)


def _holds(outer: Place, place: Place) -> bool:
    return outer.start <= place.start and place.end <= outer.end
