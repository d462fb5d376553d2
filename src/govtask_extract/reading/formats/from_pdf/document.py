"""A whole PDF: page after page, its lines and ruled tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_pdf.centring import with_centred
from govtask_extract.reading.formats.from_pdf.opening import OpenFile
from govtask_extract.reading.formats.from_pdf.pages import read_page, shows_picture
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK
from govtask_extract.reading.formats.from_pdf.trace import Trace
from govtask_extract.reading.limits import check_limit


@dataclass(slots=True)
class _Trouble:
    """The numbers of the pages that could not be read, and of those that show a picture and no text."""

    damaged: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)


def read_document(source: Source, options: Options) -> RawDocument:
    """Everything printed in the file. PDFium serves one caller at a time."""
    with LOCK:
        opened = OpenFile(source, options.password)
        try:
            return _read(opened, source, options)
        finally:
            opened.close()


def _read(opened: OpenFile, source: Source, options: Options) -> RawDocument:
    total = opened.page_count
    check_limit(source, "pages", total, options.limits.pages)
    trace, trouble = Trace(), _Trouble()
    pages = []
    for number in range(1, total + 1):
        pages.append(_read_page(opened, number, trace, trouble))
        check_limit(source, "characters", trace.length, options.limits.characters)
        if options.progress:
            options.progress(number, total)
    if not trace.length:
        raise _nothing_to_read(source, total, trouble)
    return _document(opened, trace, trouble, [page for page in pages if page])


def _read_page(opened: OpenFile, number: int, trace: Trace, trouble: _Trouble) -> Page | None:
    with opened.page(number) as handle:
        if handle is None:
            trouble.damaged.append(number)
            return None
        page = read_page(handle, number, trace)
        if page.start == page.end and shows_picture(handle):
            trouble.pictures.append(number)
        return page


def _document(opened: OpenFile, trace: Trace, trouble: _Trouble, pages: list[Page]) -> RawDocument:
    builder = trace.builder
    return RawDocument(
        text=builder.text,
        lines=with_centred(builder.lines, pages),
        media_type="application/pdf",
        reader="pdf",
        tables=tuple(builder.tables),
        pages=tuple(pages),
        page_count=opened.page_count,
        boxes=trace.boxes,
        furniture=tuple(builder.furniture),
        wrapped=True,
        remarks=tuple(_remarks(opened, trouble)),
    )


def _remarks(opened: OpenFile, trouble: _Trouble) -> list[Remark]:
    total, remarks = opened.page_count, []
    if trouble.damaged or not opened.complete:
        message = f"the file is damaged or incomplete: {total - len(trouble.damaged)} of {total} pages could be read"
        remarks.append(Remark("GT102", "damaged-file", "error", message))
    if trouble.pictures:
        message = f"pages without text that show a picture: {_listed(trouble.pictures)}; run OCR on them first"
        remarks.append(Remark("GT103", "page-without-text", "warning", message))
    return remarks


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")


def _nothing_to_read(source: Source, total: int, trouble: _Trouble) -> UnreadableFile:
    if len(trouble.damaged) == total:
        return UnreadableFile(f"None of the {total} pages of {source.name} can be read", "Download the file again.")
    if trouble.pictures:
        return UnreadableFile(
            f"{source.name} looks like a scan: {len(trouble.pictures)} of {total} pages are pictures without text",
            "Run OCR on it first (ocrmypdf adds a text layer), then give the result.",
        )
    return UnreadableFile(f"{source.name} holds no text on its {total} pages", "Is it the right file?")
