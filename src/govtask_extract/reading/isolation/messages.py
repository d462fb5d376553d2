"""What a child tells its parent: how far it is, then the document or the error."""

from __future__ import annotations

import copyreg
import struct
from collections.abc import Callable, Iterator
from dataclasses import fields
from io import BytesIO
from operator import attrgetter
from pickle import HIGHEST_PROTOCOL, Pickler, loads

from govtask_extract.model.document import Cell, Line, Page, RawDocument, Remark, Table

Message = tuple[int, int] | RawDocument | Exception
"""Pages read and pages in all; or what the reading came to."""

_LENGTH = struct.Struct("<Q")


def packed(message: Message) -> bytes:
    """With its length before it."""
    written = BytesIO()
    written.write(bytes(_LENGTH.size))
    _Pickler(written, HIGHEST_PROTOCOL).dump(message)
    size = written.tell()
    written.seek(0)
    written.write(_LENGTH.pack(size - _LENGTH.size))
    return written.getvalue()


def unpacked(received: bytearray) -> Iterator[Message]:
    """Each message that is complete; it is taken out of what was received."""
    while len(received) >= _LENGTH.size:
        (size,) = _LENGTH.unpack_from(received)
        if len(received) < _LENGTH.size + size:
            return
        message: Message = loads(received[_LENGTH.size : _LENGTH.size + size])
        del received[: _LENGTH.size + size]
        yield message


def _by_position(kind: type) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    """What has slots pickles field by field in Python: as the arguments of its class it takes a third."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))


class _Pickler(Pickler):
    dispatch_table = copyreg.dispatch_table | {
        kind: _by_position(kind) for kind in (Cell, Line, Page, Remark, Table, RawDocument)
    }
