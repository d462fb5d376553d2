"""Paints a file's pages, for a person to look at: bytes in, pictures out, as far from us as reading it."""

from __future__ import annotations

from functools import partial

from govtask_extract.model.options import Options, Progress
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.reading.detect import detect, named_reader
from govtask_extract.reading.isolation.apart import nothing, read_apart, wants_child
from govtask_extract.reading.reader import Paint


def paint(source: Source, options: Options) -> PaintedPages:
    """Pictures of its pages; none where the format has no pages. Raises what reading the file may raise."""
    reader = named_reader(options.format) if options.format else detect(source)
    if reader.paint is None:
        return PaintedPages()
    job = partial(_painted, reader.paint, source, options)
    return read_apart(job, source.path, options, nothing) if wants_child(reader, options) else job(None)


def _painted(paint_pages: Paint, source: Source, options: Options, _progress: Progress | None) -> PaintedPages:
    return paint_pages(source, options)
