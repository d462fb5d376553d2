"""What a child tells its parent: how far it is, then the document or the error."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pickle import HIGHEST_PROTOCOL, dumps, loads

from govtask_extract.model.document import RawDocument

Message = tuple[int, int] | RawDocument | Exception
"""Pages read and pages in all; or what the reading came to."""

_LENGTH = struct.Struct("<Q")


def packed(message: Message) -> bytes:
    """With its length before it."""
    content = dumps(message, HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(content)) + content


def unpacked(received: bytearray) -> Iterator[Message]:
    """Each message that is complete; it is taken out of what was received."""
    while len(received) >= _LENGTH.size:
        (size,) = _LENGTH.unpack_from(received)
        if len(received) < _LENGTH.size + size:
            return
        message: Message = loads(received[_LENGTH.size : _LENGTH.size + size])
        del received[: _LENGTH.size + size]
        yield message
