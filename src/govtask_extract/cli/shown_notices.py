"""What a page shows of a notice beside its report: what the reader found, and pictures of its pages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.cli.console import as_fault, lines_of, remark
from govtask_extract.cli.files import GivenFile
from govtask_extract.cli.work import bounded
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages, ShownNotice
from govtask_extract.model.source import Source
from govtask_extract.opening import open_source
from govtask_extract.saying.said import said

# The models are loaded while a child reads, not before.
if TYPE_CHECKING:
    from govtask_extract.model.report import Report


class WantedNotice(Struct, frozen=True):
    """That a report comes with its notice. `pictures`: of its pages; None: if nothing else is given beside it."""

    pictures: bool | None = None

    def shown(self, document: RawDocument, source: Source, file: GivenFile, options: Options) -> ShownNotice:
        """Pictures have limits of their own: a notice that takes too long to paint is shown without."""
        wanted = not file.several if self.pictures is None else self.pictures
        return ShownNotice(document, painted(source, options) if wanted else PaintedPages())

    def beside(self, report: Report, file: GivenFile, options: Options) -> ShownNotice | None:
        """The notice of a report that lies beside it, or where the report says, in its folder; None if there is none.

        It is the one whose sha256 the report names.
        """
        from govtask_extract.pipeline import read_document

        if not isinstance(file.given, str):
            return None
        for path in _candidates(report, Path(file.given).parent):
            try:
                source = open_source(path, options.limits, report.source.name)
                if source.sha256 == report.source.sha256:
                    document, _ = read_document(source.content, options, name=source.path)
                    return self.shown(document, source, file, options)
            except Exception as error:
                remark(said("{file} is not shown: {why}", file=path, why=_why(error, report.source.name)))
        return None


def _candidates(report: Report, folder: Path) -> list[Path]:
    """What a report says of its own path may come from anybody: nothing beyond the folder is opened."""
    told = (report.source.path, report.source.name)
    names = dict.fromkeys(name for path in told if path for name in (path, PurePosixPath(path).name))
    found = [folder / name for name in names]
    return [path for path in found if path.is_file() and path.resolve().is_relative_to(folder.resolve())]


def painted(source: Source, options: Options) -> PaintedPages:
    """Pictures of its pages; none, which is said, if they cannot be had."""
    from govtask_extract.pipeline import paint_pages

    try:
        with bounded(source.path, options.limits):
            return paint_pages(source.content, options, name=source.path)
    except Exception as error:
        remark(said("shown without pictures of its pages: {why}", why=_why(error, source.path)))
        return PaintedPages()


def _why(error: Exception, name: str) -> str:
    """With what to do next; a traceback, which comes before, is not for here."""
    return list(lines_of(as_fault(error, name)))[-1]
