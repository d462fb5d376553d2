"""A FILE of `govtask check`: its findings, or why it has none, and the exit code that it asks for by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from govtask_extract.checking.check import check
from govtask_extract.checking.outcome import Checked, Unchecked
from govtask_extract.checking.reports import Entry, holds_reports, read_reports
from govtask_extract.checking.spots import Excerpts
from govtask_extract.cli.bounds import bounded
from govtask_extract.cli.exits import UNREADABLE
from govtask_extract.cli.faults import as_fault, tell
from govtask_extract.cli.files import verdict
from govtask_extract.cli.locations import locate, shown_path
from govtask_extract.cli.progress import progress_bar
from govtask_extract.cli.several import Item
from govtask_extract.errors import BadConfiguration
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.opening import open_source
from govtask_extract.pipeline import extract_with_document

if TYPE_CHECKING:
    from govtask_extract.checking.configuration import Choice, Configuration


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of a report, and an exit code: of reading it, not of its findings."""

    entry: Checked | Unchecked
    code: int


def outcomes_of(item: Item, options: Options, config: Path | None, asked: Choice) -> Iterator[Outcome]:
    """One for each report in the file. Raises `BadConfiguration`, nothing on account of the file itself."""
    path = shown_path(item)
    try:
        if isinstance(item.given, Exception):
            raise item.given
        located = locate(item, config)
        with bounded(item.name, options.limits):
            entries = _entries(open_source(item.given, options.limits, item.name), options)
            yield from [_outcome(entry, path, located.configuration, located.within, asked) for entry in entries]
    except BadConfiguration:
        raise
    except Exception as error:
        fault = as_fault(error, item.name)
        yield Outcome(Unchecked(path, fault.name, fault.message, fault.hint), tell(fault))


def _entries(source: Source, options: Options) -> list[Entry]:
    """`--from` says that it is a notice, whatever it looks like."""
    if options.format is None and holds_reports(source):
        return read_reports(source)
    with progress_bar(source.name) as progress:
        report, document = extract_with_document(source.content, replace(options, progress=progress), name=source.name)
    return [Entry(report, Excerpts(document.text, own_lines=document.reader == "text"))]


def _outcome(entry: Entry, path: str, configuration: Configuration, within: str, asked: Choice) -> Outcome:
    if isinstance(entry.report, Unchecked):
        return Outcome(entry.report, UNREADABLE)
    checked = check(entry.report, path, entry.excerpts, configuration, within=within, asked=asked)
    return Outcome(checked, verdict(entry.report))
