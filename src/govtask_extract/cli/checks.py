"""A FILE of `govtask check` or `extract --lint`: its configuration, its reports, their findings, its exit code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.checking.checker import check, diagnose
from govtask_extract.checking.config_files import Configured, configuration_from, load_configuration
from govtask_extract.checking.configuration import Choice, Configuration
from govtask_extract.checking.naming import named_by
from govtask_extract.checking.outcome import Checked, Unchecked
from govtask_extract.checking.reports import ReportWithLines, holds_reports, is_other_data, read_reports
from govtask_extract.checking.spots import NOTHING, Excerpts
from govtask_extract.cli.console import as_fault, say, tell
from govtask_extract.cli.exits import UNREADABLE
from govtask_extract.cli.files import GivenFile, Outcome, failed, verdict
from govtask_extract.cli.given_paths import absolute
from govtask_extract.cli.work import bounded, progress_bar
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.opening import open_source
from govtask_extract.pipeline import extract_with_document


class ConfiguredFile(Struct, frozen=True):
    """`path` is relative to where we are, `within` to the configuration's folder, both with forward slashes."""

    path: str
    within: str
    configuration: Configuration


class WantedConfiguration(Struct, frozen=True):
    """The configuration file that was asked for; else, if `search`, what is found upwards from a file."""

    file: Path | None = None
    search: bool = True


def locate(file: GivenFile, wanted: WantedConfiguration, limits: Limits) -> ConfiguredFile:
    """What has no path of its own (stdin, a file of an archive) goes by its name, and counts as lying here."""
    path = located_at(file)
    with bounded("the configuration", limits):
        configured = _configured(path.parent, wanted)
    return ConfiguredFile(shown_path(file), _under(path, configured.folder) or file.path, configured.configuration)


def _configured(folder: Path, wanted: WantedConfiguration) -> Configured:
    if wanted.file is not None:
        return Configured(load_configuration(wanted.file), wanted.file.absolute().parent)
    if not wanted.search:
        return Configured(Configuration(), folder)
    found = configuration_from(folder)
    if found.file is not None and found.folder != Path.cwd():
        name_once(found.file)
    return found


@cache
def name_once(file: Path) -> None:
    """Once: it may have come with the files, and says what is checked."""
    say(f"{file} says how this is checked (--no-config leaves it out)")


def shown_path(file: GivenFile) -> str:
    """As it was given, if that is relative; else relative to where we are; else, from outside, the name."""
    if not isinstance(file.given, str):
        return file.path
    path = Path(file.given)
    shown = path.as_posix() if not path.is_absolute() else _under(located_at(file), Path.cwd()) or file.path
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def located_at(file: GivenFile) -> Path:
    """Links are not followed: a file is configured where it is looked for."""
    return absolute(file.given if isinstance(file.given, str) else file.path)


def _under(path: Path, folder: Path) -> str | None:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


class FoundReport(Struct, frozen=True):
    """A report, or why there is none, with the lines to show, and the exit code of reading it."""

    report: Report | Unchecked
    excerpts: Excerpts
    code: int


class CheckOutcome(Struct, frozen=True):
    """What is said of a report, and an exit code: of reading it, not of its findings."""

    entry: Checked | Unchecked
    code: int


def found_reports(file: GivenFile, options: Options) -> Iterator[FoundReport]:
    """One for each report in the file. Raises nothing on account of it: what is wrong is said."""
    try:
        if isinstance(file.given, Exception):
            raise file.given
        with bounded(file.path, options.limits):
            source = open_source(file.given, options.limits, file.path)
            if file.within and options.format is None and is_other_data(source):
                say(f"{file.path} is no report, and is left out")
                return
            entries = _entries(source, options)
    except Exception as error:
        failure, code = _failed(file, error)
        yield FoundReport(failure, NOTHING, code)
        return
    for entry in entries:
        report = entry.report
        code = UNREADABLE if isinstance(report, Unchecked) else verdict(file.path, report.tasks)
        yield FoundReport(report, entry.excerpts, code)


def outcomes_of(
    file: GivenFile, options: Options, wanted: WantedConfiguration, asked: Choice
) -> Iterator[CheckOutcome]:
    """Likewise, with the findings. Raises `BadConfiguration`, before anything is read."""
    located = locate(file, wanted, options.limits)
    for found in found_reports(file, options):
        yield _outcome(found, file, options, located, asked)


def _entries(source: Source, options: Options) -> list[ReportWithLines]:
    """`--from` says that it is a notice, whatever it looks like."""
    if options.format is None and holds_reports(source):
        return read_reports(source)
    with progress_bar(source.name) as progress:
        report, document = extract_with_document(source.content, replace(options, progress=progress), name=source.name)
    return [ReportWithLines(report, Excerpts(document.text, own_lines=document.reader == "text"))]


def _outcome(
    found: FoundReport, file: GivenFile, options: Options, located: ConfiguredFile, asked: Choice
) -> CheckOutcome:
    if isinstance(found.report, Unchecked):
        return CheckOutcome(found.report, found.code)
    try:
        with bounded(file.path, options.limits):
            checked = check(
                named_by(found.report, located.configuration.settings),
                located.path,
                found.excerpts,
                located.configuration,
                within=located.within,
                asked=asked,
            )
    except Exception as error:
        return CheckOutcome(*_failed(file, error))
    return CheckOutcome(checked, found.code)


def _failed(file: GivenFile, error: Exception) -> tuple[Unchecked, int]:
    fault = as_fault(error, file.path)
    return Unchecked(shown_path(file), fault.name, fault.message, fault.hint), tell(fault)


def linted(outcome: Outcome, file: GivenFile, options: Options, wanted: WantedConfiguration) -> Outcome:
    """The outcome of a file with what `govtask check` would say of its report. Raises `BadConfiguration`."""
    report = outcome.report
    if report is None:
        return outcome
    located = locate(file, wanted, options.limits)
    try:
        with bounded(file.path, options.limits):
            report = named_by(report, located.configuration.settings)
            diagnostics = diagnose(report, located.configuration, located.within)
    except Exception as error:
        return failed(file.path, error)
    return replace(outcome, entry=report.model_copy(update={"diagnostics": diagnostics}))
