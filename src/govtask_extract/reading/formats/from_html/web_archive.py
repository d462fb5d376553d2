"""Takes the page out of a web archive (MHTML): the mail message that browsers save a page as with all its pictures."""

from __future__ import annotations

import re

# A mail message's head, whichever of its lines comes first.
_OPENING = re.compile(
    rb"\s*(?:From|Subject|Date|MIME-Version|Snapshot-Content-Location|Content-Type)\s*:", re.IGNORECASE
)
_KIND = re.compile(rb"^Content-Type\s*:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_HEAD = 4_000


def is_web_archive(content: bytes) -> bool:
    """Whether `content` opens with the head of a mail message that holds a page."""
    head = content[:_HEAD]
    return _OPENING.match(head) is not None and b"MIME-Version" in head and _KIND.search(head) is not None


def page_in(content: bytes) -> bytes:
    """The bytes of the archive's first page; empty if it has none."""
    from email import message_from_bytes

    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""
