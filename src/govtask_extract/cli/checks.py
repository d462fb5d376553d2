"""A FILE of `govtask check` or `extract --lint`: its configuration, its reports, their findings, its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from govtask_extract.checking.checker import check, diagnose
from govtask_extract.checking.config_files import Configured, configuration_from, load_configuration
from govtask_extract.checking.configuration import Choice, Configuration, Suppression
from govtask_extract.checking.naming import named_by
from govtask_extract.checking.outcome import Checked, Unchecked
from govtask_extract.checking.spots import NOTHING
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.found_reports import FoundReport, found_reports
from govtask_extract.cli.given_paths import absolute
from govtask_extract.cli.outcomes import Outcome, failed, left_out
from govtask_extract.cli.project import WantedConfiguration, name_once
from govtask_extract.cli.work import bounded
from govtask_extract.model.failure import Entry, Failure
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.report import Report
from govtask_extract.saying.said import said


class ConfiguredFile(Struct, frozen=True):
    """`path` is relative to where we are, `within` to the configuration's folder, both with forward slashes."""

    path: str
    within: str
    configuration: Configuration


def locate(file: GivenFile, wanted: WantedConfiguration, limits: Limits) -> ConfiguredFile:
    """What has no path of its own (stdin, a file of an archive) goes by its name, and counts as lying here."""
    path = located_at(file)
    with bounded(said("the configuration"), limits):
        configured = _configured(path.parent, wanted)
    return ConfiguredFile(shown_path(file), _under(path, configured.folder) or file.path, configured.configuration)


def _configured(folder: Path, wanted: WantedConfiguration) -> Configured:
    if wanted.file is not None:
        return Configured(load_configuration(wanted.file), wanted.file.absolute().parent)
    if not wanted.search:
        return Configured(Configuration(), folder)
    found = configuration_from(folder)
    if found.configuration.file is not None and found.folder != Path.cwd():
        name_once(found.configuration.file)
    return found


def shown_path(file: GivenFile) -> str:
    """As it was given, if that is relative; else relative to where we are; else, from outside, the name."""
    given = file.given if isinstance(file.given, str) else file.stands_for
    if given is None:
        return file.path
    path = Path(given)
    shown = path.as_posix() if not path.is_absolute() else _under(located_at(file), Path.cwd()) or file.path
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def located_at(file: GivenFile) -> Path:
    """Links are not followed: a file is configured where it is looked for."""
    return absolute(file.given if isinstance(file.given, str) else file.stands_for or file.path)


def _under(path: Path, folder: Path) -> str | None:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def checked(
    file: GivenFile, options: Options, wanted: WantedConfiguration, asked: Choice
) -> Iterator[Outcome[Checked | Unchecked]]:
    """What is said of each report in a file. Raises `BadConfiguration`, before anything is read."""
    located = locate(file, wanted, options.limits)
    met, waiting = set[Suppression](), list(found_reports(file, options))
    waiting.reverse()
    while waiting:
        found = waiting.pop()
        more = any(isinstance(one.outcome.entry, Report) for one in waiting)
        work = partial(check, asked=asked, met=met, more=more)
        yield _checked(found, file, options, located, work)
        del found


def _checked(
    found: FoundReport, file: GivenFile, options: Options, located: ConfiguredFile, work: Callable[..., Checked]
) -> Outcome[Checked | Unchecked]:
    outcome, report = found.outcome, found.outcome.entry
    if outcome.left_out:
        return left_out(file.path, outcome.left_out)
    if isinstance(report, Failure):
        return outcome.holding(_unchecked(report, file, among=outcome.several))
    try:
        with bounded(file.path, options.limits):
            entry = work(
                named_by(report, located.configuration.settings),
                located.path,
                found.excerpts() if found.excerpts else NOTHING,
                located.configuration,
                within=located.within,
            )
    except Exception as error:
        fault = failed(file.path, error)
        return fault.holding(_unchecked(fault.entry, file))
    return outcome.holding(entry)


def _unchecked(failure: Failure, file: GivenFile, *, among: bool = False) -> Unchecked:
    """One that stands among reports goes by its notice."""
    path = failure.source if among else shown_path(file)
    return Unchecked(path, failure.error.name, failure.error.message, failure.error.hint)


def linted(outcome: Outcome[Entry], file: GivenFile, options: Options, wanted: WantedConfiguration) -> Outcome[Entry]:
    """The outcome of a file with what `govtask check` would say of its report. Raises `BadConfiguration`."""
    report = outcome.entry
    if outcome.left_out or isinstance(report, Failure):
        return outcome
    located = locate(file, wanted, options.limits)
    try:
        with bounded(file.path, options.limits):
            report = named_by(report, located.configuration.settings)
            diagnostics = diagnose(report, located.configuration, located.within)
    except Exception as error:
        return failed(file.path, error)
    return outcome.holding(report.model_copy(update={"diagnostics": diagnostics}))
