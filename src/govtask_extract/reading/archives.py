"""The files in a .zip, one after the other; nothing is ever unpacked to a disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from stat import S_ISLNK
from time import monotonic
from zipfile import ZipFile, ZipInfo

from govtask_extract.errors import GovtaskError, UnknownFormat, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.containers import open_zip, read_member
from govtask_extract.reading.detect import check_readable, detect
from govtask_extract.reading.limits import past_limit
from govtask_extract.reading.unread_formats import unread_format

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_UTF_8 = 0x800
# What systems and programs leave behind, and nobody means to hand in.
_LEFTOVERS = ("thumbs.db", "desktop.ini")

Given = tuple[str, bytes | GovtaskError]
"""The name of a file and its content, or why it has none."""


def is_archive(source: Source) -> bool:
    """A zip that is no document of a format that we know: a DOCX is one, too, and so is a presentation."""
    if not source.content.startswith(_ZIP) or unread_format(source.content) is not None:
        return False
    try:
        detect(source)
    except UnknownFormat:
        return True
    return False


def archived_files(source: Source, options: Options) -> Iterator[Given]:
    """The name of each file in the archive, in the order of their names, and its content or why it has none.

    Raises a `GovtaskError` about the archive as a whole if a name leads out of it, or if nothing in it can be read.
    """
    with _opened(source, options) as archive:
        _refuse_ways_out(archive, source)
        files = ((path, _content(archive, path, member, source, options)) for path, member in _files(archive))
        refused: list[tuple[str, GovtaskError]] = []
        end = monotonic() + options.limits.seconds
        for path, content in files:
            if isinstance(content, bytes):
                yield from refused
                yield path, content
                yield from files
                return
            refused.append((path, content))
            if monotonic() > end:
                raise past_limit(source.name, "seconds", options.limits.seconds)
        raise _nothing_readable(source, [error for _, error in refused])


def _files(archive: ZipFile) -> list[tuple[str, ZipInfo]]:
    """A member without a name is a leftover, too."""
    members = ((_path(member), member) for member in archive.infolist())
    files = (item for item in members if not item[0].endswith("/") and not is_leftover(item[0]))
    return sorted(files, key=lambda item: item[0])


def _refuse_ways_out(archive: ZipFile, source: Source) -> None:
    """Such a name was made to write where nobody expects it: nothing that comes with it is to be trusted either."""
    ways_out = [path for path in map(_path, archive.infolist()) if _leads_out(path)]
    if ways_out:
        message = f"{source.name} was made to write elsewhere: {ways_out[0]} leads out of the archive"
        raise UnreadableFile(message, "Do not trust this archive.")


def _leads_out(path: str) -> bool:
    return ".." in PurePosixPath(path).parts or path.startswith("/") or path[1:2] == ":"


def _content(archive: ZipFile, path: str, member: ZipInfo, source: Source, options: Options) -> bytes | GovtaskError:
    """A member's content, or why no reader takes it."""
    try:
        if S_ISLNK(member.external_attr >> 16):
            raise UnreadableFile(f"{path} is a link and no file", "Pack the file that it stands for.")
        content = read_member(archive, member, options.password)
        if content:
            check_readable(Source(PurePosixPath(path).name, content))
    except GovtaskError as error:
        return error.about(source.name)
    return content


def _nothing_readable(source: Source, errors: Sequence[GovtaskError]) -> GovtaskError:
    """The first error speaks for the others."""
    if not errors:
        return UnreadableFile(f"{source.name} holds no files", "Was it packed completely?")
    if len(errors) == 1:
        return errors[0]
    first = errors[0]
    reason = first.message.removeprefix(f"{source.name}: ")
    message = f"{source.name} holds {len(errors)} files and none that can be read. The first: {reason}"
    return type(first)(message, first.hint)


def _opened(source: Source, options: Options) -> ZipFile:
    try:
        return open_zip(source.content, options.limits)
    except GovtaskError as error:
        raise error.about(source.name) from error.__cause__


def is_leftover(path: str) -> bool:
    """A hidden file, or one that Office keeps beside an open one; or a name that is none."""
    parts = PurePosixPath(path).parts
    return (
        not parts
        or any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
        or parts[-1].startswith("~$")
        or parts[-1].lower() in _LEFTOVERS
    )


def _path(member: ZipInfo) -> str:
    """Without the flag for UTF-8 a name is in the packer's own encoding: in China, that is GBK."""
    # A name in GBK may have the backslash as the second byte of a character.
    path = member.orig_filename.partition("\0")[0]
    if not member.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("gb18030")
    return path.replace("\\", "/")
