"""Tells a file's format from its content; the suffix only decides between readers that are equally sure."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from govtask_extract.errors import EncryptedFile, UnknownFormat
from govtask_extract.model.source import Source
from govtask_extract.reading import formats
from govtask_extract.reading.containers import zip_members
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.ole2 import has_ole_stream
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.registry import collect, names

# What such archives hold, what they are, and how their content can be read all the same.
_UNREAD_ARCHIVES = (
    ("OFD.xml", "an OFD document", "Open it in its program, save it as PDF, and give that."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Save it as PDF and give that."),
    ("content.xml", "an OpenDocument text or presentation", "Save it as DOCX or PDF and give that."),
)


def readers() -> tuple[Reader, ...]:
    """All readers, by the names of their modules."""
    return tuple(module.READER for module in collect(formats).values())


def named_reader(name: str) -> Reader:
    """The reader that a user asked for by its name."""
    known = {reader.name: reader for reader in readers()}
    if name not in known:
        raise UnknownFormat(f"There is no reader named {name}", f"Choose one of {', '.join(sorted(known))}.")
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
    if best is None:
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


def _unknown(source: Source) -> UnknownFormat | EncryptedFile:
    """Says what the bytes are, where that helps more than that they are unknown."""
    if has_ole_stream(source.content, "EncryptedPackage"):
        return EncryptedFile(
            f"{source.name} is an Office file under a password", "Open it in Office and save it without a password."
        )
    if has_ole_stream(source.content, "__properties_version1.0"):
        return UnknownFormat(
            f"{source.name} is a mail of Outlook, which is not read here",
            "Open it in Outlook and save what comes with it, or save the mail as text or .eml, and give that.",
        )
    members = zip_members(source.content)
    for member, kind, hint in _UNREAD_ARCHIVES:
        if member in members:
            return UnknownFormat(f"{source.name} is {kind}, which is not read here", hint)
    if members:
        return UnknownFormat(f"{source.name} is a zip archive of no kind known here", "Unpack it and give its files.")
    return UnknownFormat(
        f"{source.name} holds bytes that are no text",
        f"Read here: {', '.join(reader.name for reader in readers())}. Was it renamed, or damaged on its way?",
    )
