"""Every place quotes the text between its ends, and stands where the document has it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.plain import Plain
from govtask_extract.model.report import Place
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted

_WHERE = ("page", "line", "line_on_page", "paragraph", "sheet", "cell")
# Boxes are written in hundredths of a point.
_ROUNDED = 0.005


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    told = _fields_told(beside)
    for loc, place in beside.places:
        if not 0 <= place.start < place.end <= len(beside.text):
            yield Discrepancy(loc, f"the text has no characters {place.start}–{place.end}")
            continue
        printed = beside.text[place.start : place.end]
        if place.quote != printed:
            yield Discrepancy((*loc, "quote"), f"it says {quoted(place.quote)}, the notice {quoted(printed)}")
        if "\n" in printed or not printed.strip():
            yield Discrepancy(loc, "a place is a stretch of one printed line")
            continue
        yield from _misplaced(loc, place, beside.lookup.at((place.start, place.end)), told)


def _fields_told(beside: BesideNotice) -> list[str]:
    """Reports of earlier releases do not count lines on their pages."""
    counted = any(place.line_on_page for _, place in beside.places)
    return [name for name in _WHERE if counted or name != "line_on_page"]


def _misplaced(loc: Loc, place: Place, expected: Plain, told: list[str]) -> Iterator[Discrepancy]:
    for name in told:
        said, there = getattr(place, name), expected.get(name)
        if said != there:
            yield Discrepancy((*loc, name), f"it says {_shown(said)}, the notice {_shown(there)}")
    box = expected.get("box")
    if not _are_one(place.box, box):
        yield Discrepancy((*loc, "box"), f"it says {_shown(place.box)}, the notice {_shown(box)}")


def _are_one(said: object, there: object) -> bool:
    if not isinstance(said, tuple) or not isinstance(there, tuple):
        return said == there
    return all(abs(one - other) < _ROUNDED for one, other in zip(said, there, strict=True))


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)


CHECK = NoticeCheck("Every place quotes the notice, and stands on its page, line, cell and box.", _find)
