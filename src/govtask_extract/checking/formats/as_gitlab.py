"""GitLab's Code Quality report: an array of what merge requests show.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.json_layout import OpenArray, indented
from govtask_extract.checking.occurrences import Occurrences
from govtask_extract.checking.outcome import Checked, Located, Run, Unchecked, found_in, place_in_words
from govtask_extract.model.remarks import Severity
from govtask_extract.visible import printable

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
# A file that could not be read may hide anything.
_OF_FAILURES = "critical"
_FIRST = 1


class GitlabFindings(FindingWriter):
    """Each has a fingerprint of its own, which stays when lines move."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._array = OpenArray(0)
        self._met = Occurrences()

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        if isinstance(entry, Unchecked):
            identity = self._met.identity(entry.path, entry.name)
            yield self._item(entry.message, entry.name, identity, _OF_FAILURES, entry.path, _FIRST)
        for checked, finding in found_in(entry):
            found = finding.diagnostic
            yield self._item(
                place_in_words(checked, finding, self.words) + found.message,
                f"{found.code} {found.name}",
                self._met.identity(checked.path, finding.fingerprint),
                _SEVERITIES[found.severity],
                checked.path,
                _line(checked, finding),
            )

    def closing(self) -> Iterator[str]:
        yield f"{self._array.end()}\n"

    def _item(self, message: str, name: str, identity: str, severity: str, path: str, line: int) -> str:
        issue = {
            "description": printable(message),
            "check_name": name,
            "fingerprint": identity,
            "severity": severity,
            "location": {"path": path, "lines": {"begin": line}},
        }
        return self._array.item(indented(issue, 1))


def _line(entry: Checked, finding: Located) -> int:
    """GitLab wants one for everything; a file without lines is shown at its first."""
    return finding.spot.line if entry.excerpts.own_lines and finding.spot.line is not None else _FIRST


WRITER = GitlabFindings
