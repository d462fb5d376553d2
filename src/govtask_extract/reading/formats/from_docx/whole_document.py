"""Puts a document together: headers, body, notes, footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree.ElementTree import Element

from govtask_extract.errors import UnreadableFile
from govtask_extract.language.page_marks import is_number_at_foot
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.containers import open_zip
from govtask_extract.reading.formats.from_docx.automatic_numbers import read_numbering
from govtask_extract.reading.formats.from_docx.body import Block, BodyReader, WordParagraph, WordTable
from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.formats.from_docx.styles import read_styles, toggled


def read_document(source: Source, limits: Limits) -> RawDocument:
    """Running heads once for each section that changes them, then the body, its notes, and the footers."""
    with open_zip(source.content, limits) as archive:
        package = Package(archive, limits)
        body = _body(package, source.name)
        styles = read_styles(package.related("styles"))
        reader = BodyReader(styles, read_numbering(package.related("numbering"), styles))
        builder = Builder(limits)
        numbers = count(1)
        _add_running(_running(body, "header", package), reader, builder)
        _add(reader.blocks(body), builder, numbers)
        _add((block for note in _notes(reader, package) for block in reader.blocks(note)), builder, numbers)
        _add_running(_running(body, "footer", package), reader, builder)
    return RawDocument(
        text=builder.text,
        lines=tuple(builder.lines),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        reader="docx",
        tables=tuple(builder.tables),
        furniture=tuple(builder.furniture),
    )


def _body(package: Package, name: str) -> Element:
    root = package.xml(package.main)
    body = None if root is None else root.find("body")
    if body is None:
        raise UnreadableFile(f"{name} holds no document", "Open it in Word and save it again.")
    return body


def _add(blocks: Iterable[Block], builder: Builder, numbers: Iterator[int]) -> None:
    for block in blocks:
        if isinstance(block, WordTable):
            builder.table(block.cells)
        else:
            number = next(numbers)
            for line in block.lines:
                builder.line(line, paragraph=number, centred=block.centred)


def _notes(reader: BodyReader, package: Package) -> list[Element]:
    """The notes that the body refers to, each once, footnotes before endnotes. They print below the page: here, below
    all."""
    found: list[Element] = []
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        stored = {note.get("id"): note for note in root} if root is not None else {}
        referred = dict.fromkeys(identity for noted, identity in reader.notes if noted == kind)
        found += [stored[identity] for identity in referred if identity in stored]
    return found


def _running(body: Element, kind: str, package: Package) -> list[Element]:
    """The headers or footers of all sections that show, each part once."""
    targets = {relation.identity: relation.target for relation in package.relations(package.main)}
    settings = package.related("settings")
    even = settings is not None and bool(toggled(settings.find("evenAndOddHeaders")))
    shown: dict[str, Element | None] = {}
    for section in body.iter("sectPr"):
        kinds = {"default": True, "first": bool(toggled(section.find("titlePg"))), "even": even}
        for reference in section.findall(f"{kind}Reference"):
            target = targets.get(reference.get("id") or "", "")
            if kinds.get(reference.get("type") or "default") and target not in shown:
                shown[target] = package.xml(target)
    return [root for root in shown.values() if root is not None]


def _add_running(roots: Iterable[Element], reader: BodyReader, builder: Builder) -> None:
    for root in roots:
        for block in reader.blocks(root):
            lines = (
                [line for cell in block.cells for line in cell.lines] if isinstance(block, WordTable) else block.lines
            )
            paged = isinstance(block, WordParagraph) and block.names_page
            for line in lines:
                is_number = paged or is_number_at_foot(line)
                builder.line(line, furniture="page-number" if is_number else "running-head")
        for mark in root.iter("textpath"):
            builder.line(mark.get("string") or "", furniture="watermark")
