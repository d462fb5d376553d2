"""Every place quotes the text between its ends, and stands where the document has it."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.model.plain import Plain
from govtask_extract.model.report import Place
from govtask_extract.saying.said import said
from govtask_extract.validation import Loc
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted

_WHERE = ("page", "line", "line_on_page", "paragraph", "sheet", "cell")
# Boxes are written in hundredths of a point.
_ROUNDED = 0.005
# Another processor may compute the last digits of a confidence otherwise.
_AS_SURE = 0.01


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    told = _fields_told(beside)
    for loc, place in beside.places:
        if not 0 <= place.start < place.end <= len(beside.text):
            yield Discrepancy(
                loc, said("the text has no characters {start:d}–{end:d}", start=place.start, end=place.end)
            )
            continue
        printed = beside.text[place.start : place.end]
        if place.quote != printed:
            yield Discrepancy(
                (*loc, "quote"),
                said("it says {value}, the notice {printed}", value=quoted(place.quote), printed=quoted(printed)),
            )
        if "\n" in printed or not printed.strip():
            yield Discrepancy(loc, said("a place is a stretch of one printed line"))
            continue
        yield from _misplaced(loc, place, beside.lookup.at((place.start, place.end)), told)


def _fields_told(beside: BesideNotice) -> list[str]:
    """Reports of earlier releases do not count lines on their pages."""
    counted = any(place.line_on_page for _, place in beside.places)
    return [name for name in _WHERE if counted or name != "line_on_page"]


def _misplaced(loc: Loc, place: Place, expected: Plain, told: list[str]) -> Iterator[Discrepancy]:
    for name in told:
        given, there = getattr(place, name), expected.get(name)
        if given != there:
            yield Discrepancy(
                (*loc, name), said("it says {value}, the notice {printed}", value=_shown(given), printed=_shown(there))
            )
    confidence = expected.get("confidence")
    if not _are_as_sure(place.confidence, confidence):
        there = _shown(confidence)
        yield Discrepancy(
            (*loc, "confidence"),
            said("it says {value}, the notice {printed}", value=_shown(place.confidence), printed=there),
        )
    box = expected.get("box")
    if not _are_one(place.box, box):
        yield Discrepancy(
            (*loc, "box"), said("it says {value}, the notice {printed}", value=_shown(place.box), printed=_shown(box))
        )


def _are_one(given: object, there: object) -> bool:
    if not isinstance(given, tuple) or not isinstance(there, tuple):
        return given == there
    return all(abs(one - other) < _ROUNDED for one, other in zip(given, there, strict=True))


def _are_as_sure(given: float | None, there: object) -> bool:
    if given is None or not isinstance(there, float):
        return given is there
    return abs(given - there) < _AS_SURE


def _shown(value: object) -> str:
    return said("nothing") if value is None else str(value)


CHECK = NoticeCheck(said("Every place quotes the notice, and stands on its page, line, cell and box."), _find)
