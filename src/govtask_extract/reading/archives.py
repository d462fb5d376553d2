"""The files in a .zip, and those that a mail brings, one after the other; nothing is ever unpacked to a disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from stat import S_ISLNK
from time import process_time
from zipfile import ZipFile, ZipInfo

from govtask_extract.data_files import has_data_suffix
from govtask_extract.errors import GovtaskError, UnknownFormat, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.patterns import lazy_re
from govtask_extract.reading.containers import open_zip, read_member, refuse_names
from govtask_extract.reading.detect import check_readable, detect
from govtask_extract.reading.encodings import decode
from govtask_extract.reading.limits import check_limit, past_limit
from govtask_extract.reading.mails import attachments, is_mail, mail_parts, written_in
from govtask_extract.reading.unread_formats import unread_format
from govtask_extract.saying.recognised import recognised
from govtask_extract.saying.said import said

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Signatures under a mail, in JPEG, PNG and GIF.
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
# What a mail says that only tells what comes with it is shorter.
_LETTER = 200
_NAME_OF_WORDS = {"text/html": "body.html", "text/plain": "body.txt"}
_UTF_8 = 0x800
# What systems and programs leave behind, and nobody means to hand in.
_LEFTOVERS = ("thumbs.db", "desktop.ini")

_TAG = lazy_re(r"<[^<>]*>")

Given = tuple[str, bytes | GovtaskError]
"""The name of a file and its content, or why it has none."""


def is_archive(source: Source) -> bool:
    """A zip that is no document that we know, as a DOCX or a presentation is; a mail that brings a file to be read."""
    if is_mail(source.content):
        return any(map(_is_read, _brought(source)))
    if not source.content.startswith(_ZIP) or unread_format(source.content) is not None:
        return False
    try:
        detect(source)
    except UnknownFormat:
        return True
    return False


def archived_files(source: Source, options: Options) -> Iterator[Given]:
    """The name of each file in the archive, in the order of their names, and its content or why it has none.

    Those of a mail are in its own order, and archives among them are opened.

    Raises a `GovtaskError` about the archive as a whole if a name leads out of it, or if nothing in it can be read.
    """
    if is_mail(source.content):
        yield from _files_of_mail(source, options)
        return
    with _opened(source, options) as archive:
        _refuse_ways_out(archive, source)
        files = ((path, _content(archive, path, member, source, options)) for path, member in _files(archive))
        refused: list[tuple[str, GovtaskError]] = []
        end = process_time() + options.limits.seconds
        for path, content in files:
            if isinstance(content, bytes):
                yield from refused
                yield path, content
                yield from files
                return
            refused.append((path, content))
            if process_time() > end:
                raise past_limit(source.path, "seconds", options.limits.seconds)
        raise _nothing_readable(source, [error for _, error in refused])


def _brought(source: Source) -> list[Source]:
    """The files that come with a mail, and the mail's own words if they are as long as a notice."""
    try:
        parts = mail_parts(source.content)
    except UnreadableFile:
        return []
    body = written_in(parts)
    written = [Source(_NAME_OF_WORDS[body.kind], body.content)] if body and _is_long(body.content) else []
    return [*written, *(Source(name, content) for name, content in attachments(parts))]


def _is_long(words: bytes) -> bool:
    return len("".join(_TAG.sub("", decode(words) or "").split())) > _LETTER


def _is_read(source: Source) -> bool:
    with suppress(GovtaskError):
        check_readable(source)
        return source.name not in _NAME_OF_WORDS.values()
    return source.content.startswith(_ZIP)


def _files_of_mail(source: Source, options: Options) -> Iterator[Given]:
    for brought in _brought(source):
        if brought.content.startswith(_ZIP) and is_archive(brought):
            yield from _files_in(brought, options)
        elif _is_read(brought) or brought.name in _NAME_OF_WORDS.values():
            yield brought.name, brought.content
        elif not brought.content.startswith(_PICTURES):
            yield brought.name, _why_unread(brought)


def _files_in(archive: Source, options: Options) -> Iterator[Given]:
    try:
        yield from ((f"{archive.name}/{path}", given) for path, given in archived_files(archive, options))
    except GovtaskError as error:
        yield archive.name, error


def _why_unread(source: Source) -> GovtaskError:
    try:
        check_readable(source)
    except GovtaskError as error:
        return error
    return UnreadableFile(
        said("{path} cannot be read", path=source.path), said("Save it and open it in the program that made it.")
    )


def _files(archive: ZipFile) -> list[tuple[str, ZipInfo]]:
    """A member without a name is a leftover, too."""
    members = ((_path(member), member) for member in archive.infolist())
    files = (item for item in members if not item[0].endswith("/") and not is_leftover(item[0]))
    return sorted(files, key=lambda item: (has_data_suffix(item[0]), item[0]))


def _refuse_ways_out(archive: ZipFile, source: Source) -> None:
    """Such a name was made to write where nobody expects it: nothing that comes with it is to be trusted either."""
    refuse_names([path for path in map(_path, archive.infolist()) if _leads_out(path)], source)


def _leads_out(path: str) -> bool:
    return ".." in PurePosixPath(path).parts or path.startswith("/") or path[1:2] == ":"


def _content(archive: ZipFile, path: str, member: ZipInfo, source: Source, options: Options) -> bytes | GovtaskError:
    """A member's content, or why no reader takes it."""
    try:
        if S_ISLNK(member.external_attr >> 16):
            raise UnreadableFile(
                said("{path} is a link and no file", path=path), said("Pack the file that it stands for.")
            )
        check_limit(path, "bytes", member.file_size, options.limits.bytes)
        content = read_member(archive, member, options.password)
        if content:
            check_readable(Source(PurePosixPath(path).name, content))
    except GovtaskError as error:
        return error.about(source.path)
    return content


def _nothing_readable(source: Source, errors: Sequence[GovtaskError]) -> GovtaskError:
    """The first error speaks for the others."""
    if not errors:
        return UnreadableFile(said("{path} holds no files", path=source.path), said("Was it packed completely?"))
    if len(errors) == 1:
        return errors[0]
    first = errors[0]
    reason = recognised(first.message.removeprefix(f"{source.path}: "))
    message = said(
        "{path} holds {count} files and none that can be read. The first: {reason}",
        path=source.path,
        count=len(errors),
        reason=reason,
    )
    return type(first)(message, first.hint)


def _opened(source: Source, options: Options) -> ZipFile:
    try:
        return open_zip(source.content, options.limits)
    except GovtaskError as error:
        raise error.about(source.path) from error.__cause__


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
