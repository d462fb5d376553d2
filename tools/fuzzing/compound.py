"""Ways to damage an OLE2 file and what old Word and Excel keep in it: sectors, their table, numbers in between."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
# The sector's end, a free one, the table's own, and what counts backwards or beyond the file. [MS-CFB] 2.1
_LINKS = (0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC, 0, 1, 0x7FFFFFFF, 0x80000000)
_SHORTS = (0, 1, 2, 0x7F, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)
# Where the header's own numbers end and those of the table's sectors begin. [MS-CFB] 2.2
_HEADER = 76


def in_compound(content: bytes, random: Random) -> bytes:
    """One damage that leaves the file as long as it was."""
    changed = bytearray(content)
    sectors = len(content) // _SECTOR - 1
    if sectors > 0:
        random.choice(_WAYS)(changed, sectors, random)
    return bytes(changed)


def _number_of_header(changed: bytearray, sectors: int, random: Random) -> None:
    at = random.randrange(24, _HEADER + 8, 2)
    struct.pack_into("<I", changed, at, random.choice((*_LINKS, random.randrange(sectors))))


def _link(changed: bytearray, sectors: int, random: Random) -> None:
    """The successor of a sector: another one, itself, none, or one beyond the end."""
    (table,) = struct.unpack_from("<I", changed, _HEADER)
    at = (table + 1) * _SECTOR + 4 * random.randrange(min(sectors, _SECTOR // 4))
    if at + 4 <= len(changed):
        struct.pack_into("<I", changed, at, random.choice((*_LINKS, *random.choices(range(sectors), k=8))))


def _sector(changed: bytearray, sectors: int, random: Random) -> None:
    """One sector in the place of another."""
    one, other = (random.randint(0, sectors) * _SECTOR for _ in range(2))
    changed[one : one + _SECTOR] = changed[other : other + _SECTOR]


def _short(changed: bytearray, sectors: int, random: Random) -> None:
    """A DOC's table of pieces and an XLS's records are made of numbers of two and of four bytes."""
    for _ in range(random.choice((1, 1, 3, 10))):
        struct.pack_into("<H", changed, _filled(changed, random) & ~1, random.choice(_SHORTS))


def _long(changed: bytearray, sectors: int, random: Random) -> None:
    for _ in range(random.choice((1, 1, 3, 10))):
        struct.pack_into("<I", changed, _filled(changed, random) & ~1, random.choice((*_LINKS, len(changed))))


def _filled(changed: bytearray, random: Random) -> int:
    """A place that most likely means something: such files are mostly zeros."""
    at = 0
    for _ in range(8):
        at = random.randrange(_SECTOR, len(changed) - 4)
        if changed[at]:
            break
    return at


_WAYS: tuple[Callable[[bytearray, int, Random], None], ...] = (_number_of_header, _link, _sector, _short, _short, _long)
