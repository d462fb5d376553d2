"""Documents as recognition would give them, without an engine: each line says how sure it is."""

from __future__ import annotations

from array import array
from itertools import chain, repeat
from math import nan

import pytest

from govtask_extract.model.document import Line, Page, RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.pipeline import extract_with_document
from govtask_extract.reading.reader import Fit, Reader

NEXT_PAGE = "---"
_LEADING, _SIZE, _MARGIN, _WIDTH, _HEIGHT = 24.0, 14.0, 60.0, 595.0, 842.0


def document_of(text: str) -> RawDocument:
    """Behind a tab a line says its confidence, `区教育局\\t0.9`; what says none is the file's own text."""
    lines: list[Line] = []
    printed: list[str] = []
    boxes, confidences = array("f"), array("f")
    at, page, row = 0, 1, 0
    for given in text.splitlines():
        if given == NEXT_PAGE:
            page, row = page + 1, 0
            continue
        words, _, sure = given.partition("\t")
        end, top, row = at + len(words), _MARGIN + row * _LEADING, row + 1
        box = (_MARGIN, top, _MARGIN + _SIZE * len(words), top + _SIZE)
        lines.append(Line(at, end, page, box=box, size=_SIZE))
        sides = ((_MARGIN + _SIZE * n, top, _MARGIN + _SIZE * (n + 1), top + _SIZE) for n in range(len(words)))
        boxes.extend(chain(chain.from_iterable(sides), repeat(nan, 4)))
        confidences.extend([float(sure or nan)] * len(words) + [nan])
        printed.append(words)
        at = end + 1
    pages = tuple(
        Page(number, _WIDTH, _HEIGHT, min(mine)[0], max(mine)[1])
        for number in range(1, page + 1)
        if (mine := [(line.start, line.end) for line in lines if line.page == number])
    )
    sure = any(one == one for one in confidences)
    return RawDocument(
        "\n".join(printed) + "\n",
        tuple(lines),
        "image/png",
        "fake",
        pages=pages,
        page_count=page,
        boxes=boxes,
        confidences=confidences if sure else None,
        wrapped=True,
    )


def _read(source: Source, options: Options) -> RawDocument:
    return document_of(source.content.decode())


FAKE = Reader("fake", "recognised by nobody", ("image/png",), (".scan",), lambda _, __: Fit.CERTAIN, _read, plain=True)


def read_as_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on every file is read so."""
    monkeypatch.setattr("govtask_extract.reading.read.detect", lambda source: FAKE)


def recognised_report(text: str) -> Report:
    """The report of a document that was recognised so."""
    return recognised(text)[0]


def recognised(text: str) -> tuple[Report, RawDocument]:
    """Likewise, with the document."""
    with pytest.MonkeyPatch.context() as patch:
        read_as_recognised(patch)
        return extract_with_document(text.encode(), Options(), name="notice.scan")
