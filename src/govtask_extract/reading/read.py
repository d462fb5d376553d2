"""Reads a file of any known format: bytes in, RawDocument out."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from govtask_extract.errors import GovtaskError, MissingExtra, UnreadableFile
from govtask_extract.language.radicals import characters_for_radicals
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Limits, Meanwhile, Options, Progress
from govtask_extract.model.remarks import RADICAL_CHARACTERS, UNREADABLE_CHARACTERS
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.detect import detect, named_reader
from govtask_extract.reading.invisible_characters import with_invisible_told
from govtask_extract.reading.isolation.apart import nothing, read_apart, wants_child
from govtask_extract.reading.limits import check_limit, lacking, memory_is_limited
from govtask_extract.reading.page_choice import with_choice_told
from govtask_extract.reading.reader import Reader
from govtask_extract.reading.recognition.brackets_in_pairs import with_brackets_in_pairs
from govtask_extract.reading.recognition.marks_of_width import with_marks_of_one_width
from govtask_extract.reading.telling_apart import with_told_apart
from govtask_extract.reading.typed_apart import with_typed_apart
from govtask_extract.saying.said import said

_UNREADABLE = lazy_re("\ufffd")


def read(source: Source, options: Options, meanwhile: Meanwhile = nothing) -> RawDocument:
    """Everything inked in the file. Whatever is wrong with it is a `GovtaskError`, and nothing else is raised.

    `meanwhile` is called, once, if a child process reads: there is nothing else to do until it is done.
    """
    if not source.content:
        raise UnreadableFile(said("{path} is empty", path=source.path), said("Was it copied or downloaded completely?"))
    check_limit(source, "bytes", len(source.content), options.limits.bytes)
    reader = named_reader(options.format) if options.format else detect(source)
    job = partial(_read_with, reader, source, replace(options, progress=None))
    document = (
        read_apart(job, source.path, options, meanwhile) if wants_child(reader, options) else job(options.progress)
    )
    document = with_choice_told(document, source, options)
    _check(document, source, options.limits)
    document = with_brackets_in_pairs(with_marks_of_one_width(document))
    seen = with_typed_apart(_with_unreadable(_without_radicals(document)))
    return with_told_apart(with_invisible_told(seen))


def _read_with(reader: Reader, source: Source, options: Options, progress: Progress | None) -> RawDocument:
    """Libraries raise what they like on damaged files: here it becomes one kind that names the cause."""
    try:
        return reader.read(source, replace(options, progress=progress))
    except Exception as error:
        fault = lacking(error, source.path, options.limits.memory, ours=memory_is_limited())
        if fault is None and isinstance(error, GovtaskError):
            raise error.about(source.path) from error.__cause__
        fault = fault or _blamed(error, reader, source)
        if fault is None:
            raise
        raise fault from error


def _blamed(error: Exception, reader: Reader, source: Source) -> GovtaskError | None:
    """None where we are to blame: a module is missing that every installation has."""
    if not isinstance(error, ImportError):
        # What a library says may quote the file, at any length.
        return UnreadableFile(
            said("{path} cannot be read as {name}: {kind}", path=source.path, name=reader.name, kind=_kind(error)),
            said("The file seems damaged: open it in the program that made it and save it again."),
        )
    if reader.extra is None:
        return None
    return MissingExtra(
        said("{path}: reading {format} needs {library}", path=source.path, format=reader.name, library=error.name),
        reader.extra.hint,
    )


def _kind(error: Exception) -> str:
    """The error's name and home: struct.error."""
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _check(document: RawDocument, source: Source, limits: Limits) -> None:
    check_limit(source, "characters", len(document.text), limits.characters)
    check_limit(source, "pages", document.page_count or 0, limits.pages)
    if not document.text.strip():
        raise UnreadableFile(
            said("{path} holds no text", path=source.path),
            said("If it shows some, that is a picture: run OCR on it first."),
        )


def _without_radicals(document: RawDocument) -> RawDocument:
    """Radicals printed for characters give way to them, one for one, so no offset moves."""
    text, replaced = characters_for_radicals(document.text)
    if not replaced:
        return document
    spans = tuple((at, at + 1) for at in sorted(replaced))
    first = spans[0][0]
    message = said(
        "{count} radicals stand for characters, such as {radical} for {character}, and were read so",
        count=len(spans),
        radical=replaced[first],
        character=text[first],
    )
    remark = RADICAL_CHARACTERS.remark(message, spans)
    return replace(document, text=text, replaced={**document.replaced, **replaced}, remarks=(*document.remarks, remark))


def _with_unreadable(document: RawDocument) -> RawDocument:
    """Counts the characters that no encoding or character map explains; they stay in the text as U+FFFD."""
    spans = tuple((found.start(), found.end()) for found in _UNREADABLE.finditer(document.text))
    if not spans:
        return document
    remark = UNREADABLE_CHARACTERS.remark(said("{count} characters cannot be read", count=len(spans)), spans)
    return replace(document, remarks=(*document.remarks, remark))
