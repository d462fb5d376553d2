"""What stands in a zip archive or an OLE2 file, told without reading more than its directory."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.options import Limits
from govtask_extract.reading.limits import check_limit

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Below this an archive may unpack to many times its size: a small document is mostly blank XML.
_SMALL = 10_000_000


def zip_members(content: bytes) -> frozenset[str]:
    """The names of an archive's members, empty if `content` is no archive or its directory is damaged."""
    if not content.startswith(b"PK"):
        return frozenset()
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except Exception:  # zipfile raises many kinds on directories made to break it
        return frozenset()


def open_zip(content: bytes, limits: Limits | None = None) -> ZipFile:
    """An archive that may be read: no bomb, by what its directory says. `read_member` holds it to that."""
    from zipfile import BadZipFile, ZipFile

    limits = limits or Limits()
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise UnreadableFile(f"The archive is damaged: {error}", "Open it in the program that made it.") from error
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    check_limit("The archive", "members", len(members), limits.members)
    check_limit("The archive", "unpacked", size, limits.unpacked)
    if size > _SMALL:
        check_limit("The archive", "ratio", size // len(content), limits.ratio)
    return archive


def read_member(archive: ZipFile, member: str | ZipInfo, password: str | None = None) -> bytes:
    """A member's content, unpacked. Raises `UnreadableFile` and its kin."""
    name = member if isinstance(member, str) else PurePosixPath(member.filename).name
    try:
        # A member that unpacks to more than the directory says is cut there, and its checksum is wrong.
        return archive.read(member, pwd=password.encode("utf-8") if password else None)
    except MemoryError:
        raise
    except Exception as error:  # zipfile and what unpacks for it raise many kinds on members made to break them
        if not isinstance(error, RuntimeError) or isinstance(error, NotImplementedError):
            raise UnreadableFile(f"{name} in the archive is damaged", "Pack it again.") from error
        hint = "Give the right one with --password." if password else "Give it with --password."
        raise EncryptedFile(f"{name} in the archive is under a password", hint) from error


def ole_streams(content: bytes) -> frozenset[str]:
    """The names in an OLE2 file's directory, empty if `content` is none. [MS-CFB] 2.2 and 2.6."""
    if not content.startswith(OLE2) or len(content) < 512:
        return frozenset()
    size = 1 << min(max(struct.unpack_from("<H", content, 30)[0], 9), 12)
    sector = struct.unpack_from("<I", content, 48)[0]
    table = _allocation(content, size)
    found: set[str] = set()
    visited: set[int] = set()
    while sector not in visited and (sector + 1) * size < len(content):
        visited.add(sector)
        found.update(_names(content[(sector + 1) * size : (sector + 2) * size]))
        sector = table.get(sector, 0xFFFFFFFE)
    return frozenset(found)


def _allocation(content: bytes, size: int) -> dict[int, int]:
    """Each sector's successor, from the 109 table sectors that the header names (files up to 6.8 MB, then a share)."""
    following: dict[int, int] = {}
    for index, sector in enumerate(struct.unpack_from("<109I", content, 76)):
        table = content[(sector + 1) * size : (sector + 2) * size]
        if len(table) == size:
            first = index * (size // 4)
            following.update(enumerate(struct.unpack(f"<{size // 4}I", table), start=first))
    return following


def _names(sector: bytes) -> list[str]:
    """The names of a directory sector's entries: 128 bytes each, UTF-16 with its length in bytes at offset 64."""
    names = []
    for at in range(0, len(sector) - 127, 128):
        length = struct.unpack_from("<H", sector, at + 64)[0]
        if 2 < length <= 64:
            names.append(sector[at : at + length - 2].decode("utf-16-le", errors="replace"))
    return names
