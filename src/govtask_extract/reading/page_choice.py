"""Which pages of a file are read, and what is told of those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument, Remark
from govtask_extract.model.options import Options
from govtask_extract.model.page_ranges import as_ranges, pages_beyond, written_range
from govtask_extract.model.remarks import PAGES_LEFT_OUT
from govtask_extract.model.source import Source
from govtask_extract.saying.said import listed, said, said_many

# More ranges than this are not named one by one.
_NAMED = 20


def wanted_pages(source: Source, options: Options, total: int) -> Iterator[int]:
    """The numbers of the pages that are read of so many. Raises `UnreadableFile` if there are none."""
    if total and not any(first <= total for first, _ in options.pages or ((1, None),)):
        raise UnreadableFile(
            said_many(
                "{path} has {count} page, and none of those that are asked for",
                "{path} has {count} pages, and none of those that are asked for",
                count=total,
                path=source.path,
            ),
            said("--pages counts from the first page of the file, whatever number is printed on it."),
        )
    return filter(options.wants_page, range(1, total + 1))


def with_choice_told(document: RawDocument, source: Source, options: Options) -> RawDocument:
    """Nothing is left out without a word. Raises `UnreadableFile` for what has no pages to choose from."""
    if not options.pages:
        return document
    if document.page_count is None:
        raise UnreadableFile(
            said("{path}: --pages chooses among pages, and files of this kind have none", path=source.path),
            said("Leave out --pages."),
        )
    return replace(document, remarks=(*document.remarks, *_told(options, document.page_count)))


def _told(options: Options, total: int) -> Iterator[Remark]:
    left_out = [number for number in range(1, total + 1) if not options.wants_page(number)]
    if left_out:
        message = said_many(
            "{count} of {total} pages was left out, as was asked: {pages}",
            "{count} of {total} pages were left out, as was asked: {pages}",
            count=len(left_out),
            total=total,
            pages=_ranges(left_out),
        )
        yield PAGES_LEFT_OUT.remark(message)
    beyond = list(pages_beyond(options.pages, total))
    if beyond:
        pages = listed(map(written_range, beyond[:_NAMED]))
        yield PAGES_LEFT_OUT.remark(
            said("pages {pages} were asked for, and the file has {total}", pages=pages, total=total)
        )


def _ranges(numbers: list[int]) -> str:
    written = [*map(written_range, as_ranges(numbers))]
    return listed(written if len(written) <= _NAMED else [*written[: _NAMED - 1], "…"])
