"""Reviewdog's diagnostic format, as one DiagnosticResult: what it shows in reviews of many services.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.json_layout import OpenArray, indented
from govtask_extract.checking.outcome import Checked, Located, Run, Unchecked, found_in, place_in_words
from govtask_extract.checking.spots import Excerpts
from govtask_extract.model.remarks import Severity
from govtask_extract.visible import printable

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_HEAD = '{\n  "source": {\n    "name": "govtask"\n  },\n  "diagnostics": '

Json = dict[str, object]


class RdjsonFindings(FindingWriter):
    """Nothing is suggested: no finding says how a notice must read. A file without lines has no range."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._head = _HEAD
        self._array = OpenArray(1)

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        if isinstance(entry, Unchecked):
            yield self._item(entry.message, {"path": entry.path}, "ERROR", entry.name)
        for checked, finding in found_in(entry):
            found = finding.diagnostic
            message = place_in_words(checked, finding, self.words) + found.message
            yield self._item(message, _location(checked, finding), _SEVERITIES[found.severity], found.code)

    def closing(self) -> Iterator[str]:
        yield f"{self._opened()}{self._array.end()}\n}}\n"

    def _item(self, message: str, location: Json, severity: str, code: str) -> str:
        said = {
            "message": printable(message),
            "location": location,
            "severity": severity,
            "code": {"value": code},
        }
        return self._opened() + self._array.item(indented(said, 2))

    def _opened(self) -> str:
        head, self._head = self._head, ""
        return head


def _location(entry: Checked, finding: Located) -> Json:
    spot = finding.spot
    if not entry.excerpts.own_lines or spot.line is None:
        return {"path": entry.path}
    start = _position(entry.excerpts, spot.line, spot.column)
    end = _position(entry.excerpts, spot.line, max(spot.end, spot.column + 1))
    return {"path": entry.path, "range": {"start": start, "end": end}}


def _position(excerpts: Excerpts, line: int, column: int) -> Json:
    """Columns are bytes of UTF-8 there, from 1; what is behind the line's end counts as one each."""
    before = excerpts.line(line)[: column - 1]
    beyond = column - 1 - len(before)
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + beyond + 1}


WRITER = RdjsonFindings
