"""JSON: the findings of every file as they stand in reports, and how many; `govtask schema check` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from govtask_extract.checking.check_models import CHECK_VERSION, check_summary, checked_source, failure_of
from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.json_layout import OpenArray, indented_model
from govtask_extract.checking.outcome import Checked, Run, Unchecked


class JsonFindings(FindingWriter):
    """Indented by two; a file that could not be read has an error in the place of its findings."""

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._files = OpenArray(1)
        self._head = f'{{\n  "schema_version": {json.dumps(CHECK_VERSION)},\n  "files": '

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        said = failure_of(entry) if isinstance(entry, Unchecked) else checked_source(entry)
        yield self._opened() + self._files.item(indented_model(said, 2))

    def closing(self) -> Iterator[str]:
        summary = indented_model(check_summary(self.run.totals), 1)
        yield f'{self._opened()}{self._files.end()},\n  "summary": {summary}\n}}\n'

    def _opened(self) -> str:
        """What stands before the first piece."""
        head, self._head = self._head, ""
        return head


WRITER = JsonFindings
