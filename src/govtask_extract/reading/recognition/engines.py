"""The engines that read lines of text in pictures. Both work offline, with models that come in their wheels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol

from msgspec import Struct

from govtask_extract.errors import MissingExtra
from govtask_extract.model.document import Box
from govtask_extract.registry import Extra
from govtask_extract.saying.said import said


class FoundLine(Struct, frozen=True):
    """A line of text as an engine finds it: its box in pixels from the top left, and how sure it is, from 0 to 1."""

    text: str
    box: Box
    confidence: float


class Engine(Protocol):
    """Takes an encoded picture (BMP, grey or RGB); the lines come in any order."""

    def find_lines(self, picture: bytes) -> Sequence[FoundLine]:
        """Of a whole page."""
        ...

    def look_closer(self, picture: bytes) -> Sequence[FoundLine]:
        """Likewise, of a few lines: with a model that takes more time, if there is one."""
        ...


class Offered(Struct, frozen=True):
    """An engine that may be installed. `module` has `engine(threads)`, which loads it."""

    name: str
    extra: Extra
    module: str


OFFERED = (
    Offered("faster-paddle", Extra("ocr", "faster_paddle"), "engine_paddle"),
    Offered("rapidocr", Extra("ocr-rapid", "rapidocr"), "engine_rapid"),
)
"""The one that stands first is taken, of those that are there."""
OCR = Extra("ocr", "faster_paddle", others=("rapidocr",))
"""What has to be installed for pictures of pages: any of them will do."""


def installed_engine() -> Offered | None:
    """Told without importing it; None if there is none."""
    return next((offered for offered in OFFERED if offered.extra.is_installed), None)


def required_engine(path: str) -> Offered:
    """Raises `MissingExtra` where none is installed. `path` is the file's that needs it."""
    offered = installed_engine()
    if offered is None:
        raise MissingExtra(
            said("{path}: its pages are pictures, and recognising their text needs an engine", path=path),
            OCR.hint,
        )
    return offered


@cache
def version_of(offered: Offered) -> str:
    """As results of another version are others."""
    from importlib.metadata import version

    return version(offered.name)


@cache
def load_engine(offered: Offered, threads: int | None) -> Engine:
    """Once in a process: loading takes as long as a quarter of a page."""
    make: Callable[[int | None], Engine] = import_module(f"{__package__}.{offered.module}").engine
    return make(threads)
