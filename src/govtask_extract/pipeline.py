"""From a file to its report: the stages in their order. The first file to read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from govtask_extract.errors import InternalError
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.plain import Plain
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.opening import Given, open_source
from govtask_extract.reading.paint import paint
from govtask_extract.reading.read import read
from govtask_extract.saying.said import said
from govtask_extract.undisturbed import undisturbed

if TYPE_CHECKING:
    from govtask_extract.model.report import Report


def extract(source: Given, options: Options | None = None, *, name: str | None = None) -> Report:
    """The report of one notice: a path, a file's bytes, or an open file.

    `name` is what the report and messages call it, by default the file's own. Raises a kind of `GovtaskError`
    if the file cannot be read; whatever is wrong inside the document is in the report. What people have corrected is
    replayed if the options say so.
    """
    options = options or Options()
    report, document = extract_with_document(source, options, name=name)
    return _corrected(report, document, source, options)


def extract_with_document(
    source: Given, options: Options | None = None, *, name: str | None = None
) -> tuple[Report, RawDocument]:
    """Likewise, with the document whose text its places count in, and as it was read, without corrections."""
    options = options or Options()
    opened = open_source(source, options.limits, name)
    with _no_collecting():
        document = read(opened, options, meanwhile=_load)
        return _validated(_parsed(document, opened, options), opened.name), document


def _corrected(report: Report, document: RawDocument, source: Given, options: Options) -> Report:
    if not (options.corrections or options.find_corrections):
        return report
    from govtask_extract.correcting.wanted import wanted_replay

    found = wanted_replay(report, document, Path(source) if isinstance(source, str | PathLike) else None, options)
    return found[1].report if found else report


def read_document(
    source: Given, options: Options | None = None, *, name: str | None = None
) -> tuple[RawDocument, Source]:
    """What the reader found, before anything is understood, and the file it comes from."""
    options = options or Options()
    opened = open_source(source, options.limits, name)
    return read(opened, options), opened


def paint_pages(source: Given, options: Options | None = None, *, name: str | None = None) -> PaintedPages:
    """Pictures of its pages as a viewer shows them; none of a format without pages."""
    options = options or Options()
    return paint(open_source(source, options.limits, name), options)


def _load() -> None:
    """The parser and the models: while a child reads, its parent has nothing else to do.

    Whoever only wants a file's text does not wait for them; nor has a child of the reader's to carry them.
    """
    with undisturbed():
        # Amid an import what is raised may come out as another error.
        import_module("govtask_extract.parsing.parse")
        from govtask_extract.model.report import Report

        Report.model_rebuild()


def _parsed(document: RawDocument, source: Source, options: Options) -> Plain:
    _load()
    from govtask_extract.parsing.parse import parse

    return parse(document, source, options.profile)


def _validated(plain: Plain, name: str) -> Report:
    """The one report, for every command and format. Nothing that the models refuse is ever written."""
    from pydantic import ValidationError

    from govtask_extract.model.report import Report

    try:
        return Report.model_validate(plain, strict=True)
    except ValidationError as error:
        from govtask_extract.validation import pointer

        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = f"{pointer(first['loc'])} ({first['type']})"
        raise InternalError(
            said("{name}: a bug of ours: the report does not fit its schema at {where}", name=name, where=where)
        ) from error


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
