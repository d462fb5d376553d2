"""JSON Lines: one finding a line, as in JSON, behind its file; a file that could not be read has a line too."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.check_models import failure_of, finding_line
from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import Checked, Unchecked, found_in
from govtask_extract.writing.escaping import escaped


class JsonLinesFindings(FindingWriter):
    """What has come so far can be read. `govtask schema finding` describes a line."""

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        if isinstance(entry, Unchecked):
            yield f"{escaped(failure_of(entry).model_dump_json())}\n"
        for checked, finding in found_in(entry):
            line = finding_line(checked, finding.diagnostic)
            yield f"{escaped(line.model_dump_json(exclude_unset=True))}\n"


WRITER = JsonLinesFindings
