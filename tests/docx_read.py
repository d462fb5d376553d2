"""Reads what `docx_made` made, for the tests of Word documents."""

from __future__ import annotations

from docx_made import docx

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_docx import read


def document(body: str, **parts: str) -> RawDocument:
    return read(Source("notice.docx", docx(body, **parts)), Options())


def lines(body: str, **parts: str) -> list[str]:
    return document(body, **parts).text.split("\n")


def shown(body: str, **parts: str) -> str:
    """The text as a reader sees it."""
    found = document(body, **parts)
    hidden = {at for (start, end), _ in found.furniture for at in range(start, end)}
    return "".join(character for at, character in enumerate(found.text) if at not in hidden)


def apart(body: str, **parts: str) -> list[tuple[str, str]]:
    """What is set apart, each with its kind."""
    found = document(body, **parts)
    return [(found.text[start:end], kind) for (start, end), kind in found.furniture]


def unread(body: str, **parts: str) -> list[str]:
    """What the reader says that it did not read."""
    return [remark.message for remark in document(body, **parts).remarks if remark.code == "GT110"]
