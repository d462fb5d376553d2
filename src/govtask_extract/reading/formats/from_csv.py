"""CSV: a sheet as text, its fields separated by commas, semicolons or tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from govtask_extract.errors import UnknownFormat
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.limits import check_limit
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.reading.unread_formats import has_foreign_signature
from govtask_extract.saying.said import said

SUFFIXES = (".csv", ".tsv")
_SEPARATORS = ",\t;"
_SIGNATURES = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{", b"[")
_MARKUP = (b"<", b"\xef\xbb\xbf<")
# Excel writes its separator so, and reads it.
_SAYS_SEPARATOR = "sep="
_SAMPLE = 50
# So many bytes hold a record, so many records and fields are a sheet.
_HEAD, _FEWEST, _MOST_TITLES = 4_096, 3, 3
# What is written by hand, with commas wherever they fall.
_TEXTS = (".md", ".markdown")


def sniff(content: bytes, suffix: str) -> Fit:
    """The suffix tells, or that all records have as many fields: programs also save sheets as .xls and .txt."""
    if content.startswith(_SIGNATURES) or has_foreign_signature(content):
        return Fit.NONE
    if suffix in SUFFIXES:
        return Fit.LIKELY
    separated = any(mark.encode() in content[:_HEAD] for mark in _SEPARATORS) and not content.startswith(_MARKUP)
    return Fit.CERTAIN if separated and suffix not in _TEXTS and _is_sheet(content) else Fit.NONE


def _is_sheet(content: bytes) -> bool:
    """Tabs between words are read as text as well, but not the quotes around a cell that holds several lines."""
    text = decode(content)
    if text is not None and _said_separator(text):
        return True
    return text is not None and any(
        _is_even(text, separator) for separator in _SEPARATORS if separator != "\t" or '"' in text
    )


def _is_even(text: str, separator: str) -> bool:
    """Whether the records are as wide as one another, but for titles and notes, and most of their fields filled."""
    import csv

    try:
        records = [
            record for record in islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _SAMPLE) if record
        ]
    except csv.Error:
        return False
    wide = [index for index, record in enumerate(records) if len(record) > 1]
    if not wide or wide[0] > _MOST_TITLES or len(records) - wide[-1] > _MOST_TITLES + 1:
        return False
    rows = records[wide[0] : wide[-1] + 1]
    filled = sum(bool(field.strip()) for row in rows for field in row)
    # Tabs and quotes together are a program's.
    fewest = _FEWEST - (separator == "\t")
    even = len(rows) >= fewest and len({len(row) for row in rows}) == 1 and len(rows[0]) >= _FEWEST
    return even and 2 * filled > sum(map(len, rows))


def read(source: Source, options: Options) -> RawDocument:
    """One sheet without a name; a cell of several lines is one cell."""
    from govtask_extract.reading.setting_apart import without_marks
    from govtask_extract.reading.sheets.sheet import Sheet
    from govtask_extract.reading.sheets.sheet_document import SheetDocument

    text = decode(source.content)
    if text is None:
        raise UnknownFormat(
            said("{path} holds bytes that are no text", path=source.path), said("Was the file renamed or damaged?")
        )
    sheet = Sheet(None)
    for row, fields in enumerate(_records(text)):
        for column, field in enumerate(fields):
            if field.strip():
                sheet.cells[row, column] = without_marks(_shown(field))
        check_limit(source, "cells", len(sheet.cells), options.limits.cells)
    document = SheetDocument(READER.name, "text/csv", options.limits)
    document.add(sheet)
    return document.finished()


def _shown(field: str) -> str:
    """="007" is how programs keep Excel from taking a field for a number."""
    is_formula = field.startswith('="') and field.endswith('"') and len(field) > len('=""')
    return field[2:-1].replace('""', '"') if is_formula else field


def _records(text: str) -> Iterator[list[str]]:
    """Raises `csv.Error` on what is no CSV; a field may be as long as the file."""
    import csv

    lines = text.splitlines(keepends=True)
    separator = _separator(text)
    if lines and lines[0].lower().startswith(_SAYS_SEPARATOR):
        lines = lines[1:]
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    return csv.reader(StringIO("".join(lines), newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """What the file says, else what stands most evenly between the fields of its first records."""
    return _said_separator(text) or max(_SEPARATORS, key=lambda separator: _evenness(text, separator))


def _said_separator(text: str) -> str:
    """What the first line says, `sep=;`; empty if it says none."""
    first = text[: len(_SAYS_SEPARATOR) + 2]
    said = first.lower().startswith(_SAYS_SEPARATOR) and first[-1] in "\r\n"
    return first[len(_SAYS_SEPARATOR)] if said else ""


def _evenness(text: str, separator: str) -> int:
    """How many of the first records have the most usual number of fields, if that is more than one."""
    import csv

    try:
        widths = Counter(
            len(record) for record in islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _SAMPLE)
        )
    except csv.Error:
        return 0
    del widths[1]
    return max(widths.values(), default=0)


READER = Reader(
    name="csv",
    summary=said("sheets as text, separated by commas, semicolons or tabs"),
    media_types=("text/csv", "text/tab-separated-values"),
    suffixes=SUFFIXES,
    sniff=sniff,
    read=read,
    plain=True,
)
