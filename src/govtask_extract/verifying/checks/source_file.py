"""The file is the one that the report was made of: its bytes, its kind, its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from govtask_extract.saying.said import said
from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    given, document = beside.report.source, beside.document
    found = {
        "sha256": beside.source.sha256,
        "media_type": document.media_type,
        "pages": document.page_count,
        "reader": document.reader,
    }
    for name, there in found.items():
        if getattr(given, name) != there:
            yield Discrepancy(
                ("source", name),
                said("it says {value}, the file {there}", value=quoted(getattr(given, name)), there=quoted(there)),
            )
    if given.path is not None and PurePosixPath(given.path).name != given.name:
        yield Discrepancy(
            ("source", "name"),
            said("it says {value}, the path {path}", value=quoted(given.name), path=quoted(given.path)),
        )
    if beside.report.generator.name != "govtask":
        yield Discrepancy(
            ("generator", "name"), said("{name} is not what writes reports", name=quoted(beside.report.generator.name))
        )


CHECK = NoticeCheck(said("The file has the report's sha256, media type, pages and reader."), _find)
