"""The files in a .zip, one after the other; nothing is ever unpacked to a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from govtask_extract.errors import GovtaskError, UnknownFormat, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip, read_member
from govtask_extract.reading.detect import detect

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UTF_8 = 0x800
# What systems and programs leave behind, and nobody means to hand in.
_LEFTOVERS = ("thumbs.db", "desktop.ini")


def is_archive(source: Source) -> bool:
    """A zip that is no document of a format that we know: a DOCX is one, too."""
    if not source.content.startswith(_ZIP):
        return False
    try:
        detect(source)
    except UnknownFormat:
        return True
    return False


def archived_files(source: Source, options: Options) -> Iterator[tuple[str, bytes | GovtaskError]]:
    """The name of each file in the archive, in the order of their names, and its content or why it has none."""
    with _opened(source, options) as archive:
        members = ((_path(member), member) for member in archive.infolist() if not member.is_dir())
        found = sorted((item for item in members if not is_leftover(item[0])), key=lambda item: item[0])
        if not found:
            raise UnreadableFile(f"{source.name} holds no files", "Was it packed completely?")
        for path, member in found:
            try:
                _check(path, source)
                yield path, read_member(archive, member, options.password)
            except GovtaskError as error:
                yield path, error.about(source.name)


def _opened(source: Source, options: Options) -> ZipFile:
    try:
        return open_zip(source.content, options.limits)
    except GovtaskError as error:
        raise error.about(source.name) from error.__cause__


def is_leftover(path: str) -> bool:
    """A hidden file, or one that Office keeps beside an open one."""
    parts = PurePosixPath(path).parts
    return (
        any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
        or parts[-1].startswith("~$")
        or parts[-1].lower() in _LEFTOVERS
    )


def _check(path: str, source: Source) -> None:
    """Such a name was made to write where nobody expects it."""
    if ".." in PurePosixPath(path).parts or path.startswith("/") or path[1:2] == ":":
        raise UnreadableFile(f"{path} in {source.name} leads out of the archive", "Do not trust this archive.")


def _path(member: ZipInfo) -> str:
    """Without the flag for UTF-8 a name is in the packer's own encoding: in China, that is GBK."""
    path = member.filename
    if not member.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("gb18030")
    return path.replace("\\", "/")
