"""OLE2 files, in which Office kept its documents before 2007: the names and contents of their streams. [MS-CFB]

A damaged table of sectors gives a shorter stream and never an endless one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_STORAGE_OF_SMALL = 5


class _Entry(Struct, frozen=True):
    """A stream of the directory: its first sector and its length."""

    name: str
    kind: int
    first: int
    length: int


class _Sectors(Struct, frozen=True):
    """Equal pieces of `content`, and the successor of each."""

    content: bytes
    size: int
    begin: int
    following: tuple[int, ...]

    def chain(self, first: int) -> Iterator[bytes]:
        """The sectors from the first on; a ring ends where it would begin again."""
        seen: set[int] = set()
        while first not in seen and (sector := self.sector(first)):
            seen.add(first)
            yield sector
            if first >= len(self.following):
                return
            first = self.following[first]

    def sector(self, number: int) -> bytes:
        at = self.begin + number * self.size
        return self.content[at : at + self.size]

    def read(self, entry: _Entry) -> bytes:
        needed = -(-entry.length // self.size)
        return b"".join(islice(self.chain(entry.first), needed))[: entry.length]


def ole_streams(content: bytes) -> frozenset[str]:
    """The names in an OLE2 file's directory, empty if `content` is none."""
    if not _is_ole2(content):
        return frozenset()
    return frozenset(entry.name for entry in _directory(content, _sectors(content)))


def ole_stream(content: bytes, *names: str) -> bytes | None:
    """What the stream of the first of these names that there is holds; None if there is none."""
    if not _is_ole2(content):
        return None
    sectors = _sectors(content)
    entries = list(_directory(content, sectors))
    for name in names:
        for entry in entries:
            if entry.name == name:
                return (
                    _small(content, sectors, entries).read(entry) if _is_small(content, entry) else sectors.read(entry)
                )
    return None


def _is_ole2(content: bytes) -> bool:
    return content.startswith(OLE2) and len(content) >= _HEADER


def _sectors(content: bytes) -> _Sectors:
    size = 1 << min(max(struct.unpack_from("<H", content, 30)[0], 9), 12)
    plain = _Sectors(content, size, size, ())
    following: list[int] = []
    for number in _tables(plain):
        table = plain.sector(number)
        # A table that is not there leaves a gap: those behind it speak of their own sectors.
        following += struct.unpack(f"<{size // 4}I", table) if len(table) == size else [0xFFFFFFFF] * (size // 4)
        if len(following) * size > len(content):
            break
    return _Sectors(content, size, size, tuple(following))


def _tables(plain: _Sectors) -> Iterator[int]:
    """The sectors of the table of successors: 109 are named in the header, the others in a chain of sectors."""
    yield from struct.unpack_from("<109I", plain.content, 76)
    (more,) = struct.unpack_from("<I", plain.content, 68)
    seen: set[int] = set()
    while more not in seen and len(sector := plain.sector(more)) == plain.size:
        seen.add(more)
        *tables, more = struct.unpack(f"<{plain.size // 4}I", sector)
        yield from tables


def _directory(content: bytes, sectors: _Sectors) -> Iterator[_Entry]:
    """Entries of 128 bytes: the name in UTF-16, its length in bytes at 64, kind at 66, place at 116 and 120."""
    (first,) = struct.unpack_from("<I", content, 48)
    for sector in sectors.chain(first):
        for at in range(0, len(sector) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", sector, at + 64)
            if 2 < length <= 64:
                name = sector[at : at + length - 2].decode("utf-16-le", errors="replace")
                yield _Entry(name, kind, *struct.unpack_from("<II", sector, at + 116))


def _is_small(content: bytes, entry: _Entry) -> bool:
    return entry.length < struct.unpack_from("<I", content, 56)[0] and entry.kind != _STORAGE_OF_SMALL


def _small(content: bytes, sectors: _Sectors, entries: list[_Entry]) -> _Sectors:
    """Short streams stand in sectors of their own inside the root's stream, with a table of their own."""
    root = next((entry for entry in entries if entry.kind == _STORAGE_OF_SMALL), None)
    size = 1 << min(max(struct.unpack_from("<H", content, 32)[0], 6), 12)
    (first,) = struct.unpack_from("<I", content, 60)
    table = b"".join(sectors.chain(first))
    following = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
    return _Sectors(sectors.read(root) if root else b"", size, 0, following)
