"""Where `govtask check` puts what it finds: one format to stdout, others to files, all from one pass."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from govtask_extract.checking.finding_writer import FindingWriter, finding_writer, written
from govtask_extract.checking.outcome import Checked, Run, Unchecked, statistics
from govtask_extract.cli.console import is_quiet, put_lines, put_text, say, shows_styles
from govtask_extract.cli.targets import PendingFile
from govtask_extract.cli.work import bounded_steps
from govtask_extract.model.options import Limits
from govtask_extract.saying.foreign_words import words_of_system
from govtask_extract.saying.said import said


def put_found(
    entries: Iterable[Checked | Unchecked], run: Run, shown: str, files: Mapping[Path, str], limits: Limits
) -> FindingWriter:
    """Prints what is found in the format `shown`, as it is found, and writes `files`, each in its own, at the end.

    What was printed is of the writer that is given back. Raises `Unwritable`.
    """
    printer = finding_writer(shown, run, terminal=_wants_colours())
    printer.says_totals = not is_quiet()
    with ExitStack() as stack:
        pending = {finding_writer(name, run): stack.enter_context(PendingFile(path)) for path, name in files.items()}
        takers: dict[FindingWriter, Callable[[str], None]] = {
            writer: _adding_to(file) for writer, file in pending.items()
        }
        steps = written(entries, run, [printer, *pending])
        for writer, piece in bounded_steps(said("what was found"), steps, limits):
            takers.get(writer, put_text)(piece)
        for file in pending.values():
            file.write()
    _summarise("".join(run.summary))
    return printer


def _adding_to(file: PendingFile) -> Callable[[str], None]:
    return lambda piece: file.add(piece.encode("utf-8", "replace"))


def put_statistics(run: Run, printer: FindingWriter) -> None:
    """How often each rule found something: behind lines for people, else beside what machines read."""
    for line in statistics(run.totals, run.rules):
        if printer.for_people:
            put_lines(f"{line}\n")
        else:
            say(line.strip())


def _summarise(text: str) -> None:
    """What found no room among the annotations goes where GitHub shows it: to the file that it names."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target or not text:
        return
    try:
        with Path(target).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as error:
        say(said("the step's summary cannot be written: {reason}", reason=words_of_system(error)))


def _wants_colours() -> bool:
    """Colours and links are for terminals that want them: https://no-color.org."""
    return shows_styles() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
