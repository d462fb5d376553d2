"""A document of pages, once all of them are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govtask_extract.model.document import Page, RawDocument, Remark
from govtask_extract.reading.drawn_pages.centring import with_centred
from govtask_extract.reading.drawn_pages.trace import Trace


def assembled(
    trace: Trace, pages: Sequence[Page], total: int, media_type: str, reader: str, remarks: Iterable[Remark]
) -> RawDocument:
    """`total` is how many pages the file has, `reader` the name of what read it."""
    builder = trace.builder
    return RawDocument(
        text=builder.text,
        lines=with_centred(builder.lines, pages),
        media_type=media_type,
        reader=reader,
        tables=tuple(builder.tables),
        pages=tuple(pages),
        page_count=total,
        boxes=trace.boxes,
        confidences=trace.confidences(),
        furniture=tuple(builder.furniture),
        wrapped=True,
        remarks=tuple(remarks),
    )
