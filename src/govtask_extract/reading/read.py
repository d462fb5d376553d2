"""Reads a file of any known format: bytes in, RawDocument out."""

from __future__ import annotations

from dataclasses import replace

from govtask_extract.chinese.radicals import characters_for_radicals
from govtask_extract.errors import GovtaskError, LimitExceeded, MissingExtra, UnreadableFile
from govtask_extract.model.document import RawDocument, Remark
from govtask_extract.model.options import Limits, Options
from govtask_extract.model.source import Source
from govtask_extract.reading.detect import detect, named_reader
from govtask_extract.reading.reader import Reader


def read(source: Source, options: Options) -> RawDocument:
    """Everything inked in the file. Whatever is wrong with it is a `GovtaskError`, and nothing else is raised."""
    if not source.content:
        raise UnreadableFile(f"{source.name} is empty", "Was it copied or downloaded completely?")
    if len(source.content) > options.limits.bytes:
        raise _beyond(source, "bytes", len(source.content), options.limits.bytes)
    reader = named_reader(options.format) if options.format else detect(source)
    document = _read_with(reader, source, options)
    _check(document, source, options.limits)
    return _without_radicals(document)


def _read_with(reader: Reader, source: Source, options: Options) -> RawDocument:
    """Libraries raise what they like on damaged files: here it becomes one kind that names the cause."""
    try:
        return reader.read(source, options)
    except GovtaskError:
        raise
    except ImportError as missing:
        if reader.extra is None:
            raise
        hint = f'pip install "govtask-extract[{reader.extra}]"'
        raise MissingExtra(f"{source.name}: reading {reader.name} needs {missing.name}", hint) from missing
    except Exception as error:
        raise UnreadableFile(
            f"{source.name} cannot be read as {reader.name}: {type(error).__name__}: {error}",
            "The file seems damaged: open it in the program that made it and save it again.",
        ) from error


def _check(document: RawDocument, source: Source, limits: Limits) -> None:
    if len(document.text) > limits.characters:
        raise _beyond(source, "characters", len(document.text), limits.characters)
    if document.page_count is not None and document.page_count > limits.pages:
        raise _beyond(source, "pages", document.page_count, limits.pages)
    if not document.text.strip():
        raise UnreadableFile(
            f"{source.name} holds no text", "If it shows some, that is a picture: run OCR on it first."
        )


def _beyond(source: Source, what: str, found: int, limit: int) -> LimitExceeded:
    return LimitExceeded(f"{source.name} has {found} {what}, the limit is {limit}", f"Raise it with --max-{what}.")


def _without_radicals(document: RawDocument) -> RawDocument:
    """Radicals printed for characters give way to them, one for one, so no offset moves."""
    text, replaced = characters_for_radicals(document.text)
    if not replaced:
        return document
    spans = tuple((at, at + 1) for at in sorted(replaced))
    message = f"{len(spans)} radicals stand for characters, such as {text[spans[0][0]]}; they were read as these"
    remark = Remark("GT101", "radical-characters", "info", message, spans)
    return replace(document, text=text, replaced={**document.replaced, **replaced}, remarks=(*document.remarks, remark))
