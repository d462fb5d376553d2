"""One line a finding, as compilers write it, and no other: for editors, grep and wc."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import Checked, Unchecked, found_in, where
from govtask_extract.checking.styling import BOLD, in_one_line, painted, verdict
from govtask_extract.visible import without_commands


class ConciseFindings(FindingWriter):
    """`plan.md:12:5: warning GT207 …`; in a file without lines of its own `plan.pdf: page 3, line 57: warning …`."""

    for_people = True

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        for checked, finding in found_in(entry):
            place = painted(in_one_line(where(checked, finding, self.words)), BOLD, self.terminal)
            said = finding.diagnostic
            yield without_commands(f"{place}: {verdict(said, self.terminal)} {in_one_line(said.message)}\n")


WRITER = ConciseFindings
