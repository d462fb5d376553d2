"""JSON: the findings of every file as they stand in reports, and how many there are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from govtask_extract.checking.outcome import Checked, Run, Totals, Unchecked
from govtask_extract.model.remarks import SEVERITIES
from govtask_extract.writing.escaping import escaped


def pieces(run: Run) -> Iterator[str]:
    """Indented by two; a file that could not be read has an error in the place of its findings."""
    opening = "["
    yield '{\n  "files": '
    for entry in map(_entry, run.counted()):
        yield f"{opening}\n    {indented(entry, 2)}"
        opening = ","
    yield "[]" if opening == "[" else "\n  ]"
    yield f',\n  "summary": {indented(_summary(run.totals), 1)}\n}}\n'


def indented(value: object, levels: int) -> str:
    """The JSON of a value that stands so deep in another."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)).replace("\n", "\n" + "  " * levels)


def _summary(totals: Totals) -> dict[str, int]:
    return {
        "files": totals.files,
        "failed": totals.failed,
        "findings": totals.counts.total(),
        **{severity: totals.counts[severity] for severity in SEVERITIES},
        "known": totals.known,
        "suppressed": totals.suppressed,
    }


def _entry(entry: Checked | Unchecked) -> dict[str, object]:
    if isinstance(entry, Unchecked):
        return {
            "source": entry.path,
            "error": {"name": entry.name, "message": entry.message, "hint": entry.hint},
        }
    found = [finding.diagnostic.model_dump(mode="json", exclude_unset=True) for finding in entry.findings]
    return {"source": entry.path, "diagnostics": found}
