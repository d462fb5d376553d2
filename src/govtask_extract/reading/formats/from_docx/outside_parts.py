"""What a document shows and keeps in parts of their own: SmartArt, charts, and whole documents of other formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from govtask_extract.errors import GovtaskError, LimitExceeded
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.formats.from_docx.diagrams import diagram_lines
from govtask_extract.reading.formats.from_docx.other_documents import blocks_of
from govtask_extract.reading.formats.from_docx.package import Package
from govtask_extract.reading.formats.from_docx.word_blocks import Block, NotRead, WordParagraph
from govtask_extract.reading.formats.from_docx.word_drawings import Chart, Diagram
from govtask_extract.reading.setting_apart import without_marks
from govtask_extract.saying.said import said

# A chunk of a chunk of a chunk: nobody writes that, and each may hold the next without end.
_DEEPEST = 3
_DOCX = "docx"
_FOR_HERE = said("a document that is to be taken in here")
_MISSING = said("a document that is to be taken in here and is missing")


class OtherParts(Struct, frozen=True):
    """Reads parts by the ids that the main part knows them by.

    `depth` counts the documents around this one, `document` reads one of this format within it. `part` is the name of
    the part that is read, empty for the main one: ids are its own.
    """

    package: Package
    options: Options
    depth: int
    document: Callable[[Source, Options, int], Iterator[Block]]
    part: str = ""

    def drawn(self, found: Diagram | Chart) -> Iterator[Block]:
        """The text of a diagram; of a chart its title in what is said of it."""
        root = self.package.xml(self._target(found.identity))
        if isinstance(found, Chart):
            title = _title(root)
            yield NotRead(said("a chart, {title}", title=title) if title else said("a chart"))
            return
        lines = [] if root is None else [without_marks(line) for line in diagram_lines(root)]
        yield from (WordParagraph((line,)) for line in lines)
        if not lines:
            yield NotRead(said("a diagram"))

    def chunk(self, identity: str | None) -> Iterator[Block]:
        """A document of another format that Word takes in at this place (ECMA-376 17.17.2.1)."""
        name = self._target(identity)
        content = self.package.content(name)
        if not content or self.depth >= _DEEPEST:
            yield NotRead(_FOR_HERE if content else _MISSING)
            return
        source = Source(name.rpartition("/")[2], content)
        try:
            blocks = [*self._blocks(source)]
        except LimitExceeded:
            raise
        except GovtaskError as error:
            blocks = [NotRead(said("a document that is to be taken in here: {reason}", reason=error.message))]
        yield from blocks

    def _target(self, identity: str | None) -> str:
        return self.package.target(self.part or self.package.main, identity)

    def _blocks(self, source: Source) -> Iterator[Block]:
        """By the reader for its content, whatever its name."""
        from govtask_extract.reading.detect import detect

        reader = detect(source)
        if reader.name == _DOCX:
            return self.document(source, self.options, self.depth + 1)
        return blocks_of(reader.read(source, self.options))


def _title(chart: Element | None) -> str:
    title = None if chart is None else chart.find("chart/title")
    return "" if title is None else "".join(part.text or "" for part in title.iter("t"))
