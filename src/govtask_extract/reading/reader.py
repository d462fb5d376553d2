"""The protocol of a format: how it tells its files from others, and how it reads them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from msgspec import Struct

from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.shown import PaintedPages
from govtask_extract.model.source import Source
from govtask_extract.registry import Extra


class Fit(IntEnum):
    """How sure a reader is that a file is its own; the surest reader gets it."""

    NONE = 0
    LAST = 1
    """It would do if nobody else wants it: a line of plain text."""
    LIKELY = 2
    """The suffix says so and the content allows it, or the content looks so: commas in a .csv, a `<p>`."""
    CERTAIN = 3
    """Nothing else opens like this: a signature, a container's members."""


Sniff = Callable[[bytes, str], Fit]
"""Takes the content and the suffix (lower case, with its dot, or an empty string). Must be quick and never raise."""

Read = Callable[[Source, Options], RawDocument]
"""Raises `UnreadableFile` and its kin, or any exception at all of a library that the file's bytes upset."""

Paint = Callable[[Source, Options], PaintedPages]
"""Paints the pages as a viewer shows them. Raises what it likes."""


class Reader(Struct, frozen=True):
    """Every module of `reading.formats` offers one as `READER`; importing that module must cost nothing.

    `extra` is the pip extra that brings the libraries, None if they come with the package.
    """

    name: str
    summary: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    sniff: Sniff
    read: Read
    extra: Extra | None = None
    plain: bool = False
    """Python alone takes it apart, so that `isolate="auto"` spares the child process."""
    beside: bool = False
    """Such files often stand beside notices and are none: in a folder, those that cannot be read are left out."""
    paint: Paint | None = None
    """None where there are no pages to look at."""
