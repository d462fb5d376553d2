"""Makes OLE2 files of a few streams for the tests, sound ones and some whose tables lead astray. [MS-CFB]"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512
NONE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
# Shorter streams stand elsewhere.
_LEAST = 4096


@dataclass(slots=True)
class Entry:
    """An entry of the directory; sectors, lengths and neighbours as they are to be written."""

    name: str
    kind: int = _STREAM
    left: int = NONE
    right: int = NONE
    child: int = NONE
    first: int = END
    length: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        numbers = (len(name), self.kind, 1, self.left, self.right, self.child)
        return struct.pack("<64sHBBIII36xIQ", name, *numbers, self.first, self.length)


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """A file of these streams; `a/b` is the stream b in the storage a."""
    entries, sectors, following = [Entry("Root Entry", _ROOT)], b"", list[int]()
    storages = {"": 0}
    for path, content in streams.items():
        folder, _, name = path.rpartition("/")
        if folder not in storages:
            storages[folder] = _append(entries, 0, Entry(folder, _STORAGE))
        padded = content.ljust(_LEAST, b"\0").ljust(-(-len(content) // SECTOR) * SECTOR, b"\0")
        first = len(following)
        _append(entries, storages[folder], Entry(name, first=first, length=max(len(content), _LEAST)))
        following += [*range(first + 1, first + len(padded) // SECTOR), END]
        sectors += padded
    return compound(entries, following, sectors)


def _append(entries: list[Entry], parent: int, entry: Entry) -> int:
    """Each is the right neighbour of the one before it."""
    entries.append(entry)
    place = len(entries) - 1
    if entries[parent].child == NONE:
        entries[parent].child = place
        return place
    last = entries[parent].child
    while entries[last].right != NONE:
        last = entries[last].right
    entries[last].right = place
    return place


def compound(entries: Sequence[Entry], following: Sequence[int], sectors: bytes, **header: int) -> bytes:
    """A file of `sectors`, then those of the directory and of the table, which begins with `following`."""
    directory = b"".join(entry.packed() for entry in entries)
    directory += bytes(-len(directory) % SECTOR)
    begin = len(following)
    links = [*following, *range(begin + 1, begin + len(directory) // SECTOR), END]
    tables = -(-len(links) // (SECTOR // 4 - 1))
    places = range(len(links), len(links) + tables)
    links += [TABLE] * tables
    links += [NONE] * (tables * SECTOR // 4 - len(links))
    table = struct.pack(f"<{len(links)}I", *links)
    return _header(begin, places, **header) + sectors + directory + table


def _header(
    directory: int,
    tables: Sequence[int],
    shift: int = 9,
    number_of_tables: int | None = None,
    first_small: int = END,
    number_of_small: int = 0,
    first_more: int = END,
    number_of_more: int = 0,
) -> bytes:
    number = len(tables) if number_of_tables is None else number_of_tables
    start = struct.pack("<8s16xHHHHH6xII", SIGNATURE, 62, 3, 0xFFFE, shift, 6, 0, number)
    rest = struct.pack("<IIIIIII", directory, 0, _LEAST, first_small, number_of_small, first_more, number_of_more)
    places = [*tables, *[NONE] * (109 - len(tables))][:109]
    return start + rest + struct.pack("<109I", *places)
