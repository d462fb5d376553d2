"""The file is the one that the report was made of: its bytes, its kind, its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from govtask_extract.verifying.beside import BesideNotice, Discrepancy, NoticeCheck, quoted


def _find(beside: BesideNotice) -> Iterator[Discrepancy]:
    said, document = beside.report.source, beside.document
    found = {
        "sha256": beside.source.sha256,
        "media_type": document.media_type,
        "pages": document.page_count,
        "reader": document.reader,
    }
    for name, there in found.items():
        if getattr(said, name) != there:
            yield Discrepancy(("source", name), f"it says {quoted(getattr(said, name))}, the file {quoted(there)}")
    if said.path is not None and PurePosixPath(said.path).name != said.name:
        yield Discrepancy(("source", "name"), f"it says {quoted(said.name)}, the path {quoted(said.path)}")
    if beside.report.generator.name != "govtask":
        yield Discrepancy(("generator", "name"), f"{quoted(beside.report.generator.name)} is not what writes reports")


CHECK = NoticeCheck("The file has the report's sha256, media type, pages and reader.", _find)
