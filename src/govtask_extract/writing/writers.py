"""Finds the writer for a format or a file's suffix."""

from __future__ import annotations

from importlib import import_module

from govtask_extract.registry import collect, names
from govtask_extract.writing import formats
from govtask_extract.writing.writer import Writer

_PREFIX = "as_"


def format_names() -> tuple[str, ...]:
    """The names of the formats, none of them loaded."""
    return tuple(name.removeprefix(_PREFIX) for name in names(formats))


def named_writer(name: str) -> Writer:
    """The writer of a format in `format_names()`."""
    writer: Writer = import_module(f"{formats.__name__}.{_PREFIX}{name}").WRITER
    return writer


def writers() -> dict[str, Writer]:
    """All writers by the names of their formats."""
    return {name.removeprefix(_PREFIX): module.WRITER for name, module in collect(formats).items()}


def name_for_suffix(suffix: str) -> str | None:
    """The format of files that end in `suffix` (lower case, with its dot), if there is one."""
    return next((name for name, writer in writers().items() if suffix in writer.suffixes), None)
