"""The reports of a file, be it a notice or reports that were made of some; or why it gives none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from govtask_extract.cli.console import remark, say
from govtask_extract.cli.files import GivenFile, open_given, shown
from govtask_extract.cli.outcomes import LeftOut, Outcome, failed, failed_before, left_out, succeeded, taken_over
from govtask_extract.cli.work import bounded, progress_bar
from govtask_extract.data_files import has_data_suffix, holds_corrections, holds_reports, is_other_data
from govtask_extract.errors import UnknownFormat, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.opening import open_source
from govtask_extract.saying.said import listed, said, said_many

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.checking.spots import Excerpts
    from govtask_extract.cli.shown_notices import WantedNotice
    from govtask_extract.model.document import RawDocument
    from govtask_extract.model.failure import Entry
    from govtask_extract.model.report import Report


class FoundReport(Struct, frozen=True):
    """An outcome of reading, and what makes the lines that findings in it are shown on."""

    outcome: Outcome[Entry]
    excerpts: Callable[[], Excerpts] | None = None


def found_reports(file: GivenFile, options: Options, wanted: WantedNotice | None = None) -> Iterator[FoundReport]:
    """One for each report in the file, with its notice, if that is wanted.

    Raises nothing on account of the file; `--from` says that it is a notice.
    """
    if file.left_out:
        yield FoundReport(left_out(file.path, file.left_out))
        return
    try:
        if isinstance(file.given, Exception):
            raise file.given
        with bounded(file.path, options.limits):
            source = open_source(file.given, options.limits, file.path)
            found = _of_source(source, file, options, wanted)
    except Exception as error:
        if _is_no_notice(file, error):
            yield FoundReport(left_out(file.path, LeftOut.NO_NOTICE))
        else:
            yield FoundReport(failed(file.path, error))
        return
    yield from found


def reports_of(file: str, options: Options) -> Iterator[Outcome[Report]]:
    """Those of a file that is given alone. Raises a `GovtaskError` for one that cannot be read, and has none."""
    path, given = shown(file), open_given(file)
    with bounded(path, options.limits):
        source = open_source(given, options.limits, path)
        found = _of_source(source, GivenFile(path, given), options)
    from govtask_extract.model.failure import Failure

    for outcome in (one.outcome for one in found):
        if isinstance(outcome.entry, Failure):
            outcome.told()
        else:
            yield outcome.holding(outcome.entry)


def document_of(file: str, options: Options) -> RawDocument:
    """What the reader found in a notice."""
    from govtask_extract.pipeline import read_document

    path, given = shown(file), open_given(file)
    with bounded(path, options.limits), progress_bar(path) as progress:
        source = open_source(given, options.limits, path)
        if options.format is None and holds_reports(source):
            raise UnreadableFile(said("{path} holds reports, which have no text of their own", path=path), _GIVE_NOTICE)
        return read_document(source.content, replace(options, progress=progress), name=path)[0]


def _of_source(
    source: Source, file: GivenFile, options: Options, wanted: WantedNotice | None = None
) -> list[FoundReport]:
    if options.format is None and holds_corrections(source):
        if file.within:
            return [FoundReport(left_out(file.path, LeftOut.CORRECTIONS))]
        hint = said("Give the notice itself; `govtask corrections` lists what such a file holds.")
        raise UnreadableFile(said("{file} holds corrections, and no notice", file=source.path), hint)
    if options.format is None and file.within and is_other_data(source):
        return [FoundReport(left_out(file.path, LeftOut.NO_NOTICE))]
    if options.format is None and holds_reports(source):
        if options.corrections:
            holds = said("{file} holds reports, and corrections are replayed on notices", file=source.path)
            raise UnreadableFile(holds, _GIVE_NOTICE)
        return list(_of_reports(source, file, options, wanted))
    if file.within and _is_own_table(source):
        return [FoundReport(left_out(file.path, LeftOut.OWN_TABLE))]
    if file.within and _is_own_page(source):
        return [FoundReport(left_out(file.path, LeftOut.OWN_PAGE))]
    return [_of_notice(source, file, options, wanted)]


_GIVE_NOTICE = said("Give the notice itself.")


def _is_own_table(source: Source) -> bool:
    if source.suffix not in _TABLES:
        return False
    from govtask_extract.writing.own_tables import is_own_table

    return is_own_table(source)


_TABLES = (".csv", ".xlsx")


def _is_own_page(source: Source) -> bool:
    from govtask_extract.writing.own_pages import is_own_page

    return is_own_page(source.content)


def _of_reports(
    source: Source, file: GivenFile, options: Options, wanted: WantedNotice | None
) -> Iterator[FoundReport]:
    from govtask_extract.checking.reports import read_reports
    from govtask_extract.model.failure import Failure

    for one in read_reports(source, say):
        if isinstance(one.entry, Failure):
            yield FoundReport(failed_before(one.entry, one.several))
        else:
            outcome = taken_over(one.entry, source.path, within=file.within, several=one.several)
            if wanted:
                outcome = replace(outcome, shown=wanted.beside(one.entry, file, options))
            yield FoundReport(outcome, partial(_same, one.excerpts))


def _of_notice(source: Source, file: GivenFile, options: Options, wanted: WantedNotice | None) -> FoundReport:
    from govtask_extract.pipeline import extract_with_document

    with progress_bar(source.path) as progress:
        report, document = extract_with_document(source.content, replace(options, progress=progress), name=source.path)
    report = _corrected(report, document, file, options)
    if file.within and document.reader in _PLAIN and _says_nothing(report):
        return FoundReport(left_out(file.path, LeftOut.NO_NOTICE))
    outcome = succeeded(report, file.path)
    if wanted:
        outcome = replace(outcome, shown=wanted.shown(document, source, file, options))
    return FoundReport(outcome, partial(_lines_of, document.text, document.reader))


def _corrected(report: Report, document: RawDocument, file: GivenFile, options: Options) -> Report:
    """With what people have corrected; how much that was is said."""
    if not (options.corrections or options.find_corrections):
        return report
    from govtask_extract.correcting.wanted import wanted_replay

    named = file.given if isinstance(file.given, str) else file.stands_for
    found = wanted_replay(report, document, Path(named) if named else None, options)
    if found is None:
        return report
    path, replay = found
    told = [said_many("{count:,} correction applied", "{count:,} corrections applied", count=replay.applied)]
    if replay.needless:
        told.append(said("{count:,} not needed (GT406)", count=replay.needless))
    if replay.stale:
        told.append(said("{count:,} no longer fit (GT404)", count=replay.stale))
    remark(said("{file}: {message}", file=path.name, message=listed(told)))
    return replay.report


def _lines_of(text: str, reader: str) -> Excerpts:
    from govtask_extract.checking.spots import Excerpts

    return Excerpts(text, own_lines=reader == "text")


def _same(excerpts: Excerpts) -> Excerpts:
    return excerpts


# What is written beside notices is mere text; a document without tasks may be a notice that was not understood.
_PLAIN = ("text", "csv")


def _says_nothing(report: Report) -> bool:
    """Whether it has neither tasks nor what makes a text one of an office's."""
    notice = report.notice
    named = (notice.issuing_authority, notice.document_number, notice.issue_date, notice.addressees)
    return not (report.tasks or report.standing_assignments or any(named))


# What is packed may hold notices, also where it cannot be unpacked here.
_PACKED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")


def _is_no_notice(file: GivenFile, error: Exception) -> bool:
    """A picture, a program: what cannot be read, and by its suffix was never meant to be."""
    opened = not isinstance(file.given, Exception)
    unreadable = isinstance(error, UnknownFormat) or (opened and isinstance(error, UnreadableFile))
    if not (file.within and unreadable) or file.whole:
        return False
    from govtask_extract.reading.detect import readers

    suffix = PurePath(file.path).suffix.lower()
    read_here = any(suffix in reader.suffixes for reader in readers() if not reader.beside)
    return not (read_here or suffix in _PACKED or has_data_suffix(file.path))
