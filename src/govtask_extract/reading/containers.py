"""What stands in a zip archive, told by its directory, and its members as far as they may be unpacked."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from govtask_extract.errors import EncryptedFile, UnreadableFile
from govtask_extract.model.options import Limits
from govtask_extract.model.source import Source
from govtask_extract.reading.limits import check_limit
from govtask_extract.saying.said import said

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

# Below this an archive may unpack to many times its size: a small document is mostly blank XML.
_SMALL = 10_000_000
# WinZip's method, of which the true one stands in the member's extra fields. APPNOTE.TXT, 7.2
_AES = 99


def zip_members(content: bytes) -> frozenset[str]:
    """The names of an archive's members, empty if `content` is no archive or its directory is damaged."""
    if not content.startswith(b"PK"):
        return frozenset()
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(map(_with_slashes, archive.namelist()))
    except Exception:  # zipfile raises many kinds on directories made to break it
        return frozenset()


def open_zip(content: bytes, limits: Limits | None = None) -> ZipFile:
    """An archive that may be read: no bomb, by what its directory says. `read_member` holds it to that.

    Its members go by names with slashes, as the format wants them (APPNOTE.TXT, 4.4.17); some packers of Windows write
    backslashes.
    """
    from zipfile import BadZipFile, ZipFile

    limits = limits or Limits()
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            said("The archive is damaged: {error}", error=error), said("Open it in the program that made it.")
        ) from error
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    check_limit("The archive", "members", len(members), limits.members)
    check_limit("The archive", "unpacked", size, limits.unpacked)
    if _overlap(members):
        raise UnreadableFile(said("The archive's files overlap, as no program packs them"), said("Do not trust it."))
    if size > _SMALL:
        check_limit("The archive", "ratio", size // len(content), limits.ratio)
    for member in members:
        member.filename = _with_slashes(member.filename)
        archive.NameToInfo[member.filename] = member
    return archive


def refuse_ways_up(archive: ZipFile, source: Source) -> None:
    """Such a name was made to write where nobody expects it: nothing that comes with it is to be trusted either."""
    refuse_names([name for name in archive.namelist() if ".." in PurePosixPath(name).parts], source)


def refuse_names(ways_out: Sequence[str], source: Source) -> None:
    """Refuse the archive if one of its members leads out of it."""
    if ways_out:
        message = said(
            "{path} was made to write elsewhere: {member} leads out of the archive",
            path=source.path,
            member=ways_out[0],
        )
        raise UnreadableFile(message, said("Do not trust this archive."))


def _with_slashes(name: str) -> str:
    return name.replace("\\", "/")


def _overlap(members: Sequence[ZipInfo]) -> bool:
    """Whether one stretch of the archive is to be unpacked more than once, as bombs do it."""
    placed = sorted((member.header_offset, member.compress_size) for member in members)
    return any(start + size > following for (start, size), (following, _) in pairwise(placed))


def read_member(archive: ZipFile, member: str | ZipInfo, password: str | None = None) -> bytes:
    """A member's content, unpacked. Raises `UnreadableFile` and its kin."""
    info = archive.getinfo(member) if isinstance(member, str) else member
    name = PurePosixPath(info.filename).name
    if info.compress_type == _AES:
        raise EncryptedFile(
            said("{name} in the archive is encrypted with AES", name=name),
            said("Unpack the archive and give its files."),
        )
    try:
        return _unpacked(archive, info, password)
    except MemoryError:
        raise
    except Exception as error:  # zipfile and what unpacks for it raise many kinds on members made to break them
        if not isinstance(error, RuntimeError) or isinstance(error, NotImplementedError):
            raise UnreadableFile(said("{name} in the archive is damaged", name=name), said("Pack it again.")) from error
        hint = said("Give the right one with --password.") if password else said("Give it with --password.")
        raise EncryptedFile(said("{name} in the archive is under a password", name=name), hint) from error


def _unpacked(archive: ZipFile, info: ZipInfo, password: str | None) -> bytes:
    """A member that unpacks to more than the directory says is cut there, and its checksum is wrong."""
    if password is None or password.isascii():
        return archive.read(info, pwd=password.encode("ascii") if password else None)
    # Which encoding a password of Chinese characters is in, the packer decided.
    try:
        return archive.read(info, pwd=password.encode("utf-8"))
    except RuntimeError:
        return archive.read(info, pwd=password.encode("gb18030"))
