"""A FILE of `govtask check`: its reports and their findings, or why it has none, and the exit code it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.checking.check import check
from govtask_extract.checking.configuration import Choice
from govtask_extract.checking.outcome import Checked, Unchecked
from govtask_extract.checking.reports import Entry, holds_reports, is_other_data, read_reports
from govtask_extract.checking.spots import NOTHING, Excerpts
from govtask_extract.cli.bounds import bounded
from govtask_extract.cli.console import say
from govtask_extract.cli.exits import UNREADABLE
from govtask_extract.cli.faults import as_fault, tell
from govtask_extract.cli.files import verdict
from govtask_extract.cli.locations import Located, locate, shown_path
from govtask_extract.cli.progress import progress_bar
from govtask_extract.cli.several import Item
from govtask_extract.model.options import Options
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.opening import open_source
from govtask_extract.pipeline import extract_with_document


class Reading(Struct, frozen=True):
    """A report, or why there is none, with the lines to show, and the exit code of reading it."""

    report: Report | Unchecked
    excerpts: Excerpts
    code: int


class Outcome(Struct, frozen=True):
    """What is said of a report, and an exit code: of reading it, not of its findings."""

    entry: Checked | Unchecked
    code: int


def readings_of(item: Item, options: Options) -> Iterator[Reading]:
    """One for each report in the file. Raises nothing on account of it: what is wrong is said."""
    try:
        if isinstance(item.given, Exception):
            raise item.given
        with bounded(item.name, options.limits):
            source = open_source(item.given, options.limits, item.name)
            if item.within and options.format is None and is_other_data(source):
                say(f"{item.name} is no report, and is left out")
                return
            entries = _entries(source, options)
    except Exception as error:
        failure, failed = _failed(item, error)
        yield Reading(failure, NOTHING, failed)
        return
    for entry in entries:
        report = entry.report
        code = UNREADABLE if isinstance(report, Unchecked) else verdict(report.source.name, report.tasks)
        yield Reading(report, entry.excerpts, code)


def outcomes_of(item: Item, options: Options, config: Path | None, asked: Choice) -> Iterator[Outcome]:
    """Likewise, with the findings. Raises `BadConfiguration`, before anything is read."""
    located = locate(item, config)
    for reading in readings_of(item, options):
        yield _outcome(reading, item, options, located, asked)


def _entries(source: Source, options: Options) -> list[Entry]:
    """`--from` says that it is a notice, whatever it looks like."""
    if options.format is None and holds_reports(source):
        return read_reports(source)
    with progress_bar(source.name) as progress:
        report, document = extract_with_document(source.content, replace(options, progress=progress), name=source.name)
    return [Entry(report, Excerpts(document.text, own_lines=document.reader == "text"))]


def _outcome(reading: Reading, item: Item, options: Options, located: Located, asked: Choice) -> Outcome:
    if isinstance(reading.report, Unchecked):
        return Outcome(reading.report, reading.code)
    try:
        with bounded(item.name, options.limits):
            checked = check(
                reading.report,
                located.path,
                reading.excerpts,
                located.configuration,
                within=located.within,
                asked=asked,
            )
    except Exception as error:
        return Outcome(*_failed(item, error))
    return Outcome(checked, reading.code)


def _failed(item: Item, error: Exception) -> tuple[Unchecked, int]:
    fault = as_fault(error, item.name)
    return Unchecked(shown_path(item), fault.name, fault.message, fault.hint), tell(fault)
