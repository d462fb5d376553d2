"""What a page's scripts are given of a notice: its report with places in short, the text, lines and pages, as JSON.

The fields keep their names; those that hold nothing are left out. A place is `[start, length]`, with `x0, x1` behind it
if it takes a part of its line's box, `x0, top, x1, bottom` if its box is another: all else is told by its line. What a
task's quotes say word for word is not said again, and ids of bodies and people are their numbers in the lists.
`doubtful` are the places of words that recognition is unsure of, each behind its confidence.
"""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import BaseModel

from govtask_extract.model.document import Box
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.report import (
    Furniture,
    Person,
    Place,
    Report,
    Task,
    TaskPersonIds,
    TaskUnitIds,
    Unit,
)
from govtask_extract.model.report_places import doubtful_places
from govtask_extract.model.shown import ShownNotice
from govtask_extract.writing.page.shown_text import ShownLine, ShownPage, ShownText, shown_text

Packed = str | int | float | bool | None | Sequence["Packed"] | Mapping[str, "Packed"]


def packed(entry: Entry, shown: ShownNotice | None) -> str:
    """JSON that may stand in a page's `<script>`: nothing in it opens or closes an element."""
    if isinstance(entry, Failure):
        return inert({"failure": entry.model_dump(mode="json")})
    printed = shown_text(entry, shown)
    report = packed_report(entry, printed)
    lines = [_line(line) for line in printed.lines]
    pages = [_page(page) for page in printed.pages]
    return inert({"report": report, "text": printed.text, "lines": lines, "pages": pages})


def packed_report(report: Report, printed: ShownText) -> Packed:
    """The report alone, as `packed` has it: what changes of a page while its document stays."""
    return _PackedReport(report, printed).packed()


def inert(value: object) -> str:
    """JSON for an element of a page."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.translate(_ESCAPES)


# What HTML would see as markup, and what some parsers of scripts take for line ends.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def _line(line: ShownLine) -> Packed:
    if line.page is None:
        return [line.start, line.end - line.start]
    return [line.start, line.end - line.start, line.page, *(_rounded(line.box) if line.box else ())]


def _page(page: ShownPage) -> Packed:
    size = [page.number, round(page.width), round(page.height)]
    if page.picture is None:
        return size
    return [*size, f"data:image/webp;base64,{b64encode(page.picture).decode()}"]


def _rounded(box: Box) -> list[int]:
    """A point is a third of a millimetre: nobody sees less."""
    return [round(side) for side in box]


# Zero is a value.
_NOTHING: tuple[object, ...] = (None, [], {})


# Of bodies and people: what nobody looks at here can be counted from the tasks.
_KNOWN_BY = ("id", "names")


def _quoted(task: Task) -> Iterator[str]:
    """The fields whose values are what stands in their places."""
    if task.text == _joined(task.evidence.text):
        yield "text"
    for name in TaskUnitIds.model_fields | TaskPersonIds.model_fields:
        if getattr(task, name) == tuple(map(_joined, getattr(task.evidence, name))):
            yield name


def _joined(places: Iterable[Place]) -> str:
    return "".join(place.quote for place in places)


class _PackedReport:
    """Turns a report into plain data, each place as short as its line allows."""

    def __init__(self, report: Report, printed: ShownText) -> None:
        self._report = report
        self._lines = printed.lines
        self._starts = [line.start for line in printed.lines]
        self._numbers = {
            TaskUnitIds: {unit.id: number for number, unit in enumerate(report.units)},
            TaskPersonIds: {person.id: number for number, person in enumerate(report.persons)},
        }

    def packed(self) -> Packed:
        report = self._fields({name: getattr(self._report, name) for name in Report.model_fields})
        doubtful = [[place.confidence, *self._place(place)] for place in doubtful_places(self._report)]
        return {**report, "doubtful": doubtful} if doubtful else report

    def _value(self, value: object) -> Packed:
        match value:
            case Furniture():
                return [value.kind, *self._place(value)]
            case Place():
                return self._place(value)
            case Task():
                quoted = set(_quoted(value))
                return self._fields({name: getattr(value, name) for name in Task.model_fields if name not in quoted})
            case Unit() | Person():
                return self._fields({name: getattr(value, name) for name in _KNOWN_BY})
            case TaskUnitIds() | TaskPersonIds():
                numbers = self._numbers[type(value)]
                return self._fields({name: tuple(map(numbers.get, ids)) for name, ids in value})
            case BaseModel():
                return self._fields({name: getattr(value, name) for name in type(value).model_fields})
            case tuple():
                return [self._value(item) for item in value]
            case dict():
                return self._fields(value)
            case str() | int() | float() | None:
                return value
        raise TypeError(f"a report holds no {type(value).__name__}")

    def _fields(self, fields: Mapping[str, object]) -> dict[str, Packed]:
        found = {name: self._value(value) for name, value in fields.items()}
        return {name: value for name, value in found.items() if value not in _NOTHING and value is not False}

    def _place(self, place: Place) -> list[Packed]:
        box, line = _rounded(place.box) if place.box else None, self._line_box(place)
        if box is None or box == line:
            return [place.start, place.end - place.start]
        if line and box[1::2] == line[1::2]:
            return [place.start, place.end - place.start, box[0], box[2]]
        return [place.start, place.end - place.start, *box]

    def _line_box(self, place: Place) -> list[int] | None:
        at = bisect_right(self._starts, place.start) - 1
        line = self._lines[at] if at >= 0 else None
        return _rounded(line.box) if line and line.box else None
