"""What a notice costs inside a running process, beside pdfplumber in the same process: prints figures as JSON.

python tools/bench_inside.py notices     one notice after another, validated and written, and each stage of it
python tools/bench_inside.py pages       the sample appended to itself, 1,036 pages
python tools/bench_inside.py tables      the ruled tables of the sample's forms
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

import pdfplumber
from make_sample_pdf import PDF, TEXT, set_notice
from pypdfium2 import PdfDocument

from govtask_extract import Options, extract
from govtask_extract.model.document import RawDocument
from govtask_extract.model.report import Report
from govtask_extract.model.source import Source
from govtask_extract.parsing.parse import assemble, find_blocks, find_parts
from govtask_extract.parsing.report.compose import to_report
from govtask_extract.parsing.tables.in_text.find import with_tables_in_text
from govtask_extract.pipeline import read_document
from govtask_extract.writing.writer import named_writer

RUNS = 7
APPENDED = 28
PLAIN = Options(isolate="never")


def main() -> int:
    figures = {"notices": notices, "pages": pages, "tables": tables}[sys.argv[1]]()
    print(json.dumps(figures))
    return 0


def notices() -> dict[str, float]:
    """Milliseconds of CPU for a notice that is not the first, the peer's and PDFium's for its text, each stage's."""
    write(extract(PDF.read_bytes(), PLAIN))
    costs: dict[str, list[float]] = {}
    for run in range(RUNS):
        for name, cost in costs_of(another_notice(run), another_notice(run + RUNS)):
            costs.setdefault(name, []).append(cost)
    return {name: round(1000 * median(found), 1) for name, found in costs.items()}


def costs_of(other: bytes, third: bytes) -> Iterator[tuple[str, float]]:
    """Of one notice as a whole, and of a third stage by stage."""
    yield "peer", taken(lambda: text_of(other))
    yield "alone", taken(lambda: characters_of(other))
    yield "notice", taken(lambda: write(extract(other, PLAIN)))
    yield from stages(third)


def another_notice(number: int) -> bytes:
    """The sample with other bodies and other figures, as long as it is; no two name the same bodies.

    What has been read of a group, or is known of a name, is remembered, so a notice read again costs less.
    """
    place, office = "县市州盟旗镇乡"[number % RUNS], "局厅办署院所处站部会室组队科"[number]
    words = TEXT.read_text("utf-8").translate(str.maketrans("区局委二三四", f"{place}{office}{office}六七八"))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "other.pdf"
        set_notice(json.loads(words), target)
        return target.read_bytes()


def stages(content: bytes) -> list[tuple[str, float]]:
    """What each stage costs, in order."""
    source, found = Source("notice.pdf", content), []

    def timed(name: str, work: Callable[[], object]) -> object:
        start = process_time()
        result = work()
        found.append((name, process_time() - start))
        return result

    document = timed("read", lambda: read_document(content, PLAIN)[0])
    assert isinstance(document, RawDocument)
    profile = PLAIN.profile
    document = timed("tables in text", lambda: with_tables_in_text(document))
    blocks, furniture = timed("clean and fold", lambda: find_blocks(document, profile))  # type: ignore[misc]
    parts = timed("divide", lambda: find_parts(blocks, document, profile))
    draft = timed("assemble", lambda: assemble(parts, document, profile))  # type: ignore[arg-type]
    plain = timed("place", lambda: to_report(draft, document, source, furniture.found, profile, "0"))  # type: ignore[arg-type]
    report = timed("validate", lambda: Report.model_validate(plain, strict=True))
    timed("write", lambda: write(report))  # type: ignore[arg-type]
    return found


def write(report: Report) -> bytes:
    return named_writer("json").write([report], several=False)


def pages() -> dict[str, float]:
    """CPU seconds for a very long file, and the peak memory in MiB that reading it took."""
    long = appended(PDF.read_bytes(), APPENDED)
    ours = taken(lambda: extract(long, PLAIN))
    # Linux counts kibibytes, macOS bytes; the peer's memory is not measured, so it runs after ours.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {"ours": round(ours, 2), "peer": round(taken(lambda: text_of(long)), 2), "memory": round(memory, 1)}


def appended(content: bytes, times: int) -> bytes:
    whole, part = PdfDocument.new(), PdfDocument(content)
    for _ in range(times):
        whole.import_pages(part)
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()


def tables() -> dict[str, float]:
    """Milliseconds for the ruled pages' cells, and how many of them differ from the peer's."""
    with pdfplumber.open(PDF) as pdf:
        ruled = [number for number, page in enumerate(pdf.pages, start=1) if page.find_tables()]
    content = only_pages(PDF.read_bytes(), ruled)
    ours = median(taken(lambda: read_document(content, PLAIN)) for _ in range(RUNS))
    peer = median(taken(lambda: cells_of(content)) for _ in range(RUNS))
    found = [cell for table in read_document(content, PLAIN)[0].tables for cell in table.cells]
    text = read_document(content, PLAIN)[0].text
    mine = ["".join("".join(text[start:end] for start, end in cell.spans).split()) for cell in found]
    theirs = ["".join((cell or "").split()) for cell in cells_of(content)]
    differing = sum(one != other for one, other in zip(mine, theirs, strict=False)) + abs(len(mine) - len(theirs))
    return {
        "ours": round(1000 * ours, 1),
        "peer": round(1000 * peer, 1),
        "cells": len(theirs),
        "differing": differing,
    }


def only_pages(content: bytes, numbers: list[int]) -> bytes:
    part = PdfDocument.new()
    part.import_pages(PdfDocument(content), [number - 1 for number in numbers])
    stream = BytesIO()
    part.save(stream)
    return stream.getvalue()


def cells_of(content: bytes) -> list[str | None]:
    """Row by row, as the peer reads them."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return [cell for page in pdf.pages for table in page.extract_tables() for row in table for cell in row]


def text_of(content: bytes) -> None:
    """What the peer does; pages are closed, or the memory would grow with each."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def characters_of(content: bytes) -> None:
    """PDFium's text with the box of every character, and nothing else."""
    with PdfDocument(content) as pdf:
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            for index in range(text.count_chars()):
                text.get_charbox(index, loose=True)
            text.close()
            page.close()


def taken(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
