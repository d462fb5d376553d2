"""Tables that were written here, known again: a folder of notices may hold what was made of them."""

from __future__ import annotations

import csv
from contextlib import suppress
from io import BytesIO
from typing import get_args
from zipfile import ZipFile

from govtask_extract.model.source import Source
from govtask_extract.saying.languages import Language
from govtask_extract.writing.written_tables import tasks_table

PROPERTY = "govtask"
"""A document property of our workbooks, which stays when Excel or WPS saves them again; its value is the version."""

_PROPERTIES = "docProps/custom.xml"
_ENOUGH = 1 << 16
# What a table of tasks has, whatever it leaves out.
_ALWAYS = ("source", "sha256", "id", "text")


def is_own_table(source: Source) -> bool:
    """Whether it is a workbook or a CSV file of ours."""
    match source.suffix:
        case ".xlsx":
            return _is_own_workbook(source.content)
        case ".csv":
            return _is_own_csv(source.content)
    return False


def _is_own_workbook(content: bytes) -> bool:
    # Whatever is wrong with the file, its reader will tell.
    with suppress(Exception), ZipFile(BytesIO(content)) as archive:
        info = archive.getinfo(_PROPERTIES)
        return info.file_size < _ENOUGH and f'name="{PROPERTY}"'.encode() in archive.read(info)
    return False


def _is_own_csv(content: bytes) -> bool:
    """By its first line: our headings, in either language."""
    head = content[:_ENOUGH].decode("utf-8-sig", "replace").partition("\n")[0]
    found = next(csv.reader([head]), [])
    columns = tasks_table(()).columns
    headings = [{column.name: column.heading(language) for column in columns} for language in get_args(Language)]
    return any({one[name] for name in _ALWAYS} <= set(found) <= set(one.values()) for one in headings)
