"""The findings of each file under its name, for people."""

from __future__ import annotations

from collections.abc import Iterator

from govtask_extract.checking.finding_writer import FindingWriter
from govtask_extract.checking.outcome import Checked, Located, Run, Unchecked, found_in, tally, where
from govtask_extract.checking.styling import BOLD, in_one_line, painted, verdict
from govtask_extract.visible import without_commands


class GroupedFindings(FindingWriter):
    """A file without findings is left out; several reports of one file stand under its name once."""

    for_people = True

    def __init__(self, run: Run, *, terminal: bool = False) -> None:
        super().__init__(run, terminal=terminal)
        self._path: str | None = None

    def pieces(self, entry: Checked | Unchecked) -> Iterator[str]:
        for checked, finding in found_in(entry):
            if checked.path != self._path:
                # A blank line parts one file from the next.
                gap = "" if self._path is None else "\n"
                self._path = checked.path
                yield without_commands(f"{gap}{painted(in_one_line(checked.path), BOLD, self.terminal)}\n")
            yield without_commands(self._line(checked, finding))

    def _line(self, entry: Checked, finding: Located) -> str:
        said = finding.diagnostic
        place = where(entry, finding, self.words).removeprefix(entry.path).lstrip(": ")
        shown = f"{in_one_line(place)}: " if place else ""
        return f"  {shown}{verdict(said, self.terminal)} {in_one_line(said.message)} [{said.name}]\n"

    def closing(self) -> Iterator[str]:
        gap = "" if self._path is None else "\n"
        yield without_commands(f"{gap}{self.words(tally(self.run.totals))}\n")


WRITER = GroupedFindings
