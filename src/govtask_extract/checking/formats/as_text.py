"""Text as compilers write it: place, severity, code, message, and the source line with a caret under the place."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.outcome import Checked, Located, Run
from govtask_extract.checking.pointing import pointed
from govtask_extract.checking.wording import tally, where
from govtask_extract.model.remarks import Severity
from govtask_extract.visible import printable

_COLOURS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;34"}
_BOLD, _DIM = "1", "2"


def write(run: Run) -> str:
    """Every finding, and at the end how many."""
    findings = ("\n".join(_lines(entry, finding, run.colour)) for entry, finding in run.findings())
    return "\n".join([*findings, tally(run)]) + "\n"


def _lines(entry: Checked, finding: Located, colour: bool) -> Iterator[str]:
    said, tint = finding.diagnostic, _COLOURS[finding.diagnostic.severity]
    place = _painted(_one_line(where(entry, finding)), _BOLD, colour)
    verdict = _painted(f"{said.severity} {said.code}", tint, colour)
    yield f"{place}: {verdict} {_one_line(said.message)} [{said.name}]"
    shown = pointed(entry.excerpts, finding.spot)
    if shown:
        for margin, text in ((f"{finding.spot.line:>5} |", shown[0]), ("      |", _painted(shown[1], tint, colour))):
            yield f"{_painted(margin, _DIM, colour)} {text}".rstrip()


def _painted(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
