"""Tells a file's format from its content; the suffix only decides between readers that are equally sure."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from govtask_extract.errors import UnknownFormat
from govtask_extract.model.source import Source
from govtask_extract.reading import formats
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.reading.unread_formats import is_foreign, unread_format
from govtask_extract.registry import collect, names
from govtask_extract.saying.said import listed, said


def readers() -> tuple[Reader, ...]:
    """All readers, by the names of their modules."""
    return tuple(module.READER for module in collect(formats).values())


def named_reader(name: str) -> Reader:
    """The reader that a user asked for by its name."""
    known = {reader.name: reader for reader in readers()}
    if name not in known:
        raise UnknownFormat(
            said("There is no reader named {name}", name=name),
            said("Choose one of {names}.", names=listed(sorted(known))),
        )
    return known[name]


def detect(source: Source) -> Reader:
    """The surest reader; of several equally sure ones that whose suffix it is, then the first by name."""
    best, sureness = None, (Fit.NONE, False)
    for reader in _likeliest_first(source.suffix):
        found = (reader.sniff(source.content, source.suffix), source.suffix in reader.suffixes)
        if found[0] is Fit.CERTAIN:
            return reader
        if found[0] and found > sureness:
            best, sureness = reader, found
    if best is None or is_foreign(source.content):
        raise _unknown(source)
    return best


def check_readable(source: Source) -> None:
    """Raises what `detect` raises, also for bytes that only look as if they were text until they are decoded."""
    if detect(source).plain and decode(source.content) is None:
        raise _unknown(source)


def _likeliest_first(suffix: str) -> Iterator[Reader]:
    """`from_pdf` first for `.pdf`: where that reader is certain, the others are not even imported."""
    for name in sorted(names(formats), key=lambda name: name != f"from_{suffix.removeprefix('.')}"):
        reader: Reader = import_module(f"{formats.__name__}.{name}").READER
        yield reader


def _unknown(source: Source) -> UnknownFormat:
    """Says what the bytes are, where that helps more than that they are unknown."""
    told = unread_format(source.content)
    if told is not None:
        return UnknownFormat(said("{path} is {told}, which is not read here", path=source.path, told=told[0]), told[1])
    members = zip_members(source.content)
    if members:
        return UnknownFormat(
            said("{path} is a zip archive of no kind known here", path=source.path),
            said("Unpack it and give its files."),
        )
    return UnknownFormat(
        said("{path} holds bytes that are no text", path=source.path),
        said(
            "Read here: {names}. Was it renamed, or damaged on its way?",
            names=listed(reader.name for reader in readers()),
        ),
    )
