"""SARIF 2.1.0, as code scanning services read it.

A file of text is pointed into by line and column; of any other file the place is in the result's properties.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from govtask_extract import __version__
from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.json_layout import OpenArray, indented
from govtask_extract.checking.occurrences import Occurrences
from govtask_extract.checking.outcome import Checked, Located, Run, Unchecked, found_in
from govtask_extract.checking.spots import Spot
from govtask_extract.linting.rule import LintRule, page, rule_address, sentence
from govtask_extract.model.remarks import Severity
from govtask_extract.model.report import Place
from govtask_extract.saying.said import said
from govtask_extract.saying.speaking import catalogue, tongues, written
from govtask_extract.spool import decoded

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The name under which GitHub looks for it; ours is about the content, not about the line.
_FINGERPRINT = "primaryLocationLineHash"
_RELATED = 10
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in r"\[]"})
_ROOT = said("The folder that was checked from.")

Json = dict[str, object]


class SarifFindings(FindingWriter):
    """One run, whose results are in the order of the files. They are put aside: the files that failed stand above."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._indexes = {rule.code: index for index, rule in enumerate(run.rules)}
        self._failures: list[Json] = []
        self._results = run.spool()
        self._array = OpenArray(3)
        self._met = Occurrences()

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        if isinstance(entry, Unchecked):
            self._failures.append(_notification(entry))
        for checked, finding in found_in(entry):
            result = _result(checked, finding, self._indexes, self._met.number(checked.path, finding.fingerprint))
            self._results.add(self._array.item(indented(result, 4)).encode())
            # Of a file with very many each is a piece: that is what the limits hold for.
            yield ""

    def closing(self) -> Iterator[str]:
        head, _, tail = indented(_log(self.run, self._failures), 0).rpartition("[]")
        yield head
        yield from decoded(self._results.pieces())
        yield f"{self._array.end()}{tail}\n"


def _log(run: Run, failures: list[Json]) -> Json:
    """Everything but the results."""
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(run)},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": written(_ROOT)}}},
                "invocations": [_invocation(failures)],
                "results": [],
            }
        ],
    }


def _driver(run: Run) -> Json:
    return {
        "name": "govtask",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in run.rules],
    }


def _rule(rule: LintRule) -> Json:
    text, summary = page(rule, catalogue(tongues().data)), written(sentence(rule)) or rule.name
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": text, "markdown": text},
        "helpUri": rule_address(rule.code),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _invocation(failures: list[Json]) -> Json:
    return {
        "executionSuccessful": not failures,
        **({"toolExecutionNotifications": failures} if failures else {}),
    }


def _notification(entry: Unchecked) -> Json:
    return {
        "level": "error",
        "message": {"text": _plain_text(f"{entry.message} {entry.hint}".strip())},
        "descriptor": {"id": entry.name},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(entry.path)}}],
    }


def _result(entry: Checked, finding: Located, indexes: dict[str, int], occurrence: int) -> Json:
    """`occurrence`: of those with its fingerprint in its file, the how manieth it is."""
    said = finding.diagnostic
    related = list(_related(entry, finding))
    return {
        "ruleId": said.code,
        **({"ruleIndex": indexes[said.code]} if said.code in indexes else {}),
        "level": _LEVELS[said.severity],
        "message": {"text": _plain_text(said.message)},
        "locations": [_location(entry, finding.spot, said.task)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: f"{finding.fingerprint}:{occurrence}"},
        "properties": _properties(said.evidence[0] if said.evidence else None),
    }


def _plain_text(message: str) -> str:
    """Without links: SARIF 3.11.6 makes one of [text](target) unless a backslash stands before each bracket."""
    return message.translate(_ESCAPED)


def _related(entry: Checked, finding: Located) -> Iterator[Json]:
    """The other places, of each line one, where they can be pointed at."""
    if not entry.excerpts.own_lines:
        return
    spots = {spot.line: spot for spot in reversed(entry.excerpts.spots(finding.diagnostic))}
    others = [spot for line, spot in sorted(spots.items(), key=_by_line) if line != finding.spot.line]
    for number, spot in enumerate(others[:_RELATED], start=1):
        yield {"id": number, **_location(entry, spot, None)}


def _by_line(item: tuple[int | None, Spot]) -> int:
    return item[0] or 0


def _location(entry: Checked, spot: Spot, task: str | None) -> Json:
    location: Json = {
        "physicalLocation": {"artifactLocation": _artifact(entry.path), "region": _region(entry, spot)},
    }
    if task is not None:
        location["logicalLocations"] = [{"name": task, "kind": "element"}]
    return location


def _region(entry: Checked, spot: Spot) -> Json:
    """A service wants a line for everything; a file without lines is shown at its first."""
    if not entry.excerpts.own_lines or spot.line is None:
        return {"startLine": 1}
    return {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.line,
        "endColumn": max(spot.end, spot.column + 1),
    }


def _properties(place: Place | None) -> Json:
    if place is None:
        return {}
    given = {"page": place.page, "line": place.counted_line, "sheet": place.sheet, "cell": place.cell}
    return {key: value for key, value in given.items() if value is not None}


def _artifact(path: str) -> Json:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


WRITER = SarifFindings
