"""From a file to its report: the stages in their order. The first file to read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govtask_extract.model.document import RawDocument
from govtask_extract.model.extraction import Extraction
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.opening import Given, open_source
from govtask_extract.reading.read import read

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def extract(source: Given, options: Options | None = None, *, name: str | None = None) -> Report:
    """The report of one notice: a path, a file's bytes, or an open file.

    `name` is what the report and messages call it, by default the file's own. Raises a kind of `GovtaskError`
    if the file cannot be read; whatever is wrong inside the document is in the report.
    """
    with _no_collecting():
        return extract_with_document(source, options, name=name)[0].report


def extract_with_document(
    source: Given, options: Options | None = None, *, name: str | None = None
) -> tuple[Extraction, RawDocument]:
    """Likewise, the report also as plain data, with the document whose text its places count in."""
    options = options or Options()
    document, opened = read_document(source, options, name=name)
    # Whoever only wants a file's text does not wait for the parser; nor has a child of the reader's to carry it.
    from govtask_extract.parsing.parse import parse

    with _no_collecting():
        return parse(document, opened, options.profile), document


def read_document(
    source: Given, options: Options | None = None, *, name: str | None = None
) -> tuple[RawDocument, Source]:
    """What the reader found, before anything is understood, and the file it comes from."""
    options = options or Options()
    opened = open_source(source, options.limits, name)
    return read(opened, options), opened


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keeps Python from looking for garbage in rings while the stages make values that last, and no rings.

    Of a thousand pages it would go through all values made so far again and again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
