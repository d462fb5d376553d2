"""Says how much of a file readers do not see, or was set apart for another reason; where, the remark's places say."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from govtask_extract.model.document import RawDocument, Remark
from govtask_extract.model.remarks import HIDDEN_TEXT, TEXT_SET_APART
from govtask_extract.reading.setting_apart import ANNOTATION, HIDDEN, LINE_NUMBER, NOTE_MARK, PROMPT, STRUCK
from govtask_extract.saying.said import said, said_many

_TOLD = (
    (HIDDEN, HIDDEN_TEXT, said("hidden from readers")),
    (STRUCK, HIDDEN_TEXT, said("struck through or deleted")),
    (NOTE_MARK, TEXT_SET_APART, said("marks of notes")),
    (PROMPT, TEXT_SET_APART, said("prompts of a form that nobody filled in")),
    (ANNOTATION, TEXT_SET_APART, said("comments, or how characters are read")),
    (LINE_NUMBER, TEXT_SET_APART, said("numbers of printed lines")),
)


def with_told_apart(document: RawDocument) -> RawDocument:
    """The document with a remark for each kind of furniture of which a reader of the file should know."""
    return replace(document, remarks=(*document.remarks, *_remarks(document))) if document.furniture else document


def _remarks(document: RawDocument) -> Iterator[Remark]:
    for kind, told, what in _TOLD:
        spans = tuple(span for span, found in document.furniture if found == kind)
        inked = sum(len("".join(document.text[start:end].split())) for start, end in spans)
        if inked:
            message = said_many(
                "{count} stretch of text, {inked} characters, stand apart: {what}",
                "{count} stretches of text, {inked} characters, stand apart: {what}",
                count=len(spans),
                inked=inked,
                what=what,
            )
            yield told.remark(message, spans)
