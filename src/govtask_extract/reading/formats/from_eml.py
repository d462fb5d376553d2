"""Mail: what is written in a message. The files that it brings are read one by one where archives are."""

from __future__ import annotations

from msgspec.structs import replace

from govtask_extract.errors import UnreadableFile
from govtask_extract.model.document import RawDocument
from govtask_extract.model.options import Options
from govtask_extract.model.remarks import CONTENT_NOT_READ
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.mails import attachments, is_mail, mail_header, mail_parts, written_in
from govtask_extract.reading.reader import Fit, Reader
from govtask_extract.saying.said import said

# > 1. 修桥。, and > > of what was quoted there
_QUOTED = lazy_re(r"(?m)^(?:>[ ]?)+(?=\S)", needs=(">",))


def sniff(content: bytes, suffix: str) -> Fit:
    """A text may open with From: as well; only mail says how it is encoded."""
    if is_mail(content):
        return Fit.CERTAIN
    return Fit.LIKELY if suffix in READER.suffixes and mail_header(content) else Fit.NONE


def read(source: Source, options: Options) -> RawDocument:
    """Lines and tables of the message itself, and a remark for each file that comes with it."""
    from govtask_extract.reading.formats import from_html, from_text

    parts = mail_parts(source.content)
    body = written_in(parts)
    names = [name for name, _ in attachments(parts)]
    if body is None:
        message = said("{path} is a mail that says nothing itself", path=source.path)
        if names:
            brought = "、".join(names[:3])
            message = said(
                "{path} is a mail that says nothing itself and brings {names}", path=source.path, names=brought
            )
        raise UnreadableFile(message, said("Save the files that come with it and give them."))
    reader: Reader = (from_html if body.kind == "text/html" else from_text).READER
    document = reader.read(Source(source.path, body.content), options)
    if body.kind == "text/plain":
        document = _without_quoting(document)
    remarks = (
        CONTENT_NOT_READ.remark(said("What comes with the mail is not read: {name}", name=name)) for name in names
    )
    return replace(document, media_type="message/rfc822", reader=READER.name, remarks=(*document.remarks, *remarks))


def _without_quoting(document: RawDocument) -> RawDocument:
    """The marks that mail programs put before each line of the mail that is answered are furniture (RFC 3676, 4.5)."""
    marks = [(found.span(), "markup") for found in _QUOTED.finditer(document.text)]
    return replace(document, furniture=tuple(sorted((*document.furniture, *marks)))) if marks else document


READER = Reader(
    name="eml",
    summary=said("mail: its files, or what it says itself"),
    media_types=("message/rfc822",),
    suffixes=(".eml",),
    sniff=sniff,
    read=read,
)
