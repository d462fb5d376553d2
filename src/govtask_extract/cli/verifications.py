"""What `govtask verify` does: each report beside its notice, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from govtask_extract import __version__
from govtask_extract.checking.reports import read_reports
from govtask_extract.cli.console import as_fault, put_lines, put_text, remark, say, tell
from govtask_extract.cli.exits import FINDINGS, FINE, UNREADABLE, worst
from govtask_extract.cli.files import GivenFile, given_files, open_given, shown
from govtask_extract.cli.work import bounded, progress_bar
from govtask_extract.errors import BadReport, UnreadableFile
from govtask_extract.model.failure import Failure, Fault
from govtask_extract.model.options import Options
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.model.verification import (
    VERIFICATION_VERSION,
    NoticeDiscrepancy,
    Verification,
    VerifiedReport,
)
from govtask_extract.opening import open_source
from govtask_extract.pipeline import read_document
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import said, said_many
from govtask_extract.saying.speaking import spoken, written
from govtask_extract.verifying.beside import BesideNotice
from govtask_extract.verifying.verify import verify
from govtask_extract.visible import printable

_ROWS = "jsonl"


class Verifier(Struct):
    """Reports of one file, `path`, beside the notices that were given with it. `codes` are those of all so far."""

    path: str
    options: Options
    notices: Sequence[GivenFile]
    verbose: bool
    codes: set[int] = field(default_factory=set)

    def verified(self, entry: Report | Failure, at: str) -> VerifiedReport:
        """`at` is the JSON pointer of the report in its file. Raises nothing on account of it."""
        if isinstance(entry, Failure):
            self.codes.add(UNREADABLE)
            say(
                said(
                    "{path}: {at}: there is no report of {source}: {message}",
                    path=self.path,
                    at=at,
                    source=entry.source,
                    message=entry.error.message,
                )
            )
            return VerifiedReport(source=entry.source, notice=None, findings=(), error=entry.error)
        source = entry.source.path or entry.source.name
        try:
            notice = self._notice_of(entry, source)
            if self.verbose:
                remark(
                    said(
                        "{path}: {at}: the report of {source} is held against {notice}",
                        path=self.path,
                        at=at or "/",
                        source=source,
                        notice=notice.path,
                    )
                )
            found = self._findings(entry, notice, at)
        except Exception as error:
            fault = as_fault(error, source)
            self.codes.add(tell(fault))
            told = Fault(name=fault.name, message=written(fault.message), hint=written(fault.hint))
            return VerifiedReport(source=source, notice=None, findings=(), error=told)
        self.codes.add(FINDINGS if found else FINE)
        return VerifiedReport(source=source, notice=notice.path, findings=found, error=None)

    def _notice_of(self, report: Report, source: str) -> GivenFile:
        """The file that has the report's path, then its name, then its bytes."""
        if len(self.notices) == 1 and not self.notices[0].within:
            return self.notices[0]
        name = PurePosixPath(source).name
        for fits in (
            lambda file: file.path == source or file.path.endswith(f"/{source}"),
            lambda file: PurePosixPath(file.path).name == name,
        ):
            named = [file for file in self.notices if fits(file)]
            if len(named) == 1:
                return named[0]
            if named and (same := self._with_bytes(report, named)):
                return same
        if same := self._with_bytes(report, self.notices):
            return same
        raise UnreadableFile(
            said("{source} is not among the notices that were given", source=source),
            said("Give the notice of this report, too."),
        )

    def _with_bytes(self, report: Report, files: Sequence[GivenFile]) -> GivenFile | None:
        opened = ((file, file.given) for file in files if not isinstance(file.given, Exception))
        return next(
            (
                file
                for file, given in opened
                if open_source(given, self.options.limits, file.path).sha256 == report.source.sha256
            ),
            None,
        )

    def _findings(self, report: Report, notice: GivenFile, at: str) -> tuple[NoticeDiscrepancy, ...]:
        if isinstance(notice.given, Exception):
            raise notice.given
        if report.source.reader == _ROWS:
            raise BadReport(
                said("{path} holds rows of tasks, no reports", path=self.path), said("Give the report as JSON or YAML.")
            )
        with bounded(notice.path, self.options.limits), progress_bar(notice.path) as progress:
            given = open_source(notice.given, self.options.limits, notice.path)
            document, source = read_document(given.content, replace(self.options, progress=progress), name=notice.path)
            found = verify(BesideNotice(report, document, source, self.options.profile))
        _tell(report, source, len(found))
        return tuple(
            NoticeDiscrepancy(pointer=f"{at}{one.pointer if one.loc else ''}" or "/", message=written(one.message))
            for one in found
        )


def _tell(report: Report, source: Source, found: int) -> None:
    if not found:
        remark(
            said(
                "{path}: the report agrees with it: {tasks:,} tasks, {characters:,} characters",
                path=source.path,
                tasks=len(report.tasks),
                characters=report.coverage.characters,
            )
        )
    if by_persons := len(report.notice.corrected) + sum(len(one.corrected) for one in report.tasks):
        remark(
            said_many(
                "{path}: {count:,} field was corrected by a person, and is held to nothing that is printed",
                "{path}: {count:,} fields were corrected by a person, and are held to nothing that is printed",
                count=by_persons,
                path=source.path,
            )
        )
    if report.generator.version != __version__ and found:
        remark(
            said(
                "the report of {path} is of govtask {version}, this is {own_version}: what differs may come from that",
                path=source.path,
                version=report.generator.version,
                own_version=__version__,
            )
        )


def verify_files(file: str, notice: str, options: Options, output_format: str, *, verbose: bool) -> int:
    """The exit code. Raises a `GovtaskError` for a file of reports that cannot be read, or is none."""
    path = shown(file)
    with bounded(path, options.limits):
        entries = read_reports(open_source(open_given(file), options.limits, path), say, mended=False)
    verifier = Verifier(path, options, list(given_files([notice], options)), verbose)
    several = len(entries) != 1 or entries[0].several
    verified = (verifier.verified(one.entry, f"/{at}" if several else "") for at, one in enumerate(entries))
    if output_format == "json":
        put_text(_as_json(path, list(verified)))
    else:
        for one in verified:
            put_lines("".join(_lines(path, one)))
    return worst(verifier.codes)


def _lines(path: str, verified: VerifiedReport) -> Iterator[str]:
    for one in verified.findings:
        yield f"{printable(path)}: {printable(one.pointer)}: {printable(spoken(recognised(one.message)))}\n"


def _as_json(path: str, verified: Sequence[VerifiedReport]) -> str:
    whole = Verification(
        verification_version=VERIFICATION_VERSION,
        report=path,
        reports=tuple(verified),
        findings=sum(len(one.findings) for one in verified),
        failed=sum(one.error is not None for one in verified),
    )
    return f"{whole.model_dump_json(indent=2)}\n"
