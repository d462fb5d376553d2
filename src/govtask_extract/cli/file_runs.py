"""All files of a command: what is made of each, in their order, without what counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Generic

from govtask_extract.cli.console import remark, say
from govtask_extract.cli.exits import NO_TASKS, only_bugs, worst
from govtask_extract.cli.files import GivenFile, given_files
from govtask_extract.cli.outcomes import Item, LeftOut, Outcome, Work
from govtask_extract.cli.passing import emptied
from govtask_extract.model.options import Options
from govtask_extract.saying.said import listed, said


class FileRun(Generic[Item]):
    """What has gone by says whether there are `several` entries, and the exit `codes`."""

    def __init__(
        self,
        files: Sequence[str],
        options: Options,
        work: Work[Item],
        *,
        targets: Sequence[Path] = (),
        verbose: bool = False,
        stdin_name: str | None = None,
        jobs: int = 1,
    ) -> None:
        """So many files are read at once, but `targets`, what is to be written. Raises nothing on account of a file."""
        given = given_files(files, options, targets, stdin_name=stdin_name)
        first = next(given)
        self._outcomes = _outcomes(chain((first,), given), work, options, jobs)
        self._besides = _Besides(verbose)
        self.several = first.several
        self.codes: set[int] = set()

    def entries(self) -> Iterator[Item]:
        """None is kept here: while the next file is read, nothing of the last one need be left.

        There is none if there are but bugs of ours.
        """
        held: list[Item] = []
        for outcome in self._outcomes:
            if self._besides.holds(outcome):
                continue
            self.codes.add(outcome.told())
            self.several |= outcome.several
            held.append(outcome.entry)
            del outcome
            if not only_bugs(self.codes):
                yield from emptied(held)
        if self.codes:
            self._besides.say_all()
        elif left := listed(self._besides.lines(), "; "):
            say(said("there is no notice among what was given: {left}", left=left))
            self.codes.add(NO_TASKS)

    @property
    def code(self) -> int:
        return worst(self.codes)


def _outcomes(files: Iterator[GivenFile], work: Work[Item], options: Options, jobs: int) -> Iterator[Outcome[Item]]:
    if jobs == 1:
        return chain.from_iterable(map(work, files))
    from govtask_extract.cli.at_once import at_once

    return at_once(files, work, options, jobs)


class _Besides:
    """What folders and archives hold beside notices, with as many names as are said."""

    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose
        self._notices: set[str] = set()
        self._counts: dict[LeftOut, int] = {}
        self._names: dict[LeftOut, list[str]] = {}

    def holds(self, outcome: Outcome[Item]) -> bool:
        """Whether it counts for nothing. In a folder, reports come after its notices."""
        reason = outcome.left_out
        if reason is None and outcome.beside and not self._notices.isdisjoint(outcome.notice):
            reason = LeftOut.REPORTED
        if reason is None:
            if not outcome.beside:
                self._notices.update(outcome.notice)
            return False
        self._leave_out(outcome.path, reason)
        return True

    def _leave_out(self, path: str, reason: LeftOut) -> None:
        names = self._names.setdefault(reason, [])
        if path in names:
            return
        self._counts[reason] = self._counts.get(reason, 0) + 1
        if self._verbose:
            remark(said("{path} is left out: {reason}", path=path, reason=reason.value))
            names[:] = [path]
        elif len(names) < _NAMED:
            names.append(path)

    def say_all(self) -> None:
        """What has not been said one by one."""
        for line in () if self._verbose else self.lines():
            remark(said("left out, {line}", line=line))

    def lines(self) -> Iterator[str]:
        """One for each reason, which names the first."""
        for reason, count in self._counts.items():
            names = self._names[reason]
            why, named, more = reason.value, listed(names), count - len(names)
            if more:
                yield said(
                    "{reason}: {names} and {more:,} more (--verbose names all)", reason=why, names=named, more=more
                )
            else:
                yield said("{reason}: {names}", reason=why, names=named)


_NAMED = 3
