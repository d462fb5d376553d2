"""Puts a document together: headers, body, notes, footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from govtask_extract.errors import UnreadableFile
from govtask_extract.language.page_marks import is_number_at_foot
from govtask_extract.model.document import RawDocument, Remark, Span
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.model.source import Source
from govtask_extract.reading.builder import Builder
from govtask_extract.reading.containers import open_zip
from govtask_extract.reading.formats.from_docx.automatic_numbers import read_numbering
from govtask_extract.reading.formats.from_docx.body import BodyReader
from govtask_extract.reading.formats.from_docx.drawn_places import PageSize, is_behind_text, page_size, parts_of
from govtask_extract.reading.formats.from_docx.note_numbers import read_note_numbers
from govtask_extract.reading.formats.from_docx.outside_parts import OtherParts
from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.formats.from_docx.properties import is_on, toggled
from govtask_extract.reading.formats.from_docx.runs import RunSetting
from govtask_extract.reading.formats.from_docx.styles import read_styles
from govtask_extract.reading.formats.from_docx.word_blocks import WATERMARK, Block, NotRead, WordParagraph, WordTable
from govtask_extract.reading.formats.from_docx.word_looks import PAPER, UNKNOWN
from govtask_extract.reading.setting_apart import ANNOTATION, shown_in, without_stretches
from govtask_extract.saying.said import said

# How much of a line says where it stands.
_QUOTED = 20


def read_archive(source: Source, options: Options) -> RawDocument:
    """Of a DOCX as programs write it."""
    with open_zip(source.content, options.limits) as archive:
        return read_package(Package(archive, options.limits), source.path, options)


def read_package(package: Package, name: str, options: Options) -> RawDocument:
    """Running heads once for each section that changes them, then the body, its notes, and the footers."""
    body, reader = _opened(package, name, options, depth=0)
    put = Putting(Builder(options.limits))
    put.running(_running(body, "header", package), reader)
    put.all(_blocks(body, reader, package))
    put.running(_running(body, "footer", package), reader)
    return RawDocument(
        text=put.builder.text,
        lines=tuple(put.builder.lines),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        reader="docx",
        tables=tuple(put.builder.tables),
        furniture=tuple(put.builder.furniture),
        remarks=tuple(put.remarks),
    )


def _opened(package: Package, name: str, options: Options, depth: int) -> tuple[Element, BodyReader]:
    """The body, and what reads it."""
    root = package.xml(package.main)
    body = None if root is None else root.find("body")
    if body is None:
        raise UnreadableFile(said("{name} holds no document", name=name), said("Open it in Word and save it again."))
    styles = read_styles(package.related("styles"))
    numbering = read_numbering(package.related("numbering"), styles)
    page = page_size(body)
    ground = _ground(root, body, page, package)
    others, notes = OtherParts(package, options, depth, _document), read_note_numbers(body, package.related("settings"))
    return body, BodyReader(styles, numbering, others, page, notes, ground)


def _ground(root: Element | None, body: Element, page: PageSize, package: Package) -> str:
    """What the pages' text stands on: paper, a colour (ECMA-376 17.2.1), or what is drawn behind it."""
    if any(
        is_behind_text([*parts_of(anchor)], page) for anchor in body.iter("anchor") if is_on(anchor.get("behindDoc"))
    ):
        return UNKNOWN
    background, settings = None if root is None else root.find("background"), package.related("settings")
    shown = settings is not None and toggled(settings.find("displayBackgroundShape"))
    color = background.get("color") if background is not None and shown else None
    return PAPER if color in (None, "auto") else color or PAPER


def _document(source: Source, options: Options, depth: int) -> Iterator[Block]:
    """The blocks of a document within another; Word keeps its own headers."""
    with open_zip(source.content, options.limits) as archive:
        package = Package(archive, options.limits)
        body, reader = _opened(package, source.path, options, depth)
        yield from _blocks(body, reader, package)


def _blocks(body: Element, reader: BodyReader, package: Package) -> Iterator[Block]:
    """The body, then what it refers to: footnotes, which print below the page, endnotes, comments."""
    yield from reader.blocks(body)
    for kind in ("footnote", "endnote", "comment"):
        setting = RunSetting(apart=ANNOTATION) if kind == "comment" else None
        yield from chain.from_iterable(reader.blocks(note, setting) for note in _notes(kind, reader, package))


def _notes(kind: str, reader: BodyReader, package: Package) -> list[Element]:
    """The notes of a kind that the text refers to, each once."""
    root = package.related(f"{kind}s")
    stored = {note.get("id"): note for note in root} if root is not None else {}
    referred = dict.fromkeys(identity for noted, identity in reader.notes if noted == kind)
    return [stored[identity] for identity in referred if identity in stored]


def _running(body: Element, kind: str, package: Package) -> list[tuple[str, Element]]:
    """The headers or footers of all sections that show, each part once, with its name."""
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
    return [(name, root) for name, root in shown.items() if root is not None]


class Putting(Struct):
    """Puts blocks into a text, one below the other."""

    builder: Builder
    remarks: list[Remark] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, WordTable):
                self.builder.table(block.cells)
            elif isinstance(block, NotRead):
                self.remarks.append(self._remark(block.what))
            else:
                number = next(self._numbers)
                for line in block.lines:
                    self.builder.line(line, paragraph=number, centred=block.centred, furniture=block.furniture)

    def running(self, parts: Iterable[tuple[str, Element]], reader: BodyReader) -> None:
        for name, root in parts:
            for block in reader.within(name).blocks(root):
                for line, kind in _running_lines(block):
                    # A line is of one kind: what is hidden of it alone is not worth a second.
                    hidden = not shown_in(line).strip()
                    self.builder.line(line if hidden else without_stretches(line), furniture=None if hidden else kind)

    def _remark(self, what: str) -> Remark:
        """It stands behind the last line that has ink."""
        last = next((line for line in reversed(self.builder.lines) if line.end > line.start), None)
        if last is None:
            return CONTENT_NOT_READ.remark(
                said("At the beginning stands what holds no text to be read: {what}", what=what)
            )
        span: Span = (last.start, last.end)
        before = self.builder.text[last.start : last.end].strip()[-_QUOTED:]
        return CONTENT_NOT_READ.remark(
            said("After “{before}” stands what holds no text to be read: {what}", before=before, what=what), (span,)
        )


def _running_lines(block: Block) -> Iterator[tuple[str, str]]:
    """The lines of a header or footer with their kinds."""
    if isinstance(block, WordTable):
        lines = [line for cell in block.cells for line in cell.lines]
        yield from ((line, "page-number" if is_number_at_foot(line) else "running-head") for line in lines)
    elif isinstance(block, WordParagraph):
        for line in block.lines:
            paged = block.names_page or is_number_at_foot(line)
            yield line, WATERMARK if block.drawn else "page-number" if paged else "running-head"
