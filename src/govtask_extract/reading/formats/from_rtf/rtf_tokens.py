"""Rich text taken apart: groups, control words, bytes. RTF Specification 1.9.1, "Conventions of an RTF Reader"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

OPEN, CLOSE, WORD, BYTES = "{", "}", "word", "bytes"

# \par · \'b9 · \* · { · text; of a control word, one blank that ends it is part of it.
_TOKEN = re.compile(
    rb"""
    \\ (?P<word>[A-Za-z]{1,32}) (?P<number>-?[0-9]{1,10})? [ ]?
    | \\' (?P<hex>[0-9A-Fa-f]{2})
    | \\ (?P<symbol>[^A-Za-z'])
    | (?P<open>\{) | (?P<close>\})
    | (?P<text> (?: [\x81-\xfe][\x40-\xfe] | [^\\{}\r\n] )+ )
    | [\r\n]+ | \\
    """,
    re.VERBOSE | re.DOTALL,
)


class RtfToken(Struct, frozen=True):
    """`name` is a control word, or the mark of a control symbol; `number` what follows it; `text` are bytes."""

    kind: str
    name: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(content: bytes) -> Iterator[RtfToken]:
    """All tokens in their order; a byte in hexadecimal is one as it stands. What \\bin announces is passed over."""
    at = 0
    while at < len(content):
        found = _TOKEN.match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        token = _token(found)
        if token is None:
            continue
        if token.name == "bin":
            at += max(token.number or 0, 0)
        yield token


def _token(found: re.Match[bytes]) -> RtfToken | None:
    match found.lastgroup:
        case "word" | "number":
            number = found["number"]
            return RtfToken(WORD, found["word"].decode("ascii"), None if number is None else int(number))
        case "hex":
            return RtfToken(BYTES, "'", None, bytes([int(found["hex"], 16)]))
        case "symbol":
            return RtfToken(WORD, found["symbol"].decode("latin-1"))
        case "open":
            return RtfToken(OPEN)
        case "close":
            return RtfToken(CLOSE)
        case "text":
            return RtfToken(BYTES, "", None, found["text"])
    return None
