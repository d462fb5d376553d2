"""A whole PDF: page after page, its lines and ruled tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.encodings import reads_well
from govtask_extract.reading.formats.from_pdf.centring import with_centred
from govtask_extract.reading.formats.from_pdf.opening import OpenFile
from govtask_extract.reading.formats.from_pdf.pages import read_page, shows_picture
from govtask_extract.reading.formats.from_pdf.pdfium import LOCK
from govtask_extract.reading.formats.from_pdf.trace import Trace
from govtask_extract.reading.limits import check_limit

# A scanner writes its own name, or a page number, on the picture that it makes.
_HARDLY_ANY = 20


class _Trouble(Struct):
    """The numbers of the pages that could not be read, and of those that show a picture and hardly any text."""

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
    trace, trouble = Trace(Builder(options.limits)), _Trouble()
    pages: list[Page] = []
    for number in range(1, total + 1):
        page = _read_page(opened, number, trace, trouble)
        if page is not None:
            check_limit(source, "page_size", int(max(page.width, page.height)), options.limits.page_size)
            pages.append(page)
        check_limit(source, "characters", trace.length, options.limits.characters)
        if options.progress:
            options.progress(number, total)
    if not trace.length:
        raise _nothing_to_read(source, total, trouble)
    return _document(opened, trace, trouble, pages)


def _read_page(opened: OpenFile, number: int, trace: Trace, trouble: _Trouble) -> Page | None:
    with opened.page(number) as handle:
        if handle is None:
            trouble.damaged.append(number)
            return None
        page = read_page(handle, number, trace)
        if page.end - page.start <= _HARDLY_ANY and shows_picture(handle):
            trouble.pictures.append(number)
        return page


def _document(opened: OpenFile, trace: Trace, trouble: _Trouble, pages: list[Page]) -> RawDocument:
    builder, text = trace.builder, trace.builder.text
    return RawDocument(
        text=text,
        lines=with_centred(builder.lines, pages),
        media_type="application/pdf",
        reader="pdf",
        tables=tuple(builder.tables),
        pages=tuple(pages),
        page_count=opened.page_count,
        boxes=trace.boxes,
        furniture=tuple(builder.furniture),
        wrapped=True,
        remarks=tuple(_remarks(opened, text, pages, trouble)),
    )


def _remarks(opened: OpenFile, text: str, pages: Sequence[Page], trouble: _Trouble) -> Iterator[Remark]:
    if trouble.damaged or not opened.complete:
        filled = sum(page.start < page.end for page in pages)
        message = f"the file is damaged or incomplete: {filled} of {opened.page_count} pages could be read"
        yield Remark("GT102", "damaged-file", "error", message)
    if trouble.pictures:
        message = f"pages that show a picture and no text: {_listed(trouble.pictures)}; run OCR on them first"
        yield Remark("GT103", "page-without-text", "warning", message)
    if not reads_well(text):
        message = "the text reads like noise: the file may lack the maps from its fonts to characters; run OCR on it"
        yield Remark("GT105", "garbled-text", "warning", message)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")


def _nothing_to_read(source: Source, total: int, trouble: _Trouble) -> UnreadableFile:
    if len(trouble.damaged) == total:
        return UnreadableFile(f"No page of {source.name} can be read", "It is damaged: download it again.")
    if trouble.pictures:
        return UnreadableFile(
            f"{source.name} looks like a scan: pages {_listed(trouble.pictures)} show a picture and no text",
            "Run OCR on it first (ocrmypdf adds a text layer), then give the result.",
        )
    return UnreadableFile(f"{source.name} holds no text", "Is it the right file?")
