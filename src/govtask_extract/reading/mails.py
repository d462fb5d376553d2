"""Mail messages (RFC 5322, MIME: RFC 2045 to 2049): what is written in them, and the files that they bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from govtask_extract.errors import UnreadableFile
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.encodings import decode
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from email.message import Message

_HEADER = re.compile(rb"(?:[!-9;-~]+[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
# What only mail that was sent or drafted has: browsers that save pages in the same form write none of it.
_OF_MAIL = re.compile(
    rb"^(?:To|Cc|Bcc|Received|Message-ID|Delivered-To|Return-Path|Reply-To|X-Unsent)\s*:", re.IGNORECASE | re.MULTILINE
)
_NAME = lazy_re(r"""(?:file)?name\s*=\s*"?([^";]+)""", re.IGNORECASE)
_HEAD = 100_000
# Not to be told from other bytes unless their names are known.
_SEVEN_BITS = ("utf-7", "hz", "hz-gb-2312", "iso-2022-cn", "iso-2022-jp", "iso-2022-kr")


class MailPart(Struct, frozen=True):
    """One part that holds no others: its kind (`text/html`), its content without its transfer encoding, and names.

    `name` is that of an attached file, None for what is written in the mail. `location` and `identity` are what other
    parts call it by.
    """

    kind: str
    content: bytes
    name: str | None = None
    location: str = ""
    identity: str = ""


def is_mail(content: bytes) -> bool:
    """Whether `content` opens with the header of a message that somebody sent."""
    header = mail_header(content)
    return header is not None and _OF_MAIL.search(header) is not None


def mail_header(content: bytes) -> bytes | None:
    """The header of a message in MIME, line by line; None if `content` opens with none."""
    found = _HEADER.match(content[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n"))
    header = found[0] if found else b""
    return header if re.search(rb"^(?:MIME-Version|Content-Type)\s*:", header, re.IGNORECASE | re.MULTILINE) else None


def mail_parts(content: bytes) -> list[MailPart]:
    """All parts in their order, also of messages in the message. Raises `UnreadableFile`."""
    from email import message_from_bytes

    try:
        return [
            _part(part)
            for part in message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n")).walk()
            if not part.is_multipart()
        ]
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            said("The mail is damaged"), said("Open it in the program that made it and save it again.")
        ) from error


def root_of(content: bytes) -> str:
    """The identity of the part that a related message begins with (RFC 2387, 3.2); empty if it does not say."""
    from email import message_from_bytes

    return str(message_from_bytes(mail_header(content) or b"").get_param("start") or "").strip("<> ")


def attachments(parts: list[MailPart]) -> Iterator[tuple[str, bytes]]:
    """The files that a mail brings; names are made unique, pictures of the text itself are none."""
    met: dict[str, int] = {}
    for part in parts:
        if part.name is None or not part.content or (part.identity and part.kind.startswith("image/")):
            continue
        count = met[part.name] = met.get(part.name, 0) + 1
        path = PurePosixPath(part.name)
        yield (part.name if count == 1 else f"{path.stem} ({count}){path.suffix}"), part.content


def written_in(parts: list[MailPart]) -> MailPart | None:
    """What the mail itself says: as a page if it has one, else as text."""
    texts = [part for part in parts if part.name is None and part.content.strip()]
    wanted = (part for kind in ("text/html", "text/plain") for part in texts if part.kind == kind)
    return next(wanted, None)


def _part(message: Message) -> MailPart:
    payload = message.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    kind = message.get_content_type()
    charset = str(message.get_content_charset() or "").lower()
    if kind.startswith("text/") and charset in _SEVEN_BITS:
        with suppress(LookupError):
            content = content.decode("hz" if charset.startswith("hz") else charset, "replace").encode()
    attached = message.get_content_disposition() == "attachment"
    return MailPart(
        kind=kind,
        content=content,
        name=_name(message, kind, attached),
        location=_decoded(message.get("Content-Location", "")),
        identity=_decoded(message.get("Content-ID", "")).strip("<> "),
    )


def _name(message: Message, kind: str, attached: bool) -> str | None:
    """Its last part: a name is no path here."""
    with suppress(LookupError, UnicodeError):
        given = _bare_name(message) or _decoded(message.get_filename() or "")
        name = PurePosixPath(given.replace("\\", "/")).name
        if name not in ("", ".."):
            return name
    return f"attachment.{kind.rpartition('/')[2]}" if attached or not kind.startswith("text/") else None


def _bare_name(message: Message) -> str | None:
    """A name that stands in the header as bytes, which the standard has no words for and many programs write."""
    for _, value in message.raw_items():
        found = None if str(value).isascii() else _NAME.search(str(value))
        if found:
            return decode(found[1].encode("utf-8", "surrogateescape"))
    return None


def _decoded(value: object) -> str:
    """A header's words, in whatever encoding they are (RFC 2047); bare bytes are mostly GB18030."""
    from email.header import decode_header
    from email.utils import collapse_rfc2231_value

    text = collapse_rfc2231_value(value) if isinstance(value, tuple) else str(value)
    words = []
    for word, charset in decode_header(text):
        raw = word if isinstance(word, bytes) else word.encode("utf-8", "surrogateescape")
        words.append(raw.decode(charset, "replace") if charset and charset != "unknown-8bit" else decode(raw) or "")
    return "".join("".join(words).splitlines()).strip()
