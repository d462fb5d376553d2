"""JSON: the findings of every file as they stand in reports, and how many there are."""

from __future__ import annotations

import json

from govtask_extract.checking.outcome import Checked, Run, Unchecked
from govtask_extract.model.remarks import SEVERITIES
from govtask_extract.writing.escaping import escaped


def write(run: Run) -> str:
    """Indented by two; a file that could not be read has an error in the place of its findings."""
    summary: dict[str, int] = {
        "files": len(run.entries),
        "failed": len(run.unchecked),
        "findings": run.counts.total(),
        **{severity: run.counts[severity] for severity in SEVERITIES},
        "known": run.known,
        "suppressed": run.suppressed,
    }
    value = {"files": [_entry(entry) for entry in run.entries], "summary": summary}
    return escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _entry(entry: Checked | Unchecked) -> dict[str, object]:
    if isinstance(entry, Unchecked):
        return {
            "source": entry.path,
            "error": {"name": entry.name, "message": entry.message, "hint": entry.hint},
        }
    found = [finding.diagnostic.model_dump(mode="json", exclude_unset=True) for finding in entry.findings]
    return {"source": entry.path, "diagnostics": found}
